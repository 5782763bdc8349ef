"""Copies of the database: made while it is in use, checked before they count, read without touching them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from newsdesk.domain.errors import BadInput, Refused
from newsdesk.store.header import check_header
from newsdesk.store.trouble import told

#: How a backup's name gives the time it was made at (UTC).
STAMP = "%Y-%m-%dT%H%M%SZ"


def unused(path: Path) -> Path:
    """Return this path, or the first of "name-2.db", "name-3.db", … that is not taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def copy_to(source: sqlite3.Connection, path: Path, *, as_it_is: bool = False) -> None:
    """Copy a database into a new file (SQLite's online backup), check it, and only then give it its name.

    Refused if it cannot be written or is not sound; then there is no file. ``as_it_is`` keeps either.
    """
    partial = path.with_suffix(".partial")
    try:
        path.parent.mkdir(exist_ok=True)
        with told(), closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
            ill = _illness(copy)
        if ill and not as_it_is:
            raise Refused(f"The copy was not kept, because it is not sound: {ill}.")
        partial.replace(path)
    except OSError as error:
        raise Refused(f"{path} could not be written: {error.strerror}.") from error
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def sound(backup: Path) -> Iterator[sqlite3.Connection]:
    """Give a read-only connection to a backup that was found whole; BadInput if it is not."""
    try:
        there = backup.is_file()
    except OSError as error:
        raise BadInput(f"{backup} cannot be read: {error.strerror}.") from error
    if not there:
        raise BadInput(f"There is no backup at {backup}.")
    check_header(backup)
    with closing(sqlite3.connect(uri(backup, still=not wal(backup).exists()), uri=True)) as source:
        with told():
            ill = _illness(source)
        if ill:
            raise BadInput(f"{backup.name} is damaged and was not restored: {ill}.")
        yield source


def _illness(database: sqlite3.Connection) -> str:
    """Return what SQLite first finds broken in a database, or ""."""
    try:
        (verdict,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        # Some damage ends the check itself.
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return str(error)
    return "" if verdict == "ok" else str(verdict)


def uri(path: Path, *, still: bool) -> str:
    """Return the address that opens a database only to read.

    ``still`` says that nobody writes to it: SQLite then needs no files beside it, which a folder without
    write permission would not take, and which would be left lying beside a backup.
    """
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if still else ''}"


def wal(path: Path) -> Path:
    """Return where SQLite keeps what was written and is not yet in the file itself."""
    return path.with_name(f"{path.name}-wal")
