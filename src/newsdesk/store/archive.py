"""A newsroom's folder and its database: opening, locking, reading, writing, backing up.

The one writer connection of the process is here. SQLite before 3.51.3 can corrupt a WAL file when two
connections write or checkpoint at once (https://sqlite.org/wal.html#walresetbug), so every write goes
through it under a lock, and readers open the file read-only.
"""

import errno
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Self

from peewee import SqliteDatabase

from newsdesk.domain.backups import Backup, BackupKind
from newsdesk.domain.clock import Clock
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.progress import Reporter, Silent
from newsdesk.store.backups import Unsound, copy_to, find_backups, illness, name_of, sound, sweep, unused, uri
from newsdesk.store.damage import damage_in, forget_damage, note_damage
from newsdesk.store.drives import network_drive
from newsdesk.store.header import (
    APPLICATION_ID,
    SCHEMA,
    check_header,
    check_length,
    check_schema,
    refuse_existing,
    refuse_missing,
    waiting,
)
from newsdesk.store.holder import Claim, Holder
from newsdesk.store.layout import check_tables, steps_taken
from newsdesk.store.readers import Readers
from newsdesk.store.search import register
from newsdesk.store.tables import SettingRow
from newsdesk.store.trouble import ADVICE, Damaged, DiskFull, told
from newsdesk.store.wal import left_alone
from newsdesk.store.words import take_out

DATABASE = "newsroom.db"
FOLDERS = ("media", "backups", "exports")
MIGRATIONS = Path(__file__).with_name("migrations")


