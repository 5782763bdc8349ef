"""Backups: made in use, sound, never lost; and what putting one back does."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from newsdesk.domain.backups import BackupKind
from newsdesk.domain.clock import FixedClock
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.progress import Silent
from newsdesk.domain.query import Sort
from newsdesk.domain.story import Status, Story
from newsdesk.store.archive import Archive
from newsdesk.store.backups import illness
from newsdesk.store.header import NewerNewsroom
from newsdesk.store.health import examine
from newsdesk.store.restoring import put_in_place
from newsdesk.store.shelf import Shelf
from newsdesk.store.stories import Stories
from newsdesk.store.trouble import Damaged
from newsdesk.text.query import parse


def uids(archive: Archive) -> set[str]:
    with archive.reading() as db:
        return set(Stories(db).uids(Status.DRAFT))


def uids_in(backup: Path) -> set[str]:
    with closing(sqlite3.connect(backup)) as db:
        return {uid for (uid,) in db.execute("SELECT uid FROM story")}


@pytest.fixture
def beside(tmp_path: Path, clock: FixedClock) -> Iterator[Archive]:
    """Another newsroom, empty."""
    opened = Archive.create(tmp_path / "beside", clock, "Beside")
    yield opened
    opened.close()


def test_a_backup_is_a_newsroom_of_its_own(
    archive: Archive, add: Callable[..., Story], tmp_path: Path
) -> None:
    """It is sound, holds what is only in the WAL yet, and opens when it is put into an empty folder."""
    add("one")

    path = archive.backup(BackupKind.BY_HAND)

    assert path == archive.folder / "backups" / "newsroom-2025-12-12T083000Z-by-hand.db"
    moved = tmp_path / "moved"
    moved.mkdir()
    path.rename(moved / "newsroom.db")
    other = Archive.open(moved, archive.clock)
    assert uids(other) == {"one"}
    assert all(finding.ok for finding in examine(other))
    other.close()


def test_two_backups_in_one_second_are_two(archive: Archive, add: Callable[..., Story]) -> None:
    """A backup never takes another's place."""
    first = archive.backup(BackupKind.BY_HAND)
    add("one")
    second = archive.backup(BackupKind.BY_HAND)

    assert first != second
    assert (uids_in(first), uids_in(second)) == (set(), {"one"})


def test_a_backup_can_be_made_while_something_is_written(archive: Archive, add: Callable[..., Story]) -> None:
    """It holds what was kept, and not what is not kept yet."""
    add("kept")
    with archive.writing():
        add("not yet")
        path = archive.backup(BackupKind.BY_HAND)

    assert uids_in(path) == {"kept"}
    assert uids(archive) == {"kept", "not yet"}


def test_a_backup_leaves_nothing_else_behind(archive: Archive, add: Callable[..., Story]) -> None:
    """Neither making one nor putting it back leaves SQLite's own files in the folder of backups."""
    add("one")
    path = archive.backup(BackupKind.BY_HAND)
    before = archive.restore(path)

    assert set((archive.folder / "backups").iterdir()) == {path, before}


def test_half_a_copy_goes_when_the_newsroom_is_opened_again(archive: Archive) -> None:
    """It is as large as a whole one, and nobody would ever finish it. What is whole stays."""
    whole = archive.backup(BackupKind.BY_HAND)
    archive.close()
    half = whole.with_name("newsroom-2025-12-12T083001Z-before-restore.partial")
    for each in ("", "-wal", "-journal"):
        half.with_name(half.name + each).write_bytes(b"half")

    Archive.open(archive.folder, archive.clock).close()

    assert list(whole.parent.iterdir()) == [whole]


def test_half_a_copy_stays_while_another_program_may_be_making_it(archive: Archive) -> None:
    """Whoever only looks removes nothing."""
    half = archive.folder / "backups" / "newsroom-2025-12-12T083001Z-daily.partial"
    half.write_bytes(b"half")

    Archive.open(archive.folder, archive.clock).close()

    assert half.exists()


def test_restoring_puts_everything_back_and_keeps_what_was_there(
    archive: Archive, add: Callable[..., Story]
) -> None:
    """The newsroom is as it was, can be written and searched, and what it held before is a backup itself."""
    add("old")
    backup = archive.backup(BackupKind.BY_HAND)
    add("new")

    before = archive.restore(backup)

    assert uids(archive) == {"old"}
    assert uids_in(before) == {"old", "new"}
    add("newest")
    with archive.reading() as db:
        assert Shelf(db, archive.clock.now()).uids(parse("headline"), Sort()) == ("newest", "old")
    assert archive.restore(before) != before
    assert uids(archive) == {"old", "new"}
    assert uids_in(before) == {"old", "new"}


def test_restoring_makes_the_search_index_anew(archive: Archive, add: Callable[..., Story]) -> None:
    """An index that has gone wrong is right again once a backup of that very state is put back."""
    add("one")
    with archive.writing() as db:
        db.execute_sql("INSERT INTO story_search(story_search) VALUES ('delete-all')")
    with archive.reading() as db:
        assert not Shelf(db, archive.clock.now()).count(parse("headline"))

    archive.restore(archive.backup(BackupKind.BY_HAND))

    with archive.reading() as db:
        assert Shelf(db, archive.clock.now()).count(parse("headline"))


