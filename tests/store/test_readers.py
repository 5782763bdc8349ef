"""Connections that read are kept from question to question, and none is left when the newsroom is closed."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsdesk.domain.story import Status, Story
from newsdesk.store.archive import DATABASE, Archive
from newsdesk.store.stories import Stories


def uids(archive: Archive) -> list[str]:
    with archive.reading() as db:
        return list(Stories(db).uids(Status.DRAFT))


def open_files(folder: Path) -> int:
    links = [each for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
    return sum(1 for link in links if link.resolve().is_relative_to(folder))


def test_the_next_question_sees_what_was_written_since(archive: Archive, add: Callable[..., Story]) -> None:
    """A kept connection keeps no old news."""
    assert uids(archive) == []

    add("one")

    assert uids(archive) == ["one"]


def test_a_block_sees_one_moment(archive: Archive, add: Callable[..., Story]) -> None:
    """Whatever is written meanwhile, to the end of the block; also on a connection that was used before."""
    add("one")
    assert uids(archive) == ["one"]

    with archive.reading() as db:
        before = Stories(db).get("two"), len(uids(archive))
        add("two")
        assert (Stories(db).get("two"), len(uids(archive))) == before

    assert uids(archive) == ["one", "two"]


def test_a_block_in_a_block_has_the_same_connection(archive: Archive) -> None:
    """But another thread never has."""
    with archive.reading() as db:
        with archive.reading() as same:
            assert same is db
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(lambda: archive.reading().__enter__() is db).result() is False


def test_many_threads_read_at_once(archive: Archive, add: Callable[..., Story]) -> None:
    """More of them than connections are kept."""
    add("one")
    together = threading.Barrier(12, timeout=30)

    def ask() -> list[str]:
        with archive.reading() as db:
            together.wait()
            return list(Stories(db).uids(Status.DRAFT))

    with ThreadPoolExecutor(12) as pool:
        answers = [each.result() for each in [pool.submit(ask) for _ in range(12)]]
    assert answers == [["one"]] * 12


def test_after_trouble_the_next_question_is_answered(archive: Archive, add: Callable[..., Story]) -> None:
    """An error in a block ends that block's connection, and nobody else's."""
    add("one")
    with pytest.raises(ZeroDivisionError), archive.reading():
        raise ZeroDivisionError

    assert uids(archive) == ["one"]


@pytest.mark.skipif(
    not Path("/proc/self/fd").is_dir(), reason="only Linux lists a process's open files there"
)
def test_closing_leaves_no_file_open(archive: Archive, folder: Path, add: Callable[..., Story]) -> None:
    """Neither those that were idle nor one that was in use, and nor does a late question."""
    add("one")
    assert uids(archive) == ["one"]
    with archive.reading():
        assert open_files(folder) > 0
        archive.close()

    assert open_files(folder) == 0
    assert uids(archive) == ["one"]
    assert open_files(folder) == 0


def test_closing_brings_everything_into_the_file(
    archive: Archive, add: Callable[..., Story], folder: Path
) -> None:
    """No connection that is kept stands in the way of that."""
    add("one")
    assert uids(archive) == ["one"]

    archive.close()

    assert not (folder / f"{DATABASE}-wal").exists()
