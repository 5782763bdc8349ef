"""A newsroom's folder and its database: opening, locking, reading, writing, backing up.

The one writer connection of the process is here. SQLite before 3.51.3 can corrupt a WAL file when two
connections write or checkpoint at once (https://sqlite.org/wal.html#walresetbug), so every write goes
through it under a lock, and readers open the file read-only.
"""

import getpass
import json
import os
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout
from peewee import DatabaseError, OperationalError, SqliteDatabase
from playhouse.migrations import Runner

from newsdesk.domain.clock import Clock
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.store.tables import SettingRow

#: "Nwsd" as a number: what `file` and the doctor recognise a newsroom by.
APPLICATION_ID = 0x4E777364
SCHEMA = 1
DATABASE = "newsroom.db"
FOLDERS = ("media", "backups", "exports")
MIGRATIONS = Path(__file__).with_name("migrations")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a newsroom open for writing: process, user, computer, and since when (ISO 8601, UTC)."""

    pid: int
    user: str
    host: str
    since: str

    def __str__(self) -> str:
        return f"{self.user} on {self.host} (process {self.pid}, since {self.since[11:16]} UTC)"


class NewerNewsroom(Refused):
    """The newsroom was written by a newer Newsdesk than this."""


class Archive:
    """An open newsroom. ``holder`` is None when this program may write, else who has it instead."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self.clock = clock
        self.holder: Holder | None = None
        self._lock = FileLock(folder / "newsroom.lock", blocking=False)
        self._writing = threading.RLock()
        self._writer: SqliteDatabase | None = None
        self._reader = SqliteDatabase(f"{self.database.absolute().as_uri()}?mode=ro", uri=True, timeout=1)

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
        if (folder / DATABASE).exists():
            raise BadInput(f"There is a newsroom in {folder} already. Open it, or choose another folder.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for part in FOLDERS:
                (folder / part).mkdir(exist_ok=True)
            archive = cls(folder, clock)
            archive._take_lock()
        except OSError as error:
            raise BadInput(f"A newsroom cannot be made in {folder}: {error.strerror or error}.") from error
        archive._open_writer()
        with archive.writing() as db:
            SettingRow.insert(key="name", value=name).execute(db)
        return archive

    @classmethod
    def open(cls, folder: Path, clock: Clock) -> Self:
        """Open the newsroom in ``folder``: to write if nobody else does, else only to look (see ``holder``).

        BadInput if there is none or it is no newsroom's file; NewerNewsroom if this program is too old.
        """
        path = folder / DATABASE
        if not path.is_file():
            raise BadInput(f"There is no newsroom in {folder}. Start one there, or name another folder.")
        _check_header(path)
        archive = cls(folder, clock)
        if archive._take_lock():
            archive._open_writer()
        return archive

    def _take_lock(self) -> bool:
        note = self.folder / "newsroom.holder"
        try:
            self._lock.acquire()
        except Timeout:
            self.holder = _read_holder(note)
            return False
        except OSError:
            self.holder = Holder(
                os.getpid(), "nobody: the folder is read-only", socket.gethostname(), " " * 16
            )
            return False
        me = Holder(
            os.getpid(), _user(), socket.gethostname(), self.clock.now().isoformat(timespec="seconds")
        )
        note.write_text(json.dumps(asdict(me)))
        return True

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
            },
            # The lock guards it; which thread holds the lock may change.
            thread_safe=False,
            check_same_thread=False,
            timeout=1,
        )
        try:
            writer.connect()
            self._upgrade(writer)
        except (OperationalError, DatabaseError) as error:
            writer.close()
            self._lock.release()
            raise BadInput(f"The newsroom in {self.folder} cannot be opened: {error}.") from error
        self._writer = writer

    def _upgrade(self, writer: SqliteDatabase) -> None:
        runner = Runner(writer, str(MIGRATIONS))
        if runner.applied() and any(not each.applied for each in runner.status()):
            self._backup_to(writer, self.backup_path("before-upgrade"))
        if runner.up():
            writer.pragma("user_version", SCHEMA)
            writer.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def reading(self) -> Iterator[SqliteDatabase]:
        """Give a connection that can only read, for as long as the block lasts. Any thread, any number."""
        if self._reader.is_closed():
            self._reader.connect()
            try:
                yield self._reader
            finally:
                self._reader.close()
        else:
            yield self._reader

    @contextmanager
    def writing(self) -> Iterator[SqliteDatabase]:
        """Give the writer inside one transaction: all of the block is kept, or nothing.

        Refused if another program has the newsroom, or if the disk will not take it.
        """
        if self._writer is None:
            raise Refused(f"This newsroom is in use by {self.holder}. You can look, but not change it yet.")
        with self._writing:
            try:
                with self._writer.atomic("IMMEDIATE"):
                    yield self._writer
            except OperationalError as error:
                raise Refused(_disk_sentence(error)) from error

    def backup_path(self, reason: str) -> Path:
        """Return the name of a backup made now."""
        stamp = self.clock.now().strftime("%Y-%m-%dT%H%M%SZ")
        return self.folder / "backups" / f"newsroom-{stamp}-{reason}.db"

    def backup(self, reason: str) -> Path:
        """Copy the database while it is in use (SQLite's online backup), check the copy, return its path."""
        path = self.backup_path(reason)
        with self.writing() as db:
            pass
        with self._writing:
            self._backup_to(db, path)
        return path

    def _backup_to(self, db: SqliteDatabase, path: Path) -> None:
        partial = path.with_suffix(".partial")
        try:
            path.parent.mkdir(exist_ok=True)
            with closing(sqlite3.connect(partial)) as copy:
                db.connection().backup(copy)
                (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
            if verdict != "ok":
                raise Refused(f"The backup was not kept, because it is not sound: {verdict}.")
            partial.replace(path)
        except (sqlite3.OperationalError, OSError) as error:
            raise Refused(f"The backup could not be written to {path.parent}: {error}.") from error
        finally:
            partial.unlink(missing_ok=True)

    def restore(self, backup: Path) -> Path:
        """Put a backup's content in place of everything here; return the backup made of that first."""
        if not backup.is_file():
            raise BadInput(f"There is no backup at {backup}.")
        _check_header(backup)
        with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)) as source:
            (verdict,) = source.execute("PRAGMA integrity_check").fetchone()
            if verdict != "ok":
                raise BadInput(f"{backup.name} is damaged and was not restored: {verdict}.")
            before = self.backup("before-restore")
            with self._writing:
                if self._writer is None:
                    raise Refused("This newsroom is open only to look.")
                source.backup(self._writer.connection())
                self._upgrade(self._writer)
        return before

    def setting(self, db: SqliteDatabase, key: str, default: str = "") -> str:
        """Return one of the newsroom's own facts ("name", "base_url")."""
        value = SettingRow.select(SettingRow.value).where(SettingRow.key == key).scalar(db)
        return default if value is None else str(value)

    def close(self) -> None:
        """Close the connections and let others in. Closing twice is closing once."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
            (self.folder / "newsroom.holder").unlink(missing_ok=True)
            self._lock.release()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "someone"


def _read_holder(note: Path) -> Holder:
    try:
        return Holder(**json.loads(note.read_text()))
    except (OSError, ValueError, TypeError):
        return Holder(0, "another program", "this computer", " " * 16)


def _check_header(path: Path) -> None:
    """Refuse what is no newsroom or a newer one, from the file's first 100 bytes.

    The places are SQLite's file format: magic at 0, user version at 60, application id at 68, big-endian.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.") from error
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0"):
        raise BadInput(f"{path} is not a newsroom’s file. It was left as it is; restore a backup instead.")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise BadInput(f"{path} is a database, but not a newsroom’s. It was left as it is.")
    if int.from_bytes(head[60:64], "big") > SCHEMA:
        raise NewerNewsroom(
            f"The newsroom {path.parent} was written by a newer Newsdesk. Update this one first."
        )


def _disk_sentence(error: OperationalError) -> str:
    words = str(error)
    if "full" in words:
        return "The disk is full: nothing more was saved. Free some space; the text in the window is kept."
    if "readonly" in words:
        return "The newsroom’s folder is read-only: nothing was saved. Check its permissions."
    if "locked" in words:
        return "Another program keeps the newsroom’s file locked. Close it there and try again."
    return f"The newsroom’s file could not be written: {words}."
