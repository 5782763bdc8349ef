"""What a write-ahead log holds that is not in its database yet (https://sqlite.org/fileformat.html#walformat)."""

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

_HEADER, _FRAME = 32, 24
_MAGIC = 0x377F0682


def wal(path: Path) -> Path:
    """Return where SQLite keeps what was written and is not yet in the database's file itself."""
    return path.with_name(f"{path.name}-wal")


@contextmanager
def left_alone(database: Path) -> Iterator[None]:
    """Keep SQLite from moving the WAL into a database's file when the connection that writes is closed here.

    It does that with the last connection; so there is another one, which may only read.
    """
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as other:
        # What it finds does not matter, in whatever letters: once it has asked, the file is in use.
        with suppress(sqlite3.Error, UnicodeDecodeError):
            other.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield


def committed(path: Path, page_size: int) -> dict[int, bytes]:
    """Return the newest committed pages by number: what SQLite would take from the log, and no further.

    ``page_size`` in bytes is the database's; a log of another one, a broken log and none at all hold nothing.
    """
    try:
        log = path.read_bytes()
    except OSError:
        return {}
    if len(log) < _HEADER:
        return {}
    magic, _version, size, _sequence, *salts = struct.unpack_from(">6I", log)
    order = ">" if magic & 1 else "<"
    sums = _checksum(log[:24], (0, 0), order)
    if magic & ~1 != _MAGIC or size != page_size or sums != struct.unpack_from(">2I", log, 24):
        return {}
    kept: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    for at in range(_HEADER, len(log) - _FRAME - size + 1, _FRAME + size):
        number, pages, *rest = struct.unpack_from(">6I", log, at)
        page = log[at + _FRAME : at + _FRAME + size]
        sums = _checksum(page, _checksum(log[at : at + 8], sums, order), order)
        if rest[:2] != salts or tuple(rest[2:]) != sums:
            break
        waiting[number] = page
        if pages:  # the last frame of a transaction
            kept |= waiting
            waiting = {}
    return kept


def _checksum(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
