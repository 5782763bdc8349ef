"""How stories stand, read and changed by the thousand."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count

from peewee import SqliteDatabase, fn

from newsdesk.domain.journal import Standing
from newsdesk.domain.story import Status, StoryText, Why
from newsdesk.store.corrections import Corrections
from newsdesk.store.derived import next_serial
from newsdesk.store.editions import Editions
from newsdesk.store.fields import UTCField, listed, storable
from newsdesk.store.merges import Merges
from newsdesk.store.queries import parts, tuples
from newsdesk.store.revisions import Revisions
from newsdesk.store.stories import Stories
from newsdesk.store.tables import StoryRow
from newsdesk.store.trouble import meant

#: The name of the text that stood before, be it of one story or of many: it is kept for ever.
BEFORE = "before a desk action"

# One statement for all: to compose it anew takes as long as to run it.
PUT = (
    "UPDATE story SET status = ?, spiked_from = ?, published = ?, published_revision = ?, embargo = ?,"
    " updated = ?, serial = ? WHERE uid = ?"
)
RETAG = "UPDATE story SET countries = ?, keywords = ?, revision = ?, updated = ?, serial = ? WHERE uid = ?"


class Standings:
    """How stories stand as one connection sees them. Methods that change need the archive's writer."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def of(self, uids: Sequence[str]) -> dict[str, Standing]:
        """Return how these stories stand by uid; unknown ones are left out."""
        found: dict[str, Standing] = {}
        for part in parts(uids):
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
            waiting = Merges(self._db).of_many(part)
            for uid, status, spiked_from, *rest in tuples(query, self._db):
                with meant():
                    came_from = Status(spiked_from) if spiked_from else None
                    columns = (Status(status), came_from, *rest, said.get(uid, ()), editions.get(uid, ()))
                    found[uid] = Standing(*columns)._replace(merges=waiting.get(uid, ()))
        return found

    def states(self, uids: Sequence[str]) -> dict[Status, int]:
        """Return how many of these stories are in each state; states that none is in are left out."""
        counts: dict[Status, int] = {}
        for part in parts(uids):
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
        for part in parts(uids):
            query = StoryRow.select(StoryRow.uid, StoryRow.revision).where(StoryRow.uid.in_(part))
            found.update((uid, digest) for uid, digest in tuples(query, self._db))
        return found

    def put(self, standings: Mapping[str, Standing], at: datetime) -> None:
        """Let stories stand like this by uid, the last of them as the newest.

        Countries and keywords are kept by ``retag``, corrections by ``Corrections.put``, what waits by
        ``Merges.put``, and what is in an edition by ``Editions``.
        """
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

    def retag(self, standings: Mapping[str, Standing], at: datetime, who: str, why: Why = Why.BULK) -> None:
        """Let stories have the countries and keywords of these standings by uid, the last as the newest.

        Both are text, so each story that has others gets a revision.
        """
        revisions, serials = Revisions(self._db), count(next_serial(self._db))
        stories = Stories(self._db).many(tuple(standings))
        texts = [(each, _tagged(each.text, standings[each.uid])) for each in stories]
        changed = [(story, text, story.words) for story, text in texts if text != story.text]
        revisions.secure([story.uid for story, _text, _words in changed], BEFORE)
        digests = revisions.add_all(changed, at, who, why)
        self._db.connection().executemany(
            RETAG,
            [
                (
                    listed(text.countries),
                    listed(text.keywords),
                    digest,
                    UTCField().db_value(at),
                    serial,
                    story.uid,
                )
                for (story, text, _words), digest, serial in zip(changed, digests, serials, strict=False)
            ],
        )


def _tagged(text: StoryText, standing: Standing) -> StoryText:
    countries, keywords = standing.countries, standing.keywords
    return text.with_(countries=tuple(map(storable, countries)), keywords=tuple(map(storable, keywords)))
