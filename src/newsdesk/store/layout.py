"""Whether a file describes its tables as this program knows them."""

from peewee import SqliteDatabase

from newsdesk.store.tables import TABLES
from newsdesk.store.trouble import ADVICE, Damaged


def check_tables(db: SqliteDatabase) -> None:
    """Raise Damaged where the file does not describe its tables as this program knows them.

    One wrong byte there, and SQLite speaks of columns that there are not.
    """
    for table in TABLES:
        name, columns = table._meta.table_name, set(table._meta.columns)  # noqa: SLF001 - Peewee's own way
        found = {row[1] for row in db.execute_sql(f'PRAGMA table_info("{name}")')}
        if not columns <= found:
            raise Damaged(f"The newsroom’s file is damaged where it describes its tables ({name}).", ADVICE)
