"""Brings the tables of a new or an older newsroom up to date; imported only where that is to be done."""

from pathlib import Path

from peewee import SqliteDatabase
from playhouse.migrations import Runner

from newsdesk.store.backups import copy_to
from newsdesk.store.derived import derive_all
from newsdesk.store.trouble import ADVICE, Damaged

#: Steps before this one only make room for what is derived; from it on each fills what it makes.
_FILLING = "0004"


def upgrade(writer: SqliteDatabase, steps: Path, version: int, backup: Path) -> None:
    """Take the steps of a folder that were not taken yet, and say in the file that it has ``version`` now.

    What is in it already is copied to ``backup`` first; then everything is done or nothing. Damaged if it has
    taken steps that nobody knows.
    """
    runner = Runner(writer, str(steps))
    if any(each.path is None for each in runner.status()):
        # A newer program would have said so in the file's header.
        raise Damaged("The newsroom’s file is damaged where it says how its tables were made.", ADVICE)
    if runner.applied():
        copy_to(writer.connection(), backup)
    # No table that is made anew takes with it what names its rows. It cannot be said inside a transaction.
    writer.pragma("foreign_keys", 0)
    try:
        with writer.atomic("EXCLUSIVE"):
            taken = runner.up()
            if taken[0] < _FILLING:
                derive_all(writer)
            writer.pragma("user_version", version)
    finally:
        writer.pragma("foreign_keys", 1)
    writer.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
