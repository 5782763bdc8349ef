"""Inputs exactly as they came: so the same page taken in twice makes nothing new."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from peewee import SqliteDatabase

from newsdesk.store.queries import first
from newsdesk.store.tables import CaptureRow
from newsdesk.store.trouble import meant


@dataclass(frozen=True, slots=True)
class KeptCapture:
    """An input that was kept: its digest (SHA-256, hex), file name, the page's own date, its bytes."""

    digest: str
    name: str
    encoding: str
    date: date | None
    taken: datetime
    data: bytes


class Captures:
    """The captures as one connection sees them."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def known(self, digest: str) -> bool:
        """Say whether an input with this digest was taken in before."""
        return bool(CaptureRow.select().where(CaptureRow.digest == digest).exists(self._db))

    def add(self, capture: KeptCapture) -> None:
        """Keep an input."""
        CaptureRow.insert(
            digest=capture.digest,
            name=capture.name,
            encoding=capture.encoding,
            date=capture.date,
            taken=capture.taken,
            data=capture.data,
        ).execute(self._db)

    def check(self) -> Iterator[tuple[str, bool]]:
        """Give each input's name, and whether its bytes are those that came."""
        for _key, name, digest, actual in self._measured():
            yield name, digest == actual

    def vouch_anew(self) -> tuple[str, ...]:
        """Give inputs that are not as they came the digest of what is there; return their names."""
        changed = [each for each in self._measured() if each[2] != each[3]]
        for key, _name, _digest, actual in changed:
            # The same bytes may be there already, soundly: then there is nothing to vouch for.
            self._db.execute_sql("UPDATE OR IGNORE capture SET digest = ? WHERE id = ?", (actual, key))
        return tuple(name for _key, name, _digest, _actual in changed)

    def _measured(self) -> Iterator[tuple[int, str, str, str]]:
        """Give each input's key, its name, its digest, and the one that its bytes have."""
        # One at a time: a page may have many megabytes.
        for key, name, digest, data in self._db.execute_sql(
            "SELECT id, name, digest, data FROM capture ORDER BY id"
        ):
            with meant():
                actual = sha256(data).hexdigest()
            yield key, str(name), digest, actual

    def newest_day(self) -> date | None:
        """Return the newest date that a page said it is of."""
        query = CaptureRow.select(CaptureRow.date).where(CaptureRow.date.is_null(False))
        row = first(query.order_by(CaptureRow.date.desc()), self._db)
        return row["date"] if row else None

    def get(self, digest: str) -> KeptCapture | None:
        """Return an input with its untouched bytes."""
        row = first(CaptureRow.select().where(CaptureRow.digest == digest), self._db)
        if row is None:
            return None
        return KeptCapture(
            row["digest"], row["name"], row["encoding"], row["date"], row["taken"], bytes(row["data"])
        )
