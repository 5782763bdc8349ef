"""Whether a file describes its tables as this program knows them, and which migrations made them."""

from peewee import SqliteDatabase

from newsdesk.store.tables import TABLES
from newsdesk.store.trouble import ADVICE, Damaged

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
            raise Damaged(f"The newsroom’s file is damaged where it describes its tables ({name}).", ADVICE)


def steps_taken(db: SqliteDatabase) -> set[str]:
    """Return the names of the migrations that a file has gone through, as Peewee notes them."""
    if not db.table_exists(STEPS):
        return set()
    return {name for (name,) in db.execute_sql(f'SELECT name FROM "{STEPS}"')}  # noqa: S608 - ours
