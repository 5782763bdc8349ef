"""The file's errors, sorted: what the world did becomes a sentence, a mistake in our SQL stays one."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from peewee import PeeweeException

from newsdesk.domain.errors import BadInput, Refused, WorldError


class Damaged(BadInput):
    """The newsroom's file is broken: the doctor says where, and a backup puts it right."""


DAMAGED = (
    "The newsroom’s file is damaged. “newsdesk doctor” says where; “newsdesk restore FILE” puts a backup "
    "in its place and keeps the damaged file."
)

#: SQLite's primary result codes (https://sqlite.org/rescode.html) that are not our doing.
_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full: nothing more was saved. Free some space; the text in the window "
    "is kept.",
    sqlite3.SQLITE_READONLY: "The newsroom’s folder is read-only: nothing was saved. Check its permissions.",
    sqlite3.SQLITE_PERM: "The newsroom’s file may not be opened. Check the permissions of its folder.",
    sqlite3.SQLITE_CANTOPEN: "The newsroom’s file cannot be opened. Check that its folder is still there.",
    sqlite3.SQLITE_IOERR: "The disk gave an error: nothing was saved. Check the disk, and make a backup "
    "elsewhere.",
    sqlite3.SQLITE_BUSY: "Another program keeps the newsroom’s file locked. Close it there and try again.",
    sqlite3.SQLITE_LOCKED: "Another program keeps the newsroom’s file locked. Close it there and try again.",
}
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def told() -> Iterator[None]:
    """Raise the world's errors inside the block as Refused or Damaged; let every other one through."""
    try:
        yield
    except (sqlite3.Error, PeeweeException) as error:
        known = _world_error(error)
        if known is None:
            raise
        raise known from error


def _world_error(error: BaseException) -> WorldError | None:
    # A full disk makes SQLite roll back by itself, and then Peewee's own ROLLBACK fails on top of the reason.
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, sqlite3.Error):
            # Python raises one error itself, without a code: text in the file that is not UTF-8 any more.
            undecodable = str(cause).startswith("Could not decode to UTF-8")
            code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
            if code in _DAMAGE or undecodable:
                return Damaged(DAMAGED)
            if code in _SENTENCES:
                return Refused(_SENTENCES[code])
        cause = cause.__cause__ or cause.__context__
    return None
