"""What bundles have beside their pages is chosen once, kept, and may be another for one export."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.formats import USUAL_FORMATS, Format, Outlets
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Status


@pytest.fixture
def ready(story: Callable[..., str]) -> str:
    """A story that may go out."""
    return story(Status.READY)


def exported(desk: Desk, uid: str, out: Path, outlets: Outlets | None = None) -> list[str]:
    """Export a story, and return the formats that the bundle says it has."""
    selection = desk.publishing.selection((uid,))
    desk.publishing.export_selection(selection, out, Silent(), outlets=outlets)
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


def test_bundles_for_readers_only_are_a_choice_too(desk: Desk) -> None:
    """Kept beside the formats, and taken back."""
    for for_desks in (False, True):
        kept = desk.outlets.choose(Outlets(USUAL_FORMATS, "", for_desks))

        assert desk.outlets.chosen() == kept
        assert kept.for_desks is for_desks


def test_what_is_for_readers_only_cannot_be_taken_in(
    desk: Desk, other_desk: Desk, ready: str, tmp_path: Path
) -> None:
    """It is sound, has the same pages, no sources, revisions and notes, and says in a sentence what it is."""
    desk.notes.add(ready, "Who says so?", travels=True)
    whole, bare = tmp_path / "whole", tmp_path / "bare"
    exported(desk, ready, whole)

    exported(desk, ready, bare, Outlets(for_desks=False))

    assert not (bare / "source").exists()
    assert (bare / "index.html").read_bytes() == (whole / "index.html").read_bytes()
    assert not any(b"Who says so?" in path.read_bytes() for path in bare.rglob("*") if path.is_file())
    examined = desk.trust.examine(bare)
    assert examined.findings == ()
    assert "It is for readers only: another desk cannot take it in." in examined.sentences
    assert "readers only" not in " ".join(desk.trust.examine(whole).sentences)
    with pytest.raises(BadInput, match="is for readers only: it holds no sources"):
        other_desk.intake.read_bundle(bare)


def test_a_bundle_goes_out_for_desks_and_for_readers_in_turn(
    desk: Desk, other_desk: Desk, ready: str, tmp_path: Path
) -> None:
    """In the same place: what was kept of the one is no part of the other."""
    for name in ("out", "out.zip"):
        for for_desks in (True, False, True, False):
            desk.publishing.export_selection(
                desk.publishing.selection((ready,)),
                tmp_path / name,
                Silent(),
                outlets=Outlets(for_desks=for_desks),
            )

            if for_desks:
                assert other_desk.intake.read_bundle(tmp_path / name).stories
            else:
                with pytest.raises(BadInput, match="readers only"):
                    other_desk.intake.read_bundle(tmp_path / name)


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
    assert exported(desk, ready, tmp_path / "other", Outlets(frozenset({Format.WIRE}))) == ["wire"]
    assert exported(desk, ready, tmp_path / "none", Outlets(frozenset())) == []
    assert desk.outlets.chosen() == chosen


def test_bundles_know_where_they_are_published(desk: Desk, ready: str, tmp_path: Path) -> None:
    """What needs an address is there once there is one."""
    desk.outlets.choose(Outlets(USUAL_FORMATS, "https://news.example.com/day/"))

    assert "sitemap" in exported(desk, ready, tmp_path / "out")
    assert "https://news.example.com/day/stories/" in (tmp_path / "out/sitemap.xml").read_text("utf-8")
