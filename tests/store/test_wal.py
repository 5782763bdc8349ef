"""What stands in a write-ahead log is read as SQLite itself would."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsdesk.store.wal import committed, wal

PAGE = 4096


@pytest.fixture
def logged(tmp_path: Path) -> Path:
    """A copy of a database in use, with what is only in its log; and the log."""
    live = tmp_path / "live.db"
    with closing(sqlite3.connect(live, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = wal")
        db.execute("PRAGMA synchronous = off")
        db.execute("CREATE TABLE word (text TEXT)")
        for number in range(300):
            db.execute("INSERT INTO word VALUES (?)", (f"word {number} " * 20,))
        db.execute("PRAGMA cache_size = 2")
        db.execute("BEGIN")
        # More than fits into memory goes to the log before it is committed.
        db.executemany("INSERT INTO word VALUES (?)", [("not kept " * 50,)] * 500)
        copy = tmp_path / "copy.db"
        copy.write_bytes(live.read_bytes())
        wal(copy).write_bytes(wal(live).read_bytes())
        db.execute("ROLLBACK")
    return copy


def merged(database: Path) -> bytes:
    """Return what SQLite makes of a database and its log."""
    with closing(sqlite3.connect(database)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return database.read_bytes()


def test_committed_pages_are_those_that_sqlite_takes(logged: Path) -> None:
    """Every page of the file as SQLite leaves it, and none of what was not committed."""
    newer = committed(wal(logged), PAGE)

    whole = merged(logged)
    assert len(newer) > 5
    assert max(newer) * PAGE <= len(whole)
    for number, page in newer.items():
        assert page == whole[(number - 1) * PAGE : number * PAGE]


@pytest.mark.parametrize("seed", range(20))
def test_a_torn_log_counts_up_to_where_it_is_torn(logged: Path, seed: int) -> None:
    """As with SQLite: a byte that is wrong ends it, at a whole transaction."""
    log = bytearray(wal(logged).read_bytes())
    log[random.Random(seed).randrange(len(log))] ^= 0x40
    wal(logged).write_bytes(log)
    newer = committed(wal(logged), PAGE)

    whole = merged(logged)

    assert all(page == whole[(number - 1) * PAGE : number * PAGE] for number, page in newer.items())
    assert len(whole) == max([*newer, 1]) * PAGE


@pytest.mark.parametrize("content", [b"", b"x" * 31, b"\x37\x7f\x06\x82" + bytes(5000), b"left over"])
def test_what_is_no_log_holds_nothing(tmp_path: Path, content: bytes) -> None:
    """Nor does one that is not there, or of another page size."""
    path = tmp_path / "newsroom.db-wal"
    assert committed(path, PAGE) == {}
    path.write_bytes(content)

    assert committed(path, PAGE) == {}


def test_a_log_of_another_page_size_holds_nothing(logged: Path) -> None:
    """Its pages would be put in the wrong places."""
    assert committed(wal(logged), 8192) == {}
