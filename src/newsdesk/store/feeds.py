"""What sources of rates sent when they were asked, and how they answered."""

import zlib
from datetime import datetime

from peewee import SqliteDatabase

from newsdesk.domain.rate_sources import Outcome, SourceState
from newsdesk.store.queries import first, rows
from newsdesk.store.tables import PayloadRow, RateSourceRow, Row, ValidatorRow
from newsdesk.store.trouble import meant


class Feeds:
    """The sources as one connection sees them. Methods that change need the archive's writer."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def states(self) -> tuple[SourceState, ...]:
        """Return how each source that was ever asked answered the last time, by its key."""
        query = RateSourceRow.select().order_by(RateSourceRow.key)
        return tuple(_state(row) for row in rows(query, self._db))

    def put(self, state: SourceState) -> None:
        """Keep how a source answered, in place of the time before."""
        RateSourceRow.insert(
            key=state.key,
            asked=state.asked,
            answered=state.answered,
            outcome=state.outcome.value,
            sentence=state.sentence,
            wait_until=state.wait_until,
        ).on_conflict_replace().execute(self._db)

    def keep(self, digest: str, source: str, at: datetime, payload: bytes) -> None:
        """Keep what a source sent; the same bytes are kept once."""
        PayloadRow.insert(
            digest=digest, source=source, at=at, data=zlib.compress(payload)
        ).on_conflict_ignore().execute(self._db)

    def payload(self, digest: str) -> bytes | None:
        """Return what a source sent, byte by byte."""
        found = first(PayloadRow.select(PayloadRow.data).where(PayloadRow.digest == digest), self._db)
        with meant():
            try:
                return zlib.decompress(found["data"]) if found else None
            except zlib.error as error:
                raise ValueError(str(error)) from error

    def validators(self, source: str, request: str) -> tuple[str, str]:
        """Return the ETag and the Last-Modified of a source's last good answer to a request, or ""."""
        query = ValidatorRow.select().where(ValidatorRow.source == source, ValidatorRow.request == request)
        found = first(query, self._db)
        return (found["etag"], found["modified"]) if found else ("", "")

    def put_validators(self, source: str, request: str, etag: str, modified: str) -> None:
        """Keep them, in place of those before."""
        ValidatorRow.insert(
            source=source, request=request, etag=etag, modified=modified
        ).on_conflict_replace().execute(self._db)


@meant()
def _state(row: Row) -> SourceState:
    return SourceState(
        key=row["key"],
        asked=row["asked"],
        answered=row["answered"],
        outcome=Outcome(row["outcome"]),
        sentence=row["sentence"],
        wait_until=row["wait_until"],
    )
