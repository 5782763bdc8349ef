"""What a block of reading or writing promises, alone and among others."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from newsdesk.domain.clock import FixedClock
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.story import Status, Story
from newsdesk.store.archive import Archive
from newsdesk.store.stories import Stories


def uids(archive: Archive) -> set[str]:
    with archive.reading() as db:
        return set(Stories(db).uids(Status.DRAFT))


def test_a_reader_cannot_write(archive: Archive, add: Callable[..., Story]) -> None:
    """Even SQL of our own making is stopped by the connection."""
    add("one")

    with pytest.raises(Refused, match="read-only"), archive.reading() as db:
        db.execute_sql("DELETE FROM story")

    assert uids(archive) == {"one"}


def test_what_is_kept_is_on_the_disk(archive: Archive) -> None:
    """SQLite waits for the disk at each commit, and watches over what points at what."""
    with archive.writing() as db:
        assert db.pragma("synchronous") == 2
        assert db.pragma("journal_mode") == "wal"
        assert db.pragma("foreign_keys") == 1


def test_a_mistake_in_our_own_sql_is_not_blamed_on_the_disk(archive: Archive) -> None:
    """Only what the world does becomes a sentence."""
    with pytest.raises(Exception, match="no such table") as reading, archive.reading() as db:
        db.execute_sql("SELECT * FROM nonsense")
    with pytest.raises(Exception, match="no such table") as writing, archive.writing() as db:
        db.execute_sql("DELETE FROM nonsense")

    assert not isinstance(reading.value, Refused | BadInput)
    assert not isinstance(writing.value, Refused | BadInput)


def test_a_transaction_is_kept_whole_or_not_at_all(archive: Archive, add: Callable[..., Story]) -> None:
    """An exception takes back everything since the block began, nested blocks included."""
    add("before")

    def work() -> None:
        with archive.writing():
            add("during")
            with archive.writing():
                add("nested")
            raise RuntimeError("tea break")

    with pytest.raises(RuntimeError, match="tea break"):
        work()
    add("after")

    assert uids(archive) == {"before", "after"}


def test_a_reader_sees_one_moment(archive: Archive, add: Callable[..., Story]) -> None:
    """What is written while somebody reads is seen in the next block, not in the middle of this one."""
    add("one")

    with archive.reading() as db:
        assert len(Stories(db).uids(Status.DRAFT)) == 1
        add("two")
        assert len(Stories(db).uids(Status.DRAFT)) == 1
        with archive.reading() as same:
            assert len(Stories(same).uids(Status.DRAFT)) == 1

    assert uids(archive) == {"one", "two"}


def test_readers_and_the_writer_do_not_wait_for_each_other(
    archive: Archive, add: Callable[..., Story]
) -> None:
    """Three readers and a writer at once: no error, and nobody ever sees half a transaction."""
    done = threading.Event()

    def write() -> None:
        for number in range(60):
            with archive.writing():
                add(f"left-{number}")
                add(f"right-{number}")
        done.set()

    def read() -> int:
        rounds = 0
        while not done.is_set():
            rounds += 1
            assert len(uids(archive)) % 2 == 0
        return rounds

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        try:
            pool.submit(write).result()
        finally:
            done.set()
        assert all(reader.result() for reader in readers)
    assert len(uids(archive)) == 120


def test_writers_in_several_threads_take_turns(archive: Archive, add: Callable[..., Story]) -> None:
    """The one connection is handed round; nothing is lost and nothing mixed."""
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, [f"story-{number}" for number in range(80)]))

    assert len(uids(archive)) == 80


def test_closing_waits_for_the_writer_and_lets_go_in_any_thread(
    archive: Archive, add: Callable[..., Story], clock: FixedClock
) -> None:
    """A newsroom closed by another thread than it was opened in is free, and the last write is in it."""
    writing, closing_now = threading.Event(), threading.Event()

    def write() -> None:
        with archive.writing():
            writing.set()
            closing_now.wait(10)
            add("last")

    def close() -> None:
        writing.wait(10)
        closing_now.set()
        archive.close()

    with ThreadPoolExecutor(2) as pool:
        for each in (pool.submit(write), pool.submit(close)):
            each.result()
    again = Archive.open(archive.folder, clock)

    assert again.writable
    assert uids(again) == {"last"}
    again.close()


def test_a_closed_newsroom_takes_nothing(archive: Archive) -> None:
    """Closing twice is closing once, and writing afterwards is refused."""
    archive.close()
    archive.close()

    with pytest.raises(Refused), archive.writing():
        pass
    assert not (archive.folder / "newsroom.holder").exists()


def test_settling_brings_everything_into_the_file(archive: Archive, add: Callable[..., Story]) -> None:
    """Afterwards the file alone is the newsroom; a reader in the middle is said, not waited for."""
    add("one")
    with archive.reading() as db:
        Stories(db).uids(Status.DRAFT)
        add("two")
        assert not archive.settle()

    assert archive.settle()
    assert archive.database.with_name("newsroom.db-wal").stat().st_size == 0
