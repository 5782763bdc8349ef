"""Whether a file describes its tables as this program knows them, and which migrations made them."""

import sqlite3

from peewee import OperationalError, SqliteDatabase

from newsdesk.store.tables import TABLES
from newsdesk.store.trouble import ADVICE, Damaged

#: The tables that do something by themselves when they change.
_DOING = "SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'trigger'"
#: Where Peewee's runner of migrations keeps what it has done.
STEPS = "schema_migration"


def check_tables(db: SqliteDatabase) -> None:
    """Raise Damaged where the file does not describe its tables as this program knows them.

    One wrong byte there, and SQLite speaks of columns that there are not.
    """
    for table in TABLES:
        name, columns = table._meta.table_name, set(table._meta.columns)  # noqa: SLF001 - Peewee's own way
        found = {row[1] for row in db.execute_sql(f'PRAGMA table_info("{name}")')}
        if not columns <= found:
            raise _damaged(name)
    _check_triggers(db)


def _check_triggers(db: SqliteDatabase) -> None:
    """Let SQLite read what its tables do by themselves; nothing is done."""
    # What they do calls a function of ours.
    db.pragma("trusted_schema", 1)
    doing = {name for (name,) in db.execute_sql(_DOING)}
    for table in TABLES:
        name, columns = table._meta.table_name, table._meta.columns  # noqa: SLF001 - see above
        if name in doing:
            same = ", ".join(f'"{each}" = "{each}"' for each in columns)
            insert, delete = f'INSERT INTO "{name}" DEFAULT VALUES', f'DELETE FROM "{name}"'  # noqa: S608
            for statement in (insert, f'UPDATE "{name}" SET {same}', delete):  # noqa: S608 - our own names
                try:
                    db.execute_sql(f"EXPLAIN {statement}").close()
                except OperationalError as error:
                    # A file that is locked, say, is another matter.
                    code = getattr(error.__cause__ or error.__context__, "sqlite_errorcode", 0)
                    if code != sqlite3.SQLITE_ERROR:
                        raise
                    raise _damaged(name) from error


def _damaged(name: str) -> Damaged:
    return Damaged(f"The newsroom’s file is damaged where it describes its tables ({name}).", ADVICE)


def steps_taken(db: SqliteDatabase) -> set[str]:
    """Return the names of the migrations that a file has gone through, as Peewee notes them."""
    if not db.table_exists(STEPS):
        return set()
    return {name for (name,) in db.execute_sql(f'SELECT name FROM "{STEPS}"')}  # noqa: S608 - ours
