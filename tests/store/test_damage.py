"""Who finds damage leaves a note, and whoever opens the newsroom next may look and not write."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest

from newsdesk.domain.backups import BackupKind
from newsdesk.domain.clock import FixedClock
from newsdesk.domain.errors import Refused
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Status, Story, StoryText, Why
from newsdesk.store.archive import Archive
from newsdesk.store.damage import damage_in, forget_damage, note_damage
from newsdesk.store.health import examine
from newsdesk.store.restoring import put_in_place
from newsdesk.store.stories import Stories
from newsdesk.store.trouble import Damaged, IndexDamaged
from newsdesk.store.wal import wal

Raw = Callable[[Path], AbstractContextManager[sqlite3.Connection]]


def test_a_noted_newsroom_is_opened_only_to_look(archive: Archive, add: Callable[..., Story]) -> None:
    """Everything in it can be read; not a byte of its file changes."""
    add("one")
    archive.note_damage("A page is broken.")
    archive.close()
    before = archive.database.read_bytes()

    again = Archive.open(archive.folder, archive.clock)

    assert not again.writable
    assert again.damage == "A page is broken. (Found on 2025-12-12 at 08:30 UTC.)"
    assert again.refusal.startswith("A page is broken.")
    assert "rescue" in again.refusal
    with again.reading() as db:
        assert Stories(db).get("one") is not None
    with pytest.raises(Refused, match="A page is broken"), again.writing():
        pass
    assert not [each for each in examine(again) if not each.ok and each.check != "identity"]
    again.close()
    assert archive.database.read_bytes() == before


def test_the_first_finding_stays(folder: Path, clock: FixedClock) -> None:
    """The second is often what the first has led to."""
    folder.mkdir()
    note_damage(folder, "The first.", clock.now())
    note_damage(folder, "The second.", clock.now())

    assert damage_in(folder).startswith("The first.")
    forget_damage(folder)
    forget_damage(folder)
    assert damage_in(folder) == ""


def test_a_note_that_cannot_be_read_is_a_note(folder: Path) -> None:
    """Whoever puts something of that name there means something."""
    (folder / "newsroom.damaged").mkdir(parents=True)

    assert damage_in(folder) == "The newsroom’s file was found damaged."


@pytest.fixture
def spoilt(archive: Archive, add: Callable[..., Story], now: datetime) -> Iterator[Archive]:
    """A newsroom that is being written to, and in which one story's text is no text any more."""
    add("one", StoryText(headline="Wheat", body="PERSIMMON"))
    archive.close()
    data = archive.database.read_bytes()
    archive.database.write_bytes(data.replace(b"PERSIMMON", b"PERSIMM\xffN"))
    again = Archive.open(archive.folder, archive.clock)
    with again.writing() as db:
        Stories(db).add(Story("two", "two", StoryText(), Status.DRAFT, now, now, 0), "Aida", Why.NEW)
    yield again
    again.close()


def test_nothing_is_written_once_damage_is_met(spoilt: Archive) -> None:
    """Not even what stands in the WAL is moved into the file; whoever is interested hears of it once."""
    heard: list[str] = []
    spoilt.when_damaged = heard.append
    assert spoilt.writable
    before = spoilt.database.read_bytes()
    waiting = wal(spoilt.database).read_bytes()

    with pytest.raises(Damaged), spoilt.reading() as db:
        Stories(db).get("one")
    with pytest.raises(Refused, match=r"is damaged.*only to look"), spoilt.writing():
        pass
    assert not spoilt.settle()
    with pytest.raises(Refused):
        spoilt.backup(BackupKind.BY_HAND)
    spoilt.note_damage("Another.")
    with spoilt.reading() as db:
        assert Stories(db).get("two") is not None
    assert heard == [spoilt.damage]
    spoilt.close()

    assert (spoilt.database.read_bytes(), wal(spoilt.database).read_bytes()) == (before, waiting)
    again = Archive.open(spoilt.folder, spoilt.clock)
    assert not again.writable
    with again.reading() as db:
        assert Stories(db).get("two") is not None
    again.close()


