"""What bundles have beside their pages is chosen once, kept, and may be another for one export."""

import json
from pathlib import Path

import pytest

from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.formats import USUAL_FORMATS, Format, Outlets
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import StoryText


@pytest.fixture
def ready(desk: Desk) -> str:
    """A story that may go out."""
    text = StoryText(headline="A Bridge Opens", body="It opened.", byline="Aida Bekova", countries=("KG",))
    uid = desk.stories.new(text).value.uid
    desk.workflow.act((uid,), "ready")
    return uid


def exported(desk: Desk, uid: str, out: Path, formats: frozenset[Format] | None = None) -> list[str]:
    """Export a story, and return the formats that the bundle says it has."""
    selection = desk.publishing.selection((uid,))
    desk.publishing.export_selection(selection, out, Silent(), formats=formats)
    said: list[str] = json.loads((out / "bundle.json").read_text("utf-8"))["formats"]
    return said


def test_what_is_usual_is_chosen_at_first(desk: Desk) -> None:
    """And no address is known."""
    assert desk.outlets.chosen() == Outlets(USUAL_FORMATS, "")


def test_a_choice_is_kept(desk: Desk) -> None:
    """None of them is a choice as well; an address is kept as the web knows it."""
    for formats in (frozenset[Format](), frozenset(Format), frozenset({Format.EPUB})):
        kept = desk.outlets.choose(Outlets(formats, "news.example.com/"))

        assert desk.outlets.chosen() == kept == Outlets(formats, "https://news.example.com")


def test_a_wrong_address_changes_nothing(desk: Desk) -> None:
    """Neither the address nor the formats that came with it."""
    before = desk.outlets.choose(Outlets(frozenset({Format.WIRE}), "https://example.com"))

    with pytest.raises(BadInput, match="is no web address"):
        desk.outlets.choose(Outlets(frozenset(Format), "ftp://example.com"))

    assert desk.outlets.chosen() == before


def test_a_newsroom_to_look_at_keeps_its_choice(desk: Desk, tmp_path: Path) -> None:
    """Another program has it open to write; to choose the same once more is no change."""
    looking = Desk(Newsroom.open(tmp_path / "newsroom", SystemClock(), "Timur"))

    assert looking.outlets.choose(Outlets()) == Outlets()
    with pytest.raises(Refused):
        looking.outlets.choose(Outlets(frozenset(), ""))
    looking.close()


def test_a_format_of_a_newer_newsdesk_is_passed_over(desk: Desk) -> None:
    """The others are what was chosen."""
    with desk.newsroom.archive.writing() as db:
        desk.newsroom.archive.set_setting(db, "formats", "hologram,epub")

    assert desk.outlets.chosen().formats == {Format.EPUB}


def test_bundles_have_what_was_chosen(desk: Desk, ready: str, tmp_path: Path) -> None:
    """And one export may have something else, without changing the choice."""
    desk.outlets.choose(Outlets(frozenset({Format.EPUB, Format.SITEMAP}), ""))
    chosen = desk.outlets.chosen()

    assert exported(desk, ready, tmp_path / "kept") == ["epub"]
    assert exported(desk, ready, tmp_path / "other", frozenset({Format.WIRE})) == ["wire"]
    assert exported(desk, ready, tmp_path / "none", frozenset()) == []
    assert desk.outlets.chosen() == chosen


def test_bundles_know_where_they_are_published(desk: Desk, ready: str, tmp_path: Path) -> None:
    """What needs an address is there once there is one."""
    desk.outlets.choose(Outlets(USUAL_FORMATS, "https://news.example.com/day/"))

    assert "sitemap" in exported(desk, ready, tmp_path / "out")
    assert "https://news.example.com/day/stories/" in (tmp_path / "out/sitemap.xml").read_text("utf-8")
