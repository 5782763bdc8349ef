"""Pictures that nothing names: put into a text and taken out again, or of a story that is gone for good."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from peewee import SqliteDatabase

from newsdesk.domain.backups import Backup
from newsdesk.domain.errors import Refused
from newsdesk.domain.pictures import Leftovers
from newsdesk.domain.progress import Reporter
from newsdesk.store.backups import uri
from newsdesk.store.leftovers import files_in
from newsdesk.store.wal import wal
from newsdesk.text.figures import KEPT

#: A younger one may stand in a text that somebody is typing, or in what can still be undone there.
OLD = timedelta(days=1)

#: Everything that keeps a text, or a page as it came.
_TEXTS = {
    "story": "SELECT body FROM story WHERE instr(body, 'media/')",
    "revision": "SELECT text FROM revision WHERE instr(text, 'media/')",
    "draft": "SELECT text FROM draft WHERE instr(text, 'media/')",
    "merge": "SELECT theirs FROM merge WHERE instr(theirs, 'media/')",
    "correction": "SELECT text FROM correction WHERE instr(text, 'media/')",
    "note": "SELECT text FROM note WHERE instr(text, 'media/')",
    "capture": "SELECT data FROM capture WHERE instr(data, CAST('media/' AS BLOB))",
}
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
#: How a database is asked; it answers in rows of one value.
_Ask = Callable[[str], Iterable[tuple[str | bytes]]]

_NAMED = re.compile(KEPT.pattern.encode(), re.ASCII)


def leftovers(
    db: SqliteDatabase, folder: Path, backups: Sequence[Backup], now: datetime, reporter: Reporter
) -> Leftovers:
    """Return the pictures that nothing names, older than ``OLD``: no text, no page, nothing in a backup.

    Files of other names in the folder are somebody else's. A backup that is broken keeps nothing; Refused if
    one cannot be read for another reason, for it may name some. Cancelled if the reporter stops it.
    """
    found = {path.relative_to(folder).as_posix(): path for path in _old_ones(folder / "media", now)}
    left = {name for name in found if KEPT.fullmatch(name)}
    if left:
        left -= _names(db.execute_sql)
        for file in files_in(folder):
            left -= set(_named_in([file.read_bytes()]))
    for done, backup in enumerate(backups if left else ()):
        reporter.step(done, len(backups), "Looking through the backups")
        left -= _names_in_backup(backup.path)
    return Leftovers(tuple(sorted(left)), sum(found[name].stat().st_size for name in left))


def _old_ones(media: Path, now: datetime) -> Iterator[Path]:
    for path in media.rglob("*"):
        if path.is_file() and path.stat().st_mtime < (now - OLD).timestamp():
            yield path


def _names_in_backup(path: Path) -> set[str]:
    address = uri(path, still=not wal(path).exists())
    try:
        with closing(sqlite3.connect(address, uri=True)) as db:
            return _names(db.execute)
    except UnicodeDecodeError:
        # So broken that SQLite's own sentence about it cannot be read.
        return set()
    except sqlite3.DatabaseError as error:
        # Nobody can go back to one that is broken.
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            return set()
        raise Refused(
            f"The backup {path.name} cannot be read now ({error}), and may name pictures that nothing else "
            f"names. No picture was taken away. Try again when it can be read, or put it elsewhere."
        ) from error


def _names(ask: _Ask) -> set[str]:
    # An older backup does not have all of the tables. Other errors are told: what was not read may name some.
    there = {str(table) for (table,) in ask(_TABLES)}
    queries = (query for table, query in _TEXTS.items() if table in there)
    return {name for query in queries for name in _named_in(text for (text,) in ask(query))}


def _named_in(texts: Iterable[str | bytes]) -> Iterator[str]:
    for text in texts:
        for found in _NAMED.finditer(text.encode() if isinstance(text, str) else text):
            yield found[0].decode()
