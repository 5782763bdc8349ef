"""The file's errors, sorted: what the world did becomes a sentence, a mistake in our SQL stays one."""

import sqlite3
from collections.abc import Iterator
from contextlib import ContextDecorator, contextmanager
from types import TracebackType

from peewee import PeeweeException

from newsdesk.domain.errors import BadInput, Refused, WorldError


class Damaged(BadInput):
    """The newsroom's file is broken. ``finding`` says what is known of it, without what to do."""

    def __init__(self, finding: str, advice: str = "") -> None:
        super().__init__(f"{finding} {advice}".strip())
        self.finding = finding


class IndexDamaged(Refused):
    """The search index does not fit the stories, which are sound: it can be made anew."""


class DiskFull(Refused):
    """The disk takes nothing more."""


FINDING = "The newsroom’s file is damaged."
ADVICE = (
    "“newsdesk doctor” says where; “newsdesk rescue FOLDER” makes a new newsroom of what can be read, "
    "“newsdesk restore FILE” puts a backup in its place. Both keep the damaged file."
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
INDEX_DAMAGED = (
    "The search index is damaged: nothing was saved, and searching is not possible. Mend it in File › "
    "Health… or with “newsdesk doctor --mend”."
)
#: Text in the file that is not UTF-8 any more: read by Python, handed to our SQL function, or by the search
#: index to that. None of these has a code of its own, and a mistake in our SQL has another message.
_UNDECODABLE = ("Could not decode to UTF-8", "user-defined function raised exception", "SQL logic error")
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
#: The modules that ask the database first where one reads.
_ASKING = ("peewee", "newsdesk.store.shelf")


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
    except UnicodeDecodeError as error:
        # SQLite's own sentence about a broken schema names what is in it, letter for letter.
        if not _comes_from_sqlite(error):
            raise
        raise Damaged(FINDING, ADVICE) from error


def _comes_from_sqlite(error: BaseException) -> bool:
    """Say whether an error was raised inside the database's module, which has no frames of its own."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_globals.get("__name__") in _ASKING


class _Meant(ContextDecorator):
    """No generator: it goes around every value that is read, a hundred thousand of them in a long list."""

    def __enter__(self) -> None:
        """Do nothing yet."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Raise Damaged in place of what says that a value makes no sense."""
        if isinstance(error, ValueError | KeyError | TypeError):
            raise Damaged(FINDING, ADVICE) from error


def meant() -> _Meant:
    """Raise Damaged where what stands in the file means nothing: a day of letters, a state there is none of.

    It goes around the reading of single values, or as a decorator on what makes a record of a row.
    """
    return _Meant()


def _world_error(error: BaseException) -> WorldError | None:
    # A full disk makes SQLite roll back by itself, and then Peewee's own ROLLBACK fails on top of the reason.
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, sqlite3.Error):
            undecodable = str(cause).startswith(_UNDECODABLE)
            code = getattr(cause, "sqlite_errorcode", 0)
            if code == sqlite3.SQLITE_CORRUPT_VTAB:
                return IndexDamaged(INDEX_DAMAGED)
            if code == sqlite3.SQLITE_IOERR_SHMSIZE:
                # There is no room for the file beside the database that readers need as well.
                return DiskFull(_SENTENCES[sqlite3.SQLITE_FULL])
            code &= 0xFF
            if code in _DAMAGE or undecodable:
                return Damaged(FINDING, ADVICE)
            if code == sqlite3.SQLITE_FULL:
                return DiskFull(_SENTENCES[code])
            if code in _SENTENCES:
                return Refused(_SENTENCES[code])
        cause = cause.__cause__ or cause.__context__
    return None
