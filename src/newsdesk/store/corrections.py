"""What readers are told about stories that changed after they were published."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from peewee import SqliteDatabase

from newsdesk.domain.corrections import Correction, CorrectionKind, Place
from newsdesk.store.queries import among, parts, rows
from newsdesk.store.tables import CorrectionRow, Row, StoryRow
from newsdesk.store.trouble import meant


class Corrections:
    """The corrections as one connection sees them. Methods that change need the archive's writer."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def of(self, story: str) -> tuple[Correction, ...]:
        """Return a story's corrections, oldest first."""
        return self.of_many((story,)).get(story, ())

    def of_many(self, stories: Sequence[str]) -> Mapping[str, tuple[Correction, ...]]:
        """Return the corrections of these stories by uid, oldest first; only those that have any."""
        found: dict[str, tuple[Correction, ...]] = {}
        for part in parts(stories):
            for each in self._load(StoryRow.uid.in_(among(part))):
                found[each.story] = (*found.get(each.story, ()), each)
        return found

    def get(self, uid: str) -> Correction | None:
        """Return the correction with that uid."""
        found = self._load(CorrectionRow.uid == uid)
        return found[0] if found else None

    def _load(self, condition: object) -> list[Correction]:
        query = (
            CorrectionRow.select(CorrectionRow, StoryRow.uid.alias("story_uid"))
            .join(StoryRow)
            .where(condition)
            .order_by(CorrectionRow.at, CorrectionRow.id)
        )
        return [_correction(row) for row in rows(query, self._db)]

    def put(self, story: str, corrections: Sequence[Correction]) -> None:
        """Let a story, which must be there, have these corrections and no others."""
        key = StoryRow.select(StoryRow.id).where(StoryRow.uid == story).scalar(self._db)
        CorrectionRow.delete().where(CorrectionRow.story == key).execute(self._db)
        for each in corrections:
            CorrectionRow.insert(story=key, uid=each.uid, **_columns(each)).execute(self._db)


def written(correction: Correction) -> Row:
    """Return a correction as JSON can hold it."""
    return {**correction._asdict(), "at": correction.at.isoformat()}


def read(fields: Row) -> Correction:
    """Return the correction that ``written`` wrote."""
    kind, place = CorrectionKind(fields["kind"]), Place(fields["place"])
    return Correction(**{**fields, "kind": kind, "place": place, "at": datetime.fromisoformat(fields["at"])})


def _columns(correction: Correction) -> Row:
    return {
        "kind": correction.kind.value,
        "text": correction.text,
        "at": correction.at,
        "who": correction.who,
        "place": correction.place.value,
        "before": correction.before,
        "after": correction.after,
    }


@meant()
def _correction(row: Row) -> Correction:
    return Correction(
        uid=row["uid"],
        story=row["story_uid"],
        kind=CorrectionKind(row["kind"]),
        text=row["text"],
        at=row["at"],
        who=row["who"],
        place=Place(row["place"]),
        before=row["before"],
        after=row["after"],
    )