def test_what_is_half_written_when_damage_is_met_is_not_kept(spoilt: Archive, now: datetime) -> None:
    """Somebody who reads has found it meanwhile."""

    def write() -> None:
        with spoilt.writing() as db:
            Stories(db).add(Story("three", "three", StoryText(), Status.DRAFT, now, now, 0), "Aida", Why.NEW)
            spoilt.note_damage("A page is broken.")

    with pytest.raises(Refused, match="only to look"):
        write()

    with spoilt.reading() as db:
        assert Stories(db).get("three") is None


def test_a_copy_that_shows_the_file_to_be_broken_is_damage(
    archive: Archive, add: Callable[..., Story]
) -> None:
    """The day's backup is where SQLite looks at every page."""
    for number in range(200):
        add(f"story-{number}", StoryText(headline="Wheat", body="rye " * 200))
    archive.settle()
    with archive.reading() as db:
        (root,) = db.execute_sql("SELECT rootpage FROM sqlite_master WHERE name = 'story_slug'").fetchone()
        size = db.pragma("page_size")
    archive.close()
    with archive.database.open("r+b") as file:
        file.seek((root - 1) * size + 3)
        file.write(b"\xff\xff")
    again = Archive.open(archive.folder, archive.clock)

    with pytest.raises(Damaged, match="SQLite finds the newsroom’s file broken"):
        again.backup(BackupKind.DAILY)

    assert not again.writable
    assert again.backups() == ()
    again.close()


def test_who_may_only_look_notes_nothing(archive: Archive, clock: FixedClock) -> None:
    """It may be a copy in the making that is looked at."""
    second = Archive.open(archive.folder, clock)

    second.note_damage("A page is broken.")

    assert damage_in(archive.folder) == ""


def test_a_full_index_is_no_damage_of_the_file(archive: Archive, add: Callable[..., Story], raw: Raw) -> None:
    """The stories are sound: it is said what to do, and the newsroom is written to as before."""
    add("one", StoryText(headline="Wheat"))
    archive.close()
    with raw(archive.database) as db:
        db.execute("UPDATE story_search_data SET block = x'00' WHERE id > 10")
    again = Archive.open(archive.folder, archive.clock)

    with pytest.raises(IndexDamaged, match="doctor --mend"), again.reading() as db:
        db.execute_sql("SELECT rowid FROM story_search WHERE story_search MATCH 'wheat'").fetchall()

    assert damage_in(archive.folder) == ""
    again.close()


@pytest.mark.parametrize("state", ["noted", "gone", "cut", "letters", "another's"])
def test_a_backup_takes_the_place_of_whatever_is_there(
    archive: Archive, add: Callable[..., Story], tmp_path: Path, state: str
) -> None:
    """The note goes, what was there is kept, and the newsroom can be written again."""
    add("one")
    archive.settle()
    backup = tmp_path / "backup.db"
    backup.write_bytes(archive.database.read_bytes())
    archive.note_damage("A page is broken.")
    archive.close()
    data = archive.database.read_bytes()
    if state == "gone":
        archive.database.unlink()
    else:
        spoilt = {
            "cut": data[:9000],
            "letters": b"Dear reader",
            "another's": data[:68] + bytes(4) + data[72:],
        }
        archive.database.write_bytes(spoilt.get(state, data))
    before = archive.database.read_bytes() if state != "gone" else b""

    kept = put_in_place(archive.folder, archive.clock, backup, Silent())

    assert (kept.read_bytes() if kept else b"") == before
    again = Archive.open(archive.folder, archive.clock)
    assert again.writable
    assert all(finding.ok for finding in examine(again))
    again.close()


def test_a_backup_makes_a_newsroom_where_there_is_no_folder(archive: Archive, tmp_path: Path) -> None:
    """On a new computer, from a stick."""
    archive.settle()

    assert put_in_place(tmp_path / "new" / "room", archive.clock, archive.database, Silent()) is None

    again = Archive.open(tmp_path / "new" / "room", archive.clock)
    assert again.writable
    again.close()


def test_a_history_that_makes_no_sense_is_said(archive: Archive, add: Callable[..., Story], raw: Raw) -> None:
    """One letter of an upgrade's name, and the upgrade would be made again over what is there."""
    add("one")
    archive.close()
    with raw(archive.database) as db:
        db.execute("UPDATE schema_migration SET name = replace(name, '0001_first', '0001_fiRst')")

    with pytest.raises(Damaged, match="says how its tables were made"):
        Archive.open(archive.folder, archive.clock)

    assert not (archive.folder / "newsroom.holder").exists()
