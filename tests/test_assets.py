"""What the build packed beside the code can be found."""

from newsdesk import assets


def test_the_templates_are_there() -> None:
    """Pages and their stylesheet."""
    names = {path.name for path in assets.template_folder().iterdir()}

    assert {"base.html", "front.html", "story.html", "feed.xml", "style.css"} <= names


def test_the_formats_are_there() -> None:
    """Templates of all that is no page, the book's in a folder of their own."""
    folder = assets.format_folder()

    assert {"sitemap.xml", "news-sitemap.xml", "wordpress.xml"} <= {path.name for path in folder.iterdir()}
    assert {"package.opf", "nav.xhtml", "story.xhtml"} <= {path.name for path in (folder / "epub").iterdir()}


def test_the_sample_is_there() -> None:
    """A folder with something in it."""
    assert any(assets.sample_folder().iterdir())
