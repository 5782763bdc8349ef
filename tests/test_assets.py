"""What the build packed beside the code can be found."""

from newsdesk import assets


def test_the_templates_are_there() -> None:
    """Pages and their stylesheet."""
    names = {path.name for path in assets.template_folder().iterdir()}

    assert {"base.html", "front.html", "story.html", "feed.xml", "style.css"} <= names


def test_the_sample_is_there() -> None:
    """A folder with something in it."""
    assert any(assets.sample_folder().iterdir())
