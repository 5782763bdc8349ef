"""Notes are kept beside their story, move along with its text, and go with it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsdesk.domain.clock import SystemClock
from newsdesk.domain.errors import Refused
from newsdesk.domain.notes import Anchor, GoneNote, Note
from newsdesk.domain.story import Status, Story, StoryText, Why
from newsdesk.store.archive import Archive
from newsdesk.store.notes import Notes
from newsdesk.store.standings import Standings
from newsdesk.store.stories import Stories

NOW = datetime(2025, 12, 12, 9, 0, tzinfo=UTC)
BODY = "A mill in Karakol presses fleece."


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive.create(tmp_path / "newsroom", SystemClock(), "x")
    with archive.writing() as db:
        for uid in ("a", "b"):
            text = StoryText(headline=f"Story {uid}", body=BODY)
            Stories(db).add(Story(uid, uid, text, Status.DRAFT, NOW, NOW, 6), "Aigul", Why.NEW)
    return archive


def note(uid: str, story: str = "a", passage: str = "", start: int = 0) -> Note:
    return Note(uid, story, f"Look at {uid}", NOW, "Aigul", Anchor("body", passage, start))


def seen_to(note: Note, at: datetime) -> Note:
    return replace(note, resolved=at, resolved_by="Bermet", turned=at)


def test_what_is_kept_comes_back(archive: Archive) -> None:
    """Every part of a note, in the order in which they were written."""
    first, second = replace(note("1", passage="mill", start=2), travels=True, reworded=NOW), note("2")
    with archive.writing() as db:
        Notes(db).add(first)
        Notes(db).add(second)
        Notes(db).put(seen_to(second, NOW + timedelta(hours=1)))

    with archive.reading() as db:
        kept = Notes(db).of("a")
        assert Notes(db).open_of("a") == (first,)
        assert Notes(db).get("3") is None

    assert kept[0] == first
    assert kept[1] == seen_to(second, NOW + timedelta(hours=1))
    archive.close()


def test_open_notes_are_counted(archive: Archive) -> None:
    """By story, of as many stories as there are; a story without any is not in the answer."""
    with archive.writing() as db:
        for uid in ("1", "2", "3"):
            Notes(db).add(note(uid))
        Notes(db).put(seen_to(note("3"), NOW))

    with archive.reading() as db:
        assert Notes(db).open_counts(["a", "b", *map(str, range(20_000))]) == {"a": 2}
        assert Notes(db).open_counts([]) == {}
    archive.close()


def test_what_travels_is_found_by_story(archive: Archive) -> None:
    """And is not counted where only what stays is asked for."""
    travelling = replace(note("1"), travels=True)
    with archive.writing() as db:
        for each in (travelling, note("2"), note("3", "b")):
            Notes(db).add(each)

    with archive.reading() as db:
        assert Notes(db).travelling(["a", "b"]) == {"a": (travelling,)}
        assert Notes(db).open_counts(["a", "b"], staying=True) == {"a": 1, "b": 1}
    archive.close()


def test_what_was_taken_away_is_remembered(archive: Archive) -> None:
    """By its uid alone, until it is put back."""
    with archive.writing() as db:
        Notes(db).add(note("1"))
        Notes(db).forget("a", GoneNote("1", NOW))

    with archive.writing() as db:
        assert (Notes(db).gone("a"), Notes(db).gone("b")) == ({"1": GoneNote("1", NOW)}, {})
        Notes(db).add(note("1"))
        assert not Notes(db).gone("a")
    archive.close()


def test_everywhere_lists_the_story_changed_last_first(archive: Archive) -> None:
    """With its headline."""
    with archive.writing() as db:
        Notes(db).add(note("1", "a"))
        Notes(db).add(note("2", "b"))
        Notes(db).add(note("3", "a"))
        Notes(db).put(seen_to(note("2", "b"), NOW))
        Standings(db).put(Standings(db).of(["a"]), NOW)

    with archive.reading() as db:
        everywhere = Notes(db).everywhere(only_open=False)
        still_open = Notes(db).everywhere(only_open=True)

    assert [(each.note.uid, each.headline) for each in everywhere] == [
        ("1", "Story a"),
        ("3", "Story a"),
        ("2", "Story b"),
    ]
    assert [each.note.uid for each in still_open] == ["1", "3"]
    archive.close()


def test_a_note_moves_with_the_text_it_is_about(archive: Archive) -> None:
    """Saving a story moves the anchors of its open notes, and of no other story's."""
    with archive.writing() as db:
        Notes(db).add(note("1", "a", "Karakol", BODY.index("Karakol")))
        Notes(db).add(note("2", "b", "Karakol", BODY.index("Karakol")))
        story = Stories(db).get("a")
        assert story is not None
        text = story.text.with_(body=f"Karakol was quiet. {BODY}")
        Stories(db).save(story, text, "a", 9, NOW, "Aigul", Why.TYPING)

    with archive.reading() as db:
        moved, other = Notes(db).of("a")[0], Notes(db).of("b")[0]

    assert text.body[moved.anchor.start :].startswith("Karakol presses")
    assert other.anchor.start == BODY.index("Karakol")
    archive.close()


def test_a_note_needs_its_story(archive: Archive) -> None:
    """It is refused where the story is gone."""
    with pytest.raises(Refused, match="not in the newsroom any more"), archive.writing() as db:
        Notes(db).add(note("1", "gone"))
    archive.close()
