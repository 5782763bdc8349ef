"""What two desks changed at once, until an editor decides."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from peewee import SqliteDatabase

from newsdesk.domain.merges import PendingMerge
from newsdesk.domain.story import Revision, Why
from newsdesk.store.fields import UTCField
from newsdesk.store.queries import rows, tuples
from newsdesk.store.revisions import dump, parse
from newsdesk.store.tables import MergeRow, Row, StoryRow
from newsdesk.store.trouble import meant


class Merges:
    """The merges that wait, as one connection sees them. Methods that change need the archive's writer."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def all(self) -> tuple[PendingMerge, ...]:
        """Return all of them, the one that came first first."""
        return tuple(self._merges())

    def of(self, story: str) -> tuple[PendingMerge, ...]:
        """Return a story's, the one that came first first."""
        return tuple(self._merges(StoryRow.uid == story))

    def stories(self) -> tuple[str, ...]:
        """Return the uids of the stories that have any, without reading a text."""
        query = MergeRow.select(StoryRow.uid).join(StoryRow).group_by(StoryRow.uid).order_by(MergeRow.id)
        return tuple(uid for (uid,) in tuples(query, self._db))

    def of_many(self, stories: Sequence[str]) -> dict[str, tuple[PendingMerge, ...]]:
        """Return what waits for these stories by uid, each without its number; others are left out."""
        found: dict[str, tuple[PendingMerge, ...]] = {}
        for each in self._merges(StoryRow.uid.in_(stories)):
            found[each.story] = (*found.get(each.story, ()), each._replace(number=0))
        return found

    def _merges(self, condition: object = None) -> Iterator[PendingMerge]:
        query = MergeRow.select(MergeRow, StoryRow.uid.alias("story_uid")).join(StoryRow)
        chosen = query if condition is None else query.where(condition)
        return (_merge(row) for row in rows(chosen.order_by(MergeRow.id), self._db))

    def add(self, merge: PendingMerge) -> None:
        """Keep one, under a number of its own."""
        MergeRow.insert(
            story=StoryRow.select(StoryRow.id).where(StoryRow.uid == merge.story),
            at=merge.at,
            who=merge.who,
            desk=merge.desk,
            name=merge.name,
            base=dump(merge.base),
            theirs=json.dumps(_revisions(merge.theirs), ensure_ascii=False),
        ).execute(self._db)

    def put(self, story: str, merges: Sequence[PendingMerge]) -> None:
        """Let these wait for a story, which must be there, and no others."""
        self.drop(each.number for each in self.of(story))
        for each in merges:
            self.add(each)

    def drop(self, numbers: Iterable[int]) -> None:
        """Forget these: they are decided, or something newer has come."""
        MergeRow.delete().where(MergeRow.id.in_(list(numbers))).execute(self._db)


def read_theirs(kept: str) -> tuple[Revision, ...]:
    """Return the revisions that a row keeps; ValueError, KeyError or TypeError if they are none."""
    return _theirs(json.loads(kept))


def written(merge: PendingMerge) -> Row:
    """Return what waits as JSON can hold it."""
    kept = {"at": merge.at.isoformat(), "base": dump(merge.base), "theirs": _revisions(merge.theirs)}
    return {**merge._asdict(), **kept}


def read(fields: Row) -> PendingMerge:
    """Return what ``written`` wrote."""
    at, base = datetime.fromisoformat(fields["at"]), parse(fields["base"])
    return PendingMerge(**{**fields, "at": at, "base": base, "theirs": _theirs(fields["theirs"])})


def _theirs(kept: Iterable[Row]) -> tuple[Revision, ...]:
    found = tuple(
        Revision(
            **{
                **each,
                "at": datetime.fromisoformat(each["at"]),
                "why": Why(each["why"]),
                "text": parse(each["text"]),
            }
        )
        for each in kept
    )
    if not found:
        raise ValueError("there are none")
    return found


def _revisions(theirs: Iterable[Revision]) -> list[dict[str, Any]]:
    return [
        {**each._asdict(), "at": UTCField().db_value(each.at), "text": dump(each.text)} for each in theirs
    ]


@meant()
def _merge(row: Row) -> PendingMerge:
    return PendingMerge(
        row["id"],
        row["story_uid"],
        row["at"],
        row["who"],
        row["desk"],
        row["name"],
        parse(row["base"]),
        read_theirs(row["theirs"]),
    )
