"""Brings the tables of a new or an older newsroom up to date; imported only where that is to be done."""

from pathlib import Path

from peewee import SqliteDatabase
from playhouse.migrations import Runner

from newsdesk.store.backups import copy_to
from newsdesk.store.derived import derive_all
from newsdesk.store.trouble import ADVICE, Damaged


def upgrade(writer: SqliteDatabase, steps: Path, version: int, backup: Path) -> None:
    """Take the steps of a folder that were not taken yet, and say in the file that it has ``version`` now.

    What is in it already is copied to ``backup`` first. Damaged if it has taken steps that nobody knows.
    """
    runner = Runner(writer, str(steps))
    if any(each.path is None for each in runner.status()):
        # A newer program would have said so in the file's header.
        raise Damaged("The newsroom’s file is damaged where it says how its tables were made.", ADVICE)
    if runner.applied():
        copy_to(writer.connection(), backup)
    runner.up()
    with writer.atomic():
        derive_all(writer)
    writer.pragma("user_version", version)
    writer.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
