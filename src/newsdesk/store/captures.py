"""Inputs exactly as they came: so the same page taken in twice makes nothing new."""

from dataclasses import dataclass
from datetime import date, datetime

from peewee import SqliteDatabase

from newsdesk.store.queries import first
from newsdesk.store.tables import CaptureRow


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
