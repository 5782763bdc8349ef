"""What the world does to the file becomes a sentence, and what was kept before is still there."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from newsdesk.domain.errors import Refused
from newsdesk.domain.story import Status, Story, StoryText, Why
from newsdesk.store import Archive, Damaged, Stories, examine

LONG = StoryText(headline="Too much", body="word " * 100_000)


def fill(archive: Archive, *, spare: int) -> None:
    """Let the file grow by so many pages and no more."""
    with archive.writing() as db:
        (pages,) = db.execute_sql("PRAGMA page_count").fetchone()
        db.execute_sql(f"PRAGMA max_page_count = {pages + spare}")


def test_a_full_disk_is_said_and_costs_nothing_that_was_kept(
    archive: Archive, add: Callable[..., Story]
) -> None:
    """The sentence says what to do; the story before is whole, the one that did not fit is not half there."""
    kept = add("before")
    fill(archive, spare=10)

    with pytest.raises(Refused, match=r"^The disk is full: nothing more was saved\. Free some space"):
        add("too much", LONG)

    with archive.reading() as db:
        assert [story.uid for story in Stories(db).summaries("", None, None)] == ["before"]
        assert Stories(db).get("before") == kept
    assert all(finding.ok for finding in examine(archive))


def test_a_full_disk_inside_a_longer_piece_of_work_takes_all_of_it_back(
    archive: Archive, add: Callable[..., Story]
) -> None:
    """Nested blocks are one transaction, also when SQLite has rolled back by itself."""
    fill(archive, spare=10)

    def work() -> None:
        with archive.writing():
            add("small")
            with archive.writing():
                add("too much", LONG)

    with pytest.raises(Refused, match="The disk is full"):
        work()

    with archive.reading() as db:
        assert Stories(db).summaries("", None, None) == ()


def test_writing_goes_on_once_there_is_space(archive: Archive, add: Callable[..., Story]) -> None:
    """Nothing has to be opened again."""
    fill(archive, spare=10)
    with pytest.raises(Refused):
        add("too much", LONG)
    fill(archive, spare=100_000)

    add("too much", LONG)

    with archive.reading() as db:
        assert Stories(db).get("too much") is not None


def test_a_file_locked_by_something_else_is_said(archive: Archive, add: Callable[..., Story]) -> None:
    """A stranger's program that keeps the database to itself is named as the reason."""
    with closing(sqlite3.connect(archive.database, isolation_level=None)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")

        with pytest.raises(Refused, match=r"locked\. Close it there and try again"):
            add("one")

    add("one")


def test_a_vanished_file_is_said(archive: Archive) -> None:
    """A stick that was pulled out is no crash."""
    archive.close()
    for each in archive.folder.glob("newsroom.db*"):
        each.unlink()

    with (
        pytest.raises(Refused, match=r"cannot be opened\. Check that its folder is still there"),
        archive.reading(),
    ):
        pass


def test_text_that_is_broken_on_the_disk_is_said(archive: Archive, add: Callable[..., Story]) -> None:
    """A byte that makes a text unreadable leads to the doctor, not to a crash."""
    add("one", StoryText(headline="Wheat", body="PERSIMMON"))
    archive.close()
    data = archive.database.read_bytes()
    assert data.count(b"PERSIMMON") == 2
    archive.database.write_bytes(data.replace(b"PERSIMMON", b"PERSIMM\xffN"))

    again = Archive.open(archive.folder, archive.clock)

    with pytest.raises(Damaged, match="newsdesk doctor"), again.reading() as db:
        Stories(db).get("one")
    again.close()


def test_a_story_that_is_gone_is_said(archive: Archive, add: Callable[..., Story]) -> None:
    """Saving a story that a restore took away, or a draft of it, is a sentence."""
    story = add("one")
    gone = Story("gone", "gone", story.text, Status.DRAFT, story.created, story.updated, 1)

    with pytest.raises(Refused, match="not in the newsroom any more"), archive.writing() as db:
        Stories(db).save(gone, LONG, "gone", 1, story.updated, "Aida", Why.TYPING)
    with pytest.raises(Refused, match="not in the newsroom any more"), archive.writing() as db:
        Stories(db).keep_draft("gone", LONG, story.updated, "Aida")
