"""The page beside the editor, and what it may load."""

import pytest

from newsdesk.desk import Desk
from newsdesk.domain.story import StoryText


def test_a_page_is_the_bundles_own(desk: Desk) -> None:
    """With the newsroom's name, the headline and the safe body in it."""
    story = desk.stories.new(
        StoryText(headline="Snow & Ice", body="It *snowed*.\n\n<script>x</script>")
    ).value

    shown = desk.preview.page(story)

    assert shown.body == desk.preview.render(story.text)
    assert "The Courier" in shown.html
    assert "Snow &amp; Ice" in shown.html
    assert "<em>snowed</em>" in shown.html
    assert "<script" not in shown.html


def test_a_page_loads_its_stylesheet(desk: Desk) -> None:
    """As bytes, with the type a browser wants."""
    story = desk.stories.new(StoryText(headline="Snow")).value
    html = desk.preview.page(story).html
    path = html.split('rel="stylesheet" href="')[1].split('"')[0].removeprefix("../")

    found = desk.preview.asset(path)

    assert found is not None
    assert found[0]
    assert found[1] == "text/css"


@pytest.mark.parametrize(
    "path", ["", "/", "assets", "assets/../newsroom.db", "../newsroom.db", "/etc/hostname"]
)
def test_a_page_loads_nothing_else(desk: Desk, path: str) -> None:
    """No file is looked up by name."""
    assert desk.preview.asset(path) is None