def test_restoring_over_what_is_not_sound_keeps_that_too(archive: Archive, add: Callable[..., Story]) -> None:
    """Damage in what is there now is no reason not to put a sound backup in its place."""
    add("one")
    backup = archive.backup(BackupKind.BY_HAND)
    archive.close()
    with closing(sqlite3.connect(archive.database)) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'story_slug'").fetchone()
    with archive.database.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(bytes(4096))
    with closing(sqlite3.connect(archive.database)) as db:
        assert illness(db, Silent())
    again = Archive.open(archive.folder, archive.clock)

    before = again.restore(backup)

    assert before.exists()
    assert all(finding.ok for finding in examine(again))
    assert uids(again) == {"one"}
    again.close()


def damaged(data: bytes) -> bytes:
    return data[: len(data) // 2] + bytes(len(data) - len(data) // 2)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data[:5000], "damaged and was not restored"),
        (damaged, "damaged and was not restored"),
        (lambda _data: b"Dear reader", "is not a newsroom’s file"),
        (lambda data: data[:68] + b"\0\0\0\1" + data[72:], "not a newsroom’s"),
    ],
)
def test_a_spoilt_backup_is_not_put_back(
    archive: Archive, add: Callable[..., Story], spoil: Callable[[bytes], bytes], said: str
) -> None:
    """What is there stays as it is, and no backup of it is made for nothing."""
    add("one")
    backup = archive.backup(BackupKind.BY_HAND)
    backup.write_bytes(spoil(backup.read_bytes()))

    with pytest.raises(BadInput, match=said):
        archive.restore(backup)

    assert uids(archive) == {"one"}
    assert list((archive.folder / "backups").iterdir()) == [backup]


def test_a_newer_backup_is_not_put_back(archive: Archive) -> None:
    """Its tables would not be understood."""
    backup = archive.backup(BackupKind.BY_HAND)
    with closing(sqlite3.connect(backup)) as db:
        db.execute("PRAGMA user_version = 99")

    with pytest.raises(NewerNewsroom):
        archive.restore(backup)


def test_no_backup_is_said(archive: Archive, tmp_path: Path) -> None:
    """A missing file and a folder are both no backup."""
    for path in (tmp_path / "none.db", tmp_path):
        with pytest.raises(BadInput, match="There is no backup at"):
            archive.restore(path)


def test_another_newsroom_in_use_can_be_restored_from(
    archive: Archive, beside: Archive, add: Callable[..., Story]
) -> None:
    """What it has only in its WAL comes along."""
    add("one")

    beside.restore(archive.database)

    assert uids(beside) == {"one"}


def test_who_may_only_look_may_not_restore(archive: Archive, clock: FixedClock) -> None:
    """And nothing is changed or copied."""
    backup = archive.backup(BackupKind.BY_HAND)
    second = Archive.open(archive.folder, clock)

    with pytest.raises(Refused, match="You can look"):
        second.restore(backup)

    assert list((archive.folder / "backups").iterdir()) == [backup]


def test_a_newsroom_that_cannot_be_opened_is_rescued(archive: Archive, add: Callable[..., Story]) -> None:
    """A backup takes the place of a broken file, which is kept with all that belongs to it."""
    add("one")
    backup = archive.backup(BackupKind.BY_HAND)
    archive.close()
    archive.database.write_bytes(archive.database.read_bytes()[:5000])
    archive.database.with_name("newsroom.db-wal").write_bytes(b"left over")
    with pytest.raises(Damaged):
        Archive.open(archive.folder, archive.clock)

    kept = put_in_place(archive.folder, archive.clock, backup, Silent())

    assert kept is not None
    assert kept.name == "damaged-2025-12-12T083000Z.db"
    assert kept.stat().st_size == 5000
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"left over"
    again = Archive.open(archive.folder, archive.clock)
    assert uids(again) == {"one"}
    assert all(finding.ok for finding in examine(again))
    again.close()


def test_a_newsroom_in_use_is_not_rescued(archive: Archive) -> None:
    """Nobody's open file is taken away."""
    backup = archive.backup(BackupKind.BY_HAND)

    with pytest.raises(Refused, match="in use by"):
        put_in_place(archive.folder, archive.clock, backup, Silent())

    assert archive.database.exists()


def test_a_spoilt_backup_rescues_nothing(archive: Archive) -> None:
    """The broken file stays where it is."""
    backup = archive.backup(BackupKind.BY_HAND)
    archive.close()
    backup.write_bytes(backup.read_bytes()[:5000])
    before = archive.database.read_bytes()

    with pytest.raises(BadInput, match="damaged"):
        put_in_place(archive.folder, archive.clock, backup, Silent())

    assert archive.database.read_bytes() == before


FULL = """
import resource, sys
from pathlib import Path
from newsdesk.domain.backups import BackupKind
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.errors import Refused
from newsdesk.store.archive import Archive

archive = Archive.open(Path(sys.argv[1]), SystemClock())
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
try:
    archive.backup(BackupKind.BY_HAND)
except Refused as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits on files are of another kind there")
def test_a_backup_that_does_not_fit_is_not_half_there(archive: Archive) -> None:
    """Where the disk takes no more, there is a sentence and no file."""
    archive.close()

    told = subprocess.run(
        [sys.executable, "-c", FULL, str(archive.folder)], capture_output=True, text=True, check=True
    ).stdout

    assert "disk" in told
    assert not list((archive.folder / "backups").iterdir())
