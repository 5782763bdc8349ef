"""Putting a backup in the place of a file that cannot be opened, or is not there any more."""

import sqlite3
from contextlib import closing
from pathlib import Path

from newsdesk.domain.backups import BackupKind
from newsdesk.domain.clock import Clock
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.progress import Reporter
from newsdesk.store.archive import DATABASE
from newsdesk.store.backups import copy_to, name_of, sound, unused
from newsdesk.store.damage import forget_damage
from newsdesk.store.holder import Claim
from newsdesk.store.wal import wal
from newsdesk.store.words import take_out


def put_in_place(folder: Path, clock: Clock, backup: Path, reporter: Reporter) -> Path | None:
    """Put a backup in the place of a closed newsroom's file; return where that is kept, None if it was gone.

    The file that was there is moved as it is, with its WAL. BadInput if the backup is not sound, or the
    folder cannot be made; Refused if another program has the newsroom or the disk is full.
    """
    database = folder / DATABASE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        claim = Claim(folder)
        holder = claim.take(clock.now())
    except OSError as error:
        raise BadInput(f"Nothing can be restored in {folder}: {error.strerror}.") from error
    if holder is not None:
        raise Refused(f"The newsroom in {folder} is in use by {holder}. Close it there first.")
    fresh = folder / f"{DATABASE}.restored"
    kept = unused(folder / "backups" / name_of(BackupKind.DAMAGED, clock.now()))
    try:
        with sound(backup, reporter) as source:
            copy_to(source, fresh, reporter)
        with closing(sqlite3.connect(fresh)) as db:
            take_out(db, folder, keep=True)
        kept.parent.mkdir(exist_ok=True)
        was_there = database.exists()
        # What is still in the WAL belongs to the damaged file and must never meet the new one.
        for old, aside in ((wal(database), wal(kept)), (database, kept)):
            if old.exists():
                old.replace(aside)
        fresh.replace(database)
        forget_damage(folder)
    except OSError as error:
        raise Refused(f"The backup could not be put in place: {error.strerror}.") from error
    finally:
        claim.drop()
    return kept if was_there else None
