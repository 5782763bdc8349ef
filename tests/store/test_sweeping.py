"""Pictures that nothing names: only those are found, and only when they are a day old."""

import hashlib
import os
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from newsdesk.domain.backups import BackupKind
from newsdesk.domain.clock import FixedClock
from newsdesk.domain.errors import Refused
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Story, StoryText, Why
from newsdesk.store.archive import Archive
from newsdesk.store.captures import Captures, KeptCapture
from newsdesk.store.keepsake import keep
from newsdesk.store.media import keep_picture
from newsdesk.store.stories import Draft, Stories
from newsdesk.store.sweeping import leftovers


@pytest.fixture
def old(archive: Archive, now: datetime) -> str:
    """A picture that was put in two days ago."""
    name = keep_picture(archive.folder, b"picture", "jpg")
    at = (now - timedelta(days=2)).timestamp()
    os.utime(archive.folder / name, (at, at))
    return name


def swept(archive: Archive) -> tuple[str, ...]:
    with archive.reading() as db:
        found = leftovers(db, archive.folder, archive.backups(), archive.clock.now(), Silent())
    return found.names


def test_a_picture_that_nothing_names_is_found(archive: Archive, old: str) -> None:
    """With how much room it takes; one of today, and what is no picture of ours, are left alone."""
    new = keep_picture(archive.folder, b"another", "png")
    at = (archive.clock.now() - timedelta(hours=23)).timestamp()
    os.utime(archive.folder / new, (at, at))
    mine = archive.folder / "media" / "mine.jpg"
    mine.write_bytes(b"mine")
    os.utime(mine, (0, 0))

    with archive.reading() as db:
        found = leftovers(db, archive.folder, (), archive.clock.now(), Silent())

    assert found == ((old,), len(b"picture"))


def test_what_is_put_in_again_is_new(archive: Archive, old: str) -> None:
    """The text that names it now may not be kept yet."""
    assert swept(archive) == (old,)
    keep_picture(archive.folder, b"picture", "jpg")

    assert swept(archive) == ()


@pytest.mark.parametrize("where", ["story", "revision", "draft", "capture", "keepsake", "backup"])
def test_a_picture_that_anything_names_stays(
    archive: Archive, add: Callable[..., Story], old: str, now: datetime, where: str
) -> None:
    """The text that stands, an earlier one, one that is being typed, a page as it came, a copy."""
    text = StoryText(body=f"![A mill]({old})")
    without = StoryText(body="Nothing.")
    if where == "capture":
        data = b"\xff <img src='" + old.encode() + b"'>"
        with archive.writing() as db:
            digest = hashlib.sha256(data).hexdigest()
            Captures(db).add(KeptCapture(digest, "page.html", "utf-8", None, now, data))
    elif where == "keepsake":
        keep(archive.folder, [Draft("one", now, "Aida", text)], now)
    else:
        story = add("one", without if where == "draft" else text)
        with archive.writing() as db:
            if where == "draft":
                Stories(db).keep_draft("one", text, now, "Aida")
            elif where == "revision":
                Stories(db).save(story, without, "one", 1, now, "Aida", Why.TYPING)
        if where == "backup":
            archive.backup(BackupKind.BY_HAND)
            with archive.writing() as db:
                Stories(db).remove(("one",))

    assert swept(archive) == ()


def test_a_backup_that_cannot_be_read_now_may_name_some(archive: Archive, old: str) -> None:
    """It may be on a drive that is away: then nothing is let go, and the backup is named."""
    made = archive.backup(BackupKind.BY_HAND)
    away = made.rename(archive.folder / "away.db")
    made.symlink_to(archive.folder / "drive" / made.name)

    with pytest.raises(Refused, match=f"{made.name} cannot be read now"):
        swept(archive)

    made.unlink()
    away.rename(made)
    assert swept(archive) == (old,)


def test_a_broken_backup_keeps_nothing(archive: Archive, old: str, clock: FixedClock) -> None:
    """Nobody can go back to it."""
    made = archive.backup(BackupKind.BY_HAND)
    whole = made.read_bytes()
    made.write_bytes(whole[:5000])
    assert swept(archive) == (old,)

    # The name of an index, which SQLite repeats as it stands, and the statement that makes it.
    broken = whole.replace(b"indexstory_by_words", b"index\xfftory_by_words")
    made.write_bytes(broken.replace(b'INDEX "story_by_words"', b'INDEY "story_by_words"'))
    assert swept(archive) == (old,)
