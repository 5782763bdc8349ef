"""A newsroom's themes: found in its folder, chosen for all its pages, and told apart when they change."""

from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.domain.errors import BadInput
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Story, StoryText

ARTICLE = '{% extends "newsdesk/article.html" %}{% block page %}{{ super() }}by the river{% endblock %}'


@pytest.fixture
def theme(desk: Desk) -> Path:
    """A theme called "river" in the newsroom's folder."""
    folder = desk.themes.folder / "river"
    folder.mkdir(parents=True)
    (folder / "article.html").write_text(ARTICLE, "utf-8")
    return folder


@pytest.fixture
def story(desk: Desk) -> Story:
    """A story that is ready for an edition."""
    made = desk.stories.new(StoryText(headline="Snow", body="It snowed.", byline="A", countries=("KG",)))
    return made.value


def test_pages_have_the_look_that_was_chosen(desk: Desk, theme: Path, story: Story) -> None:
    """In the preview from then on; and the program's own again when that is chosen."""
    before = desk.preview.page(story).html

    desk.themes.choose("river")
    in_theme = desk.preview.page(story).html
    desk.themes.choose("")

    assert "by the river" in in_theme
    assert desk.preview.page(story).html == before


def test_a_theme_that_cannot_be_used_is_not_chosen(desk: Desk, theme: Path) -> None:
    """Nor is one that is not there, wherever its name would lead."""
    (theme / "front.html").write_text("{% if %}", "utf-8")

    for name, said in (
        ("river", "front.html, line 1"),
        ("../river", "Choose river or Newsdesk’s own look"),
        ("lake", "lake"),
    ):
        with pytest.raises(BadInput, match=said):
            desk.themes.choose(name)

    assert desk.themes.chosen() == ""


def test_a_theme_that_is_spoilt_later_shows_in_an_export_and_not_in_the_preview(
    desk: Desk, theme: Path, story: Story, tmp_path: Path
) -> None:
    """Whoever writes sees the story; whoever publishes learns what to mend."""
    desk.themes.choose("river")
    edition = desk.publishing.selection([story.uid])
    (theme / "article.html").write_text("{{ hedline }}", "utf-8")

    [state] = desk.themes.all()
    assert "Snow" in desk.preview.page(story).html
    assert state.trouble.startswith("The theme “river” cannot be used. article.html, line 1: ")
    with pytest.raises(BadInput, match="hedline"):
        desk.publishing.export_selection(edition, tmp_path / "out", Silent())
    assert not (tmp_path / "out").exists()


def test_one_export_may_have_another_look(desk: Desk, theme: Path, story: Story, tmp_path: Path) -> None:
    """What the newsroom has chosen stays as it is."""
    edition = desk.publishing.selection([story.uid])

    for name in ("river", "", "river"):
        done = desk.publishing.export_selection(edition, tmp_path / f"out-{name}", Silent(), theme=name)
        [page] = done.value.written.path.glob("stories/*.html")
        assert ("by the river" in page.read_text("utf-8")) is (name == "river")

    assert desk.themes.chosen() == ""


def test_a_newsroom_without_themes_has_none(desk: Desk) -> None:
    """And says where they would be."""
    assert desk.themes.all() == ()
    with pytest.raises(BadInput, match=r"no theme “river”. Put it into .*, or choose Newsdesk’s own look"):
        desk.themes.choose("river")
