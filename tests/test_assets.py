"""What the build packed beside the code can be found."""

from newsdesk import assets


def test_the_templates_are_there() -> None:
    """Pages and their stylesheet."""
    names = {path.name for path in assets.template_folder().iterdir()}

    assert {"base.html", "front.html", "story.html", "style.css"} <= names


def test_the_formats_are_there() -> None:
    """Templates of all that is no page, the book's in a folder of their own."""
    folder = assets.format_folder()

    assert {"sitemap.xml", "news-sitemap.xml", "wordpress.xml"} <= {path.name for path in folder.iterdir()}
    assert {"package.opf", "nav.xhtml", "story.xhtml"} <= {path.name for path in (folder / "epub").iterdir()}


def test_the_days_of_rest_are_there() -> None:
    """A file for each country, with many a day; the last ones are far ahead."""
    files = sorted(assets.holiday_folder().glob("*.txt"))

    assert [each.stem for each in files] == ["ECB", "KG", "KZ", "RU", "TM", "UZ"]
    assert all(each.read_text("utf-8").split()[-1] > "2050" for each in files)


def test_the_sample_is_there() -> None:
    """A folder with something in it."""
    assert any(assets.sample_folder().iterdir())