class Archive:
    """An open newsroom. ``holder`` is who else may write to it, ``damage`` what is broken in its file, or "".

    Where this program may only look, ``refusal`` is the sentence that says why. ``when_damaged`` is called
    with what was found, in whatever thread found it, as soon as nothing is written for it any more.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        # However it was named: it is kept, and read in another folder.
        self.folder = folder.absolute()
        self.clock = clock
        self.holder: Holder | None = None
        self.damage = damage_in(folder)
        self.drive = network_drive(folder)
        self.refusal = "This newsroom is open only to look."
        self.when_damaged: Callable[[str], None] = lambda _damage: None
        self._full = False
        self._claim = Claim(folder)
        self._writing = threading.RLock()
        self._writer: SqliteDatabase | None = None
        self._readers = Readers(uri(self.database, still=False))
        self._still_reader = SqliteDatabase(uri(self.database, still=True), uri=True)
        register(self._still_reader)

    @property
    def database(self) -> Path:
        """The database's file."""
        return self.folder / DATABASE

    @property
    def writable(self) -> bool:
        """Whether this program is the one that may write, and nothing in the file was found damaged."""
        return self._writer is not None and not self.damage

    @classmethod
    def create(cls, folder: Path, clock: Clock, name: str) -> Self:
        """Make a new, empty newsroom in ``folder`` and open it; BadInput if something is there already."""
        archive = cls(folder, clock)
        if archive.drive:
            raise BadInput(
                f"{folder} is on a network drive ({archive.drive}), where no newsroom is safe. Make it on a "
                "disk of this computer."
            )
        try:
            refuse_existing(archive.database)
            folder.mkdir(parents=True, exist_ok=True)
            for part in FOLDERS:
                (folder / part).mkdir(exist_ok=True)
        except OSError as error:
            raise BadInput(f"A newsroom cannot be made in {folder}: {error.strerror or error}.") from error
        if not archive._take():
            raise BadInput(f"A newsroom cannot be made in {folder}. {archive.refusal}")
        try:
            # Again, now that nobody else can make one.
            refuse_existing(archive.database)
        except BadInput:
            archive.close()
            raise
        try:
            forget_damage(folder)
            archive._open_writer(is_new=True)
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
        """Open the newsroom in ``folder``: to write, or only to look (see ``refusal``).

        One that somebody else writes to, that was found damaged, or lies on a network drive is opened only
        to look. BadInput if there is none or it is no newsroom's file; Damaged if it is so broken that it
        cannot be opened (see ``look`` and ``store.rescue``); NewerNewsroom if this program is too old;
        Refused if it can be neither written to nor looked at.
        """
        archive = cls(folder, clock)
        refuse_missing(archive.database)
        check_header(archive.database)
        check_length(archive.database)
        if archive._may_write() and archive._take():
            try:
                sweep(folder / "backups")
                archive._open_writer()
            except DiskFull:
                archive.only_look()
            except BaseException:
                archive.close()
                raise
        if not archive.writable:
            archive._refuse_older()
        return archive

    @classmethod
    def look(cls, folder: Path, clock: Clock) -> Self:
        """Open the newsroom in ``folder`` only to look, whatever state its file is in: for the doctor.

        BadInput if there is none.
        """
        archive = cls(folder, clock)
        refuse_missing(archive.database)
        return archive

    def _refuse_older(self) -> None:
        """Refuse what this program cannot look at: older tables, which it may not bring up to date here."""
        try:
            self._check_schema()
        except DiskFull as error:
            raise Refused(
                "The newsroom’s disk is full, and a part of what was written last cannot be read without some"
                " room. Free a megabyte, and open it again."
            ) from error

    def _check_schema(self) -> None:
        with self.reading() as db:
            if db.pragma("user_version") >= SCHEMA:
                check_tables(db)
            else:
                raise Refused(
                    f"{self.database} was made by an older Newsdesk and has to be brought up to date "
                    "before it can be looked at. Close it elsewhere, or copy its folder to a disk that can "
                    "be written to."
                )

    def _introduce(self, name: str) -> None:
        facts = {"name": name, "created": self.clock.now().isoformat(timespec="seconds")}
        with self.writing() as db:
            for key, value in facts.items():
                SettingRow.insert(key=key, value=value).execute(db)

    def _may_write(self) -> bool:
        """Say whether nothing speaks against writing here; else set ``refusal``."""
        if self.damage:
            self.refusal = (
                f"{self.damage} So that nothing gets worse it is open only to look: rescue what is in it "
                "into a new newsroom, or put a backup in its place."
            )
        elif self.drive:
            self.refusal = (
                f"This newsroom lies on a network drive ({self.drive}), where writing could damage it, so it "
                "is open only to look. Copy its folder to a disk of this computer and open it there."
            )
        return not self.damage and not self.drive

    def _take(self) -> bool:
        """Take the right to write; False, with ``refusal`` set, if it cannot be had.

        ``holder`` is who has it, if it is that and not the folder that takes no files.
        """
        try:
            self.holder = self._claim.take(self.clock.now())
        except OSError as error:
            if error.errno == errno.ENOSPC:
                self.only_look()
            else:
                self.refusal = "The newsroom’s folder is read-only. You can look, but not change anything."
            return False
        if self.holder is not None:
            self.refusal = f"This newsroom is in use by {self.holder}. You can look, but not change it yet."
        return self.holder is None

    def only_look(self) -> None:
        """Let go of the right to write, for the disk is full; the newsroom can be looked at still."""
        self.close()
        self._full = True
        self.refusal = (
            "The newsroom’s disk is full, so it is open only to look. Free some space, and open it again."
        )

    def _open_writer(self, *, is_new: bool = False) -> None:
        """Open the connection that writes, and bring an older newsroom up to date (after a backup)."""
        # The id comes before WAL, so that it stands in the file's own header from the start. Setting it
        # writes, and nothing is written to a file that may yet prove damaged.
        identity = {"application_id": APPLICATION_ID} if is_new else {}
        writer = SqliteDatabase(
            str(self.database),
            pragmas={
                **identity,
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
        register(writer)
        try:
            with told():
                writer.connect()
                # The file's header may be older than what stands in the WAL.
                check_schema(writer.pragma("user_version"), self.database)
                self._upgrade(writer)
                check_tables(writer)
        except BaseException:
            writer.close()
            raise
        self._writer = writer

    def _upgrade(self, writer: SqliteDatabase) -> None:
        taken = steps_taken(writer)
        if taken == {each.stem for each in MIGRATIONS.glob("[0-9]*.py")}:
            return
        # On most days there is nothing to do, and what does it need not be imported.
        from newsdesk.store.upgrading import upgrade  # noqa: PLC0415

        upgrade(writer, MIGRATIONS, SCHEMA, self.backup_path(BackupKind.BEFORE_UPGRADE))

    @contextmanager
    def reading(self) -> Iterator[SqliteDatabase]:
        """Give a connection that can only read, for as long as the block lasts. Any thread, any number.

        All of the block sees the newsroom as it was at its first question, whatever is written meanwhile.
        Damaged if the file is broken, Refused if it is not to be had.
        """
        # Where no file can be made beside the database, or should be, it is read as one that stands still.
        untouched = self.damage or self.drive or self._full or not os.access(self.folder, os.W_OK)
        still = bool(untouched) and not waiting(self.database) and self._writer is None
        reader = self._still_reader
        if not still:
            with self._told(), self._readers.reading() as db:
                yield db
        elif not reader.is_closed():
            yield reader
        else:
            with self._told(), reader.connection_context(), reader.atomic():
                yield reader

    @contextmanager
    def writing(self) -> Iterator[SqliteDatabase]:
        """Give the writer inside one transaction: all of the block is kept, or nothing.

        Refused if another program has the newsroom, if it was found damaged, or if the disk will not take it.
        """
        with self._writing, self._told(), self._writable_one().atomic("IMMEDIATE"):
            yield self._writable_one()
            # Somebody who reads may have found damage meanwhile: then nothing of this is kept either.
            self._writable_one()

    def _writable_one(self) -> SqliteDatabase:
        """Return the connection that writes; Refused where there is none, or none may."""
        if self._writer is None or self.damage:
            raise Refused(self.refusal)
        return self._writer

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Raise the world's errors; where one of them is damage, nothing more is written."""
        try:
            with told():
                yield
        except Damaged:
            self.note_damage("The newsroom’s file is damaged.")
            raise

    def note_damage(self, sentence: str) -> None:
        """Write nothing more to the file, if this program may, and let whoever opens it next only look."""
        if self.writable:
            note_damage(self.folder, sentence, self.clock.now())
            self.damage = damage_in(self.folder) or sentence
            self._may_write()
            self.when_damaged(self.damage)

    def settle(self) -> bool:
        """Bring everything from the WAL into the file itself; False if somebody is still reading there."""
        with self._writing:
            if self._writer is None or self.damage:
                return False
            with self._told():
                (busy, _frames, _moved) = self._writer.execute_sql(
                    "PRAGMA wal_checkpoint(TRUNCATE)"
                ).fetchone()
            return not busy

    def backups(self) -> tuple[Backup, ...]:
        """Return the copies in the newsroom's folder, newest first."""
        return find_backups(self.folder / "backups")

    def backup_path(self, kind: BackupKind) -> Path:
        """Return the name of a backup made now, one that is not taken."""
        return unused(self.folder / "backups" / name_of(kind, self.clock.now()))

    def backup(self, kind: BackupKind, reporter: Reporter | None = None) -> Path:
        """Copy the database while it is in use, check the copy, return its path.

        The reader copies, so that whoever writes need not wait.
        """
        if not self.writable:
            raise Refused(self.refusal)
        path = self.backup_path(kind)
        with self.reading() as db:
            # From its first question on it sees one state: what is written meanwhile does not delay the copy.
            db.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
            try:
                copy_to(db.connection(), path, reporter, words_in=self.folder)
            except Unsound as error:
                if ill := illness(db.connection(), reporter or Silent()):
                    raise Damaged(f"SQLite finds the newsroom’s file broken: {ill}.", ADVICE) from error
                raise
        return path

    def restore(self, backup: Path, reporter: Reporter | None = None) -> Path:
        """Put a backup's content in place of everything here; return the backup made of that first.

        The search index is built anew, so it is right even where the backup's was not.
        """
        # Few ever do this, and what it needs knows how every text begins.
        from newsdesk.store.derived import derive_all  # noqa: PLC0415

        with sound(backup, reporter) as source, self._writing:
            writer = self._writable_one()
            before = self.backup_path(BackupKind.BEFORE_RESTORE)
            with told():
                copy_to(writer.connection(), before, reporter, words_in=self.folder, as_it_is=True)
                # From here on it cannot be stopped.
                source.backup(writer.connection())
                self._upgrade(writer)
            with self.writing() as db:
                derive_all(db)
            take_out(writer.connection(), self.folder)
        return before

    def setting(self, db: SqliteDatabase, key: str, default: str = "") -> str:
        """Return one of the newsroom's own facts ("name", "base_url", "created")."""
        value = SettingRow.select(SettingRow.value).where(SettingRow.key == key).scalar(db)
        return default if value is None else str(value)

    def set_setting(self, db: SqliteDatabase, key: str, value: str) -> None:
        """Keep one of the newsroom's own facts; needs the writer."""
        SettingRow.insert(key=key, value=value).on_conflict_replace().execute(db)

    def close(self) -> None:
        """Close the writer, once it is done, and let others in. Closing twice is closing once.

        Who asks after it is answered still, by a connection of its own.
        """
        with self._writing:
            self._readers.close()
            if self._writer is not None:
                with left_alone(self.database) if self.damage else nullcontext():
                    self._writer.close()
                self._writer = None
            self._claim.drop()
