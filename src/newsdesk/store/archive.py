"""A newsroom's folder and its database: opening, locking, reading, writing, backing up.

The one writer connection of the process is here. SQLite before 3.51.3 can corrupt a WAL file when two
connections write or checkpoint at once (https://sqlite.org/wal.html#walresetbug), so every write goes
through it under a lock, and readers open the file read-only.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from peewee import SqliteDatabase
from playhouse.migrations import Runner

from newsdesk.domain.clock import Clock
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.store.backups import STAMP, copy_to, sound, unused, uri, wal
from newsdesk.store.derived import derive_all
from newsdesk.store.header import APPLICATION_ID, SCHEMA, check_header, check_schema
from newsdesk.store.holder import Claim, Holder
from newsdesk.store.tables import SettingRow
from newsdesk.store.trouble import told
from newsdesk.text.folding import fold

DATABASE = "newsroom.db"
FOLDERS = ("media", "backups", "exports")
MIGRATIONS = Path(__file__).with_name("migrations")


class Archive:
    """An open newsroom. ``holder`` is None when this program may write, else who has it instead.

    ``refusal`` is then the sentence that says so.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self.clock = clock
        self.holder: Holder | None = None
        self.refusal = "This newsroom is open only to look."
        self._claim = Claim(folder)
        self._writing = threading.RLock()
        self._writer: SqliteDatabase | None = None
        self._reader = SqliteDatabase(uri(self.database, still=False), uri=True, timeout=1)
        self._still_reader = SqliteDatabase(uri(self.database, still=True), uri=True)
        for reader in (self._reader, self._still_reader):
            reader.register_function(fold, "fold", 1, deterministic=True)

    @property
    def database(self) -> Path:
        """The database's file."""
        return self.folder / DATABASE

    @property
    def writable(self) -> bool:
        """Whether this program is the one that may write."""
        return self._writer is not None

    @classmethod
    def create(cls, folder: Path, clock: Clock, name: str) -> Self:
        """Make a new, empty newsroom in ``folder`` and open it; BadInput if something is there already."""
        archive = cls(folder, clock)
        try:
            archive._refuse_existing()
            folder.mkdir(parents=True, exist_ok=True)
            for part in FOLDERS:
                (folder / part).mkdir(exist_ok=True)
        except OSError as error:
            raise BadInput(f"A newsroom cannot be made in {folder}: {error.strerror or error}.") from error
        if not archive._take():
            raise BadInput(f"A newsroom cannot be made in {folder}. {archive.refusal}")
        try:
            # Again, now that nobody else can make one.
            archive._refuse_existing()
        except BadInput:
            archive.close()
            raise
        try:
            archive._open_writer()
            archive._introduce(name)
        except BaseException:
            # Half a newsroom would be in the way of the next attempt.
            archive.close()
            for half in folder.glob(f"{DATABASE}*"):
                half.unlink()
            raise
        return archive

    @classmethod
    def open(cls, folder: Path, clock: Clock) -> Self:
        """Open the newsroom in ``folder``: to write if nobody else does, else only to look (see ``holder``).

        BadInput if there is none or it is no newsroom's file; Damaged if it is broken (see ``look`` and
        ``rescue``); NewerNewsroom if this program is too old; Refused if the disk will not take it.
        """
        archive = cls(folder, clock)
        archive._refuse_missing()
        check_header(archive.database)
        if archive._take():
            try:
                archive._open_writer()
            except BaseException:
                archive.close()
                raise
        return archive

    @classmethod
    def look(cls, folder: Path, clock: Clock) -> Self:
        """Open the newsroom in ``folder`` only to look, whatever state its file is in: for the doctor.

        BadInput if there is none.
        """
        archive = cls(folder, clock)
        archive._refuse_missing()
        return archive

    @classmethod
    def rescue(cls, folder: Path, clock: Clock, backup: Path) -> Path:
        """Put a backup in place of a newsroom that cannot be opened; return where the damaged file is kept.

        BadInput if the backup is not sound, Refused if another program has the newsroom or the disk is full.
        """
        archive = cls(folder, clock)
        if not archive._take():
            raise Refused(archive.refusal)
        fresh = folder / f"{DATABASE}.rescued"
        kept = unused(folder / "backups" / f"damaged-{clock.now().strftime(STAMP)}.db")
        try:
            with sound(backup) as source:
                copy_to(source, fresh)
            kept.parent.mkdir(exist_ok=True)
            # What is still in the WAL belongs to the damaged file and must never meet the new one.
            for old, aside in ((wal(archive.database), wal(kept)), (archive.database, kept)):
                if old.exists():
                    old.replace(aside)
            fresh.replace(archive.database)
        except OSError as error:
            raise Refused(f"The backup could not be put in place: {error.strerror}.") from error
        finally:
            archive.close()
        return kept

    def _refuse_missing(self) -> None:
        try:
            there = self.database.is_file()
        except OSError as error:
            raise BadInput(
                f"{self.folder} cannot be read: {error.strerror}. Check its permissions."
            ) from error
        if not there:
            raise BadInput(f"There is no newsroom in {self.folder}. Start one there, or name another folder.")

    def _refuse_existing(self) -> None:
        # An empty file is what a program leaves that was ended in the first moment of making one.
        if self.database.exists() and self.database.stat().st_size:
            raise BadInput(
                f"There is a newsroom in {self.folder} already. Open it, or choose another folder."
            )

    def _introduce(self, name: str) -> None:
        facts = {"name": name, "created": self.clock.now().isoformat(timespec="seconds")}
        with self.writing() as db:
            for key, value in facts.items():
                SettingRow.insert(key=key, value=value).execute(db)

    def _take(self) -> bool:
        """Take the right to write; False, with ``holder`` and ``refusal`` set, if it cannot be had."""
        try:
            self.holder = self._claim.take(self.clock.now())
        except OSError:
            self.holder = Holder(0, "nobody, but its folder is read-only")
            self.refusal = "The newsroom’s folder is read-only. You can look, but not change anything."
            return False
        if self.holder is not None:
            self.refusal = f"This newsroom is in use by {self.holder}. You can look, but not change it yet."
        return self.holder is None

    def _open_writer(self) -> None:
        """Open the connection that writes, and bring an older newsroom up to date (after a backup)."""
        writer = SqliteDatabase(
            str(self.database),
            # The id comes before WAL, so that it stands in the file's own header from the start.
            pragmas={
                "application_id": APPLICATION_ID,
                "journal_mode": "wal",
                "synchronous": "full",
                "foreign_keys": 1,
                # The view and the triggers of the search call a function of ours.
                "trusted_schema": 1,
            },
            # The lock guards it; which thread holds the lock may change.
            thread_safe=False,
            check_same_thread=False,
            timeout=1,
        )
        # The search index is made of folded words, and triggers keep it.
        writer.register_function(fold, "fold", 1, deterministic=True)
        try:
            with told():
                writer.connect()
                # The file's header may be older than what stands in the WAL.
                check_schema(writer.pragma("user_version"), self.database)
                self._upgrade(writer)
        except BaseException:
            writer.close()
            raise
        self._writer = writer

    def _upgrade(self, writer: SqliteDatabase) -> None:
        runner = Runner(writer, str(MIGRATIONS))
        if runner.applied() and any(not each.applied for each in runner.status()):
            copy_to(writer.connection(), self.backup_path("before-upgrade"))
        if runner.up():
            with writer.atomic():
                derive_all(writer)
            writer.pragma("user_version", SCHEMA)
            writer.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def reading(self) -> Iterator[SqliteDatabase]:
        """Give a connection that can only read, for as long as the block lasts. Any thread, any number.

        All of the block sees the newsroom as it was at its first question, whatever is written meanwhile.
        Damaged if the file is broken, Refused if it is not to be had.
        """
        # Where no file can be made beside the database, SQLite can read it only as one that stands still.
        still = not wal(self.database).exists() and not os.access(self.folder, os.W_OK)
        reader = self._still_reader if still else self._reader
        if not reader.is_closed():
            yield reader
            return
        with told(), reader.connection_context(), reader.atomic():
            yield reader

    @contextmanager
    def writing(self) -> Iterator[SqliteDatabase]:
        """Give the writer inside one transaction: all of the block is kept, or nothing.

        Refused if another program has the newsroom, or if the disk will not take it.
        """
        with self._writing:
            if self._writer is None:
                raise Refused(self.refusal)
            with told(), self._writer.atomic("IMMEDIATE"):
                yield self._writer

    def settle(self) -> bool:
        """Bring everything from the WAL into the file itself; False if somebody is still reading there."""
        with self._writing:
            if self._writer is None:
                return False
            with told():
                (busy, _frames, _moved) = self._writer.execute_sql(
                    "PRAGMA wal_checkpoint(TRUNCATE)"
                ).fetchone()
            return not busy

    def backup_path(self, reason: str) -> Path:
        """Return the name of a backup made now, one that is not taken."""
        stamp = self.clock.now().strftime(STAMP)
        return unused(self.folder / "backups" / f"newsroom-{stamp}-{reason}.db")

    def backup(self, reason: str) -> Path:
        """Copy the database while it is in use, check the copy, return its path.

        The reader copies, so that whoever writes need not wait.
        """
        if not self.writable:
            raise Refused(self.refusal)
        path = self.backup_path(reason)
        with self.reading() as db:
            copy_to(db.connection(), path)
        return path

    def restore(self, backup: Path) -> Path:
        """Put a backup's content in place of everything here; return the backup made of that first.

        The search index is built anew, so it is right even where the backup's was not.
        """
        with sound(backup) as source, self._writing:
            if self._writer is None:
                raise Refused(self.refusal)
            before = self.backup_path("before-restore")
            with told():
                copy_to(self._writer.connection(), before, as_it_is=True)
                source.backup(self._writer.connection())
                self._upgrade(self._writer)
            with self.writing() as db:
                derive_all(db)
        return before

    def setting(self, db: SqliteDatabase, key: str, default: str = "") -> str:
        """Return one of the newsroom's own facts ("name", "base_url", "created")."""
        value = SettingRow.select(SettingRow.value).where(SettingRow.key == key).scalar(db)
        return default if value is None else str(value)

    def close(self) -> None:
        """Close the writer, once it is done, and let others in. Closing twice is closing once."""
        with self._writing:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
            self._claim.drop()
