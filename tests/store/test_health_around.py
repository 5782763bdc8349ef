"""What the doctor says of all that is around the archive: its backups, its disk, its own memory."""

import shutil
from collections import namedtuple
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from newsdesk.domain.backups import BackupKind
from newsdesk.domain.clock import FixedClock
from newsdesk.domain.findings import HealthFinding
from newsdesk.domain.story import Status, Story, StoryText
from newsdesk.store.archive import Archive
from newsdesk.store.health import examine
from newsdesk.store.stories import Stories
from tests.memory import most_memory


def ill(archive: Archive) -> dict[str, HealthFinding]:
    return {finding.check: finding for finding in examine(archive) if not finding.ok}


@pytest.mark.parametrize(("days", "well"), [(0, True), (7, True), (8, False)])
def test_the_age_of_the_last_backup(archive: Archive, now: datetime, days: int, well: bool) -> None:
    """A week is long enough; the newest counts, not the first."""
    archive.clock = FixedClock(now - timedelta(days=100))
    archive.backup(BackupKind.BY_HAND)
    archive.clock = FixedClock(now - timedelta(days=days))
    archive.backup(BackupKind.BY_HAND)
    (archive.folder / "backups" / "newsroom-notes.db").touch()
    archive.clock = FixedClock(now)

    assert ("backup" not in ill(archive)) == well


@pytest.mark.parametrize(("days", "well"), [(7, True), (8, False)])
def test_a_newsroom_without_a_backup_is_ill_after_a_week(
    archive: Archive, now: datetime, days: int, well: bool
) -> None:
    """A new one has had no time for it."""
    archive.clock = FixedClock(now + timedelta(days=days))

    assert ("backup" not in ill(archive)) == well


def test_a_damaged_file_does_not_hide_its_backups(archive: Archive) -> None:
    """They are what somebody who has one needs to hear of; that there are none is not said to be well."""
    archive.backup(BackupKind.BY_HAND)
    archive.close()
    archive.database.write_bytes(archive.database.read_bytes()[:-5000])
    looked = Archive.look(archive.folder, archive.clock)

    (told,) = (each for each in examine(looked) if each.check == "backup")
    for each in looked.backups():
        each.path.unlink()
    found = ill(looked)

    assert (told.ok, told.message) == (True, "The last backup is less than a day old.")
    assert "backup" in found


def test_a_full_disk_is_found_before_it_is_full(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """There has to be room for a backup and for more work."""
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - the shape of the function's own result
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage(10**9, 10**9, 1_000_000))

    found = ill(archive)

    assert set(found) == {"space"}
    assert "The disk has 1 MB left" in found["space"].message


def test_a_file_that_is_being_written_to_has_no_length_to_compare(
    archive: Archive, add: Callable[..., Story]
) -> None:
    """While somebody reads, what was written is not all in the file yet, and that is said."""
    add("one")
    with archive.reading() as db:
        Stories(db).uids(Status.DRAFT)
        add("two")
        (finding,) = (finding for finding in examine(archive) if finding.check == "size")

    assert finding.ok
    assert "it is being written to" in finding.message


def test_examining_takes_no_memory_to_speak_of(archive: Archive, add: Callable[..., Story]) -> None:
    """However many stories there are, a few are held at a time."""
    long = "word " * 40_000
    for number in range(40):
        add(f"story-{number}", StoryText(headline=str(number), body=long))

    assert most_memory(lambda _time: examine(archive)) < 12 * len(long)
