"""How stories stand, read and changed by the thousand without their texts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count

from peewee import SqliteDatabase, chunked, fn

from newsdesk.domain.journal import Standing
from newsdesk.domain.story import Status
from newsdesk.store.corrections import Corrections
from newsdesk.store.derived import next_serial
from newsdesk.store.editions import Editions
from newsdesk.store.fields import UTCField
from newsdesk.store.queries import tuples
from newsdesk.store.tables import StoryRow
from newsdesk.store.trouble import meant

#: How many stories one query names: it takes some ten thousand values.
PART = 1000

PUT = (
    "UPDATE story SET status = ?, spiked_from = ?, published = ?, published_revision = ?, embargo = ?,"
    " updated = ?, serial = ? WHERE uid = ?"
)


class Standings:
    """How stories stand as one connection sees them. Methods that change need the archive's writer."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def of(self, uids: Sequence[str]) -> dict[str, Standing]:
        """Return how these stories stand by uid; unknown ones are left out."""
        found: dict[str, Standing] = {}
        for part in chunked(uids, PART):
            query = StoryRow.select(
                StoryRow.uid,
                StoryRow.status,
                StoryRow.spiked_from,
                StoryRow.published,
                StoryRow.published_revision,
                StoryRow.embargo,
                StoryRow.countries,
                StoryRow.keywords,
            ).where(StoryRow.uid.in_(part))
            said = Corrections(self._db).of_many(part)
            editions = Editions(self._db).with_stories(part)
            for uid, status, spiked_from, *rest in tuples(query, self._db):
                with meant():
                    came_from = Status(spiked_from) if spiked_from else None
                    columns = (Status(status), came_from, *rest, said.get(uid, ()), editions.get(uid, ()))
                    found[uid] = Standing(*columns)
        return found

    def states(self, uids: Sequence[str]) -> dict[Status, int]:
        """Return how many of these stories are in each state; states that none is in are left out."""
        counts: dict[Status, int] = {}
        for part in chunked(uids, PART):
            query = (
                StoryRow.select(StoryRow.status, fn.COUNT(StoryRow.id))
                .where(StoryRow.uid.in_(part))
                .group_by(StoryRow.status)
            )
            for kept, number in tuples(query, self._db):
                with meant():
                    status = Status(kept)
                counts[status] = counts.get(status, 0) + number
        return counts

    def revisions(self, uids: Sequence[str]) -> dict[str, str]:
        """Return the digests of these stories' standing texts by uid; unknown ones are left out."""
        found: dict[str, str] = {}
        for part in chunked(uids, PART):
            query = StoryRow.select(StoryRow.uid, StoryRow.revision).where(StoryRow.uid.in_(part))
            found.update((uid, digest) for uid, digest in tuples(query, self._db))
        return found

    def put(self, standings: Mapping[str, Standing], at: datetime) -> None:
        """Let stories stand like this by uid, the last of them as the newest.

        Countries and keywords are left alone: they are text, and make revisions. Corrections are kept by
        ``Corrections.put``, and what is in an edition by ``Editions``.
        """
        # One statement for all: to compose it anew takes as long as to run it.
        serials = count(next_serial(self._db))
        self._db.connection().executemany(
            PUT,
            [
                (
                    each.status.value,
                    each.spiked_from.value if each.spiked_from else None,
                    UTCField().db_value(each.published),
                    each.published_revision,
                    UTCField().db_value(each.embargo),
                    UTCField().db_value(at),
                    serial,
                    uid,
                )
                for (uid, each), serial in zip(standings.items(), serials, strict=False)
            ],
        )
