"""Copies of the database: made while it is in use, checked before they count, read without touching them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from newsdesk.domain.backups import Backup, BackupKind
from newsdesk.domain.errors import BadInput, Cancelled, Refused
from newsdesk.domain.progress import Reporter, Silent
from newsdesk.store.header import Header, check_header
from newsdesk.store.trouble import told
from newsdesk.store.wal import wal
from newsdesk.store.words import put_in


class Unsound(Refused):
    """A copy was made, and is not sound."""


#: How a backup's name gives the time it was made at (UTC), and how many characters that is.
STAMP = "%Y-%m-%dT%H%M%SZ"
STAMP_LENGTH = 18

#: Pages that are copied between two looks at whether to go on: some 4 MB.
_AT_ONCE = 1000
#: Steps of SQLite's own machine between two such looks: some milliseconds.
_STEPS = 200_000


def name_of(kind: BackupKind, at: datetime) -> str:
    """Return the name of a copy's file: "newsroom-2025-12-12T083000Z-daily.db"."""
    stamp = at.strftime(STAMP)
    return f"damaged-{stamp}.db" if kind is BackupKind.DAMAGED else f"newsroom-{stamp}-{kind}.db"


def find_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the copies in a folder, newest first. Files of other names are somebody else's."""
    found = [_backup(path) for path in folder.glob("*.db")]
    known = [each for each in found if each is not None]
    return tuple(sorted(known, key=lambda each: (each.made, each.path.name), reverse=True))


def _backup(path: Path) -> Backup | None:
    start, _dash, rest = path.stem.partition("-")
    try:
        made = datetime.strptime(rest[:STAMP_LENGTH], STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    # "-2", "-3", … tell two of one second apart.
    why = rest[STAMP_LENGTH + 1 :].rstrip("0123456789").removesuffix("-")
    name = {"newsroom": why, "damaged": BackupKind.DAMAGED.value}.get(start)
    if name not in set(BackupKind):
        return None
    try:
        header, size = Header.read(path), path.stat().st_size
    except OSError:
        # It is there, and may be read the next time: nobody is to act as if it were not.
        header, size = None, 0
    return Backup(path, made, BackupKind(name), size, header.schema if header else None)


def unused(path: Path) -> Path:
    """Return this path, or the first of "name-2.db", "name-3.db", … that is not taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def sweep(folder: Path) -> None:
    """Remove what was left of copies in a folder by a program that was ended in the middle of making them.

    Only for whoever alone may write there: another's is being made.
    """
    for half in folder.glob("*.partial*"):
        with suppress(OSError):
            half.unlink()


def copy_to(
    source: sqlite3.Connection,
    path: Path,
    reporter: Reporter | None = None,
    *,
    words_in: Path | None = None,
    as_it_is: bool = False,
) -> None:
    """Copy a database into a new file (SQLite's online backup), check it, and only then give it its name.

    Refused if it cannot be written, Unsound if it is not sound, Cancelled if the reporter stops it; then
    there is no file. ``as_it_is`` keeps an unsound one. Where others write to the source meanwhile, it has
    to be inside a transaction, or SQLite begins again and again. ``words_in``: the folder of the newsroom
    whose own words the copy is to carry.
    """
    partial = path.with_suffix(".partial")
    reporter = reporter or Silent()
    try:
        path.parent.mkdir(exist_ok=True)
        with told(), closing(sqlite3.connect(partial)) as copy:
            source.backup(
                copy,
                pages=_AT_ONCE,
                progress=lambda _status, left, total: reporter.step(total - left, total, "Copying"),
            )
            if words_in is not None:
                put_in(copy, words_in)
            ill = illness(copy, reporter)
        if ill and not as_it_is:
            raise Unsound(f"The copy was not kept, because it is not sound: {ill}.")
        partial.replace(path)
    except OSError as error:
        raise Refused(f"{path} could not be written: {error.strerror}.") from error
    finally:
        # Where the folder itself is no folder any more, that has been said above.
        with suppress(OSError):
            partial.unlink()


@contextmanager
def sound(backup: Path, reporter: Reporter | None = None) -> Iterator[sqlite3.Connection]:
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
            ill = illness(source, reporter or Silent())
        if ill:
            raise BadInput(f"{backup.name} is damaged and was not restored: {ill}.")
        yield source


def illness(database: sqlite3.Connection, reporter: Reporter, most: int = 1) -> str:
    """Return what SQLite first finds broken in a database, or "". Cancelled if the reporter stops it."""
    stopped: list[Cancelled] = []

    def look_up() -> int:
        # SQLite does not let an exception through; a number other than 0 ends its work.
        try:
            reporter.step(0, 0, "Checking every page")
        except Cancelled as cancelled:
            stopped.append(cancelled)
        return len(stopped)

    database.set_progress_handler(look_up, _STEPS)
    try:
        said = [line for (line,) in database.execute(f"PRAGMA integrity_check({most})")]
    except sqlite3.DatabaseError as error:
        if stopped:
            raise stopped[0] from error
        # Some damage ends the check itself.
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return str(error)
    except UnicodeDecodeError:
        # SQLite's own sentence names what is broken, letter for letter.
        return "what is broken has a name that cannot be read"
    finally:
        database.set_progress_handler(None, 0)
    return "" if said == ["ok"] else "; ".join(said)


def uri(path: Path, *, still: bool) -> str:
    """Return the address that opens a database only to read.

    ``still`` says that nobody writes to it: SQLite then needs no files beside it, which a folder without
    write permission would not take, and which would be left lying beside a backup.
    """
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if still else ''}"
