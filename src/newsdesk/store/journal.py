"""The journal: who did what with each story."""

from collections.abc import Sequence
from datetime import datetime

from peewee import SqliteDatabase, fn

from newsdesk.domain.journal import SENT_OUT, Event, Step
from newsdesk.store.fields import UTCField, storable
from newsdesk.store.queries import parts, rows, tuples
from newsdesk.store.tables import EventRow, StoryRow

# Written out, because many are kept at once, and Peewee takes longer over a statement than SQLite.
_NOTE = "INSERT INTO event (story_id, at, who, what, step_id) SELECT id, ?, ?, ?, ? FROM story WHERE uid = ?"


class Journal:
    """The journal as one connection sees it. Methods that change need the archive's writer."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def note(self, uid: str, what: str, who: str, at: datetime, step: int = 0) -> None:
        """Write one line about a story: ``what`` is the end of a sentence that begins with ``who``."""
        self.note_all((uid,), what, who, at, step)

    def note_all(self, uids: Sequence[str], what: str, who: str, at: datetime, step: int = 0) -> None:
        """Write the same line about each of these stories; unknown ones are left out."""
        line = UTCField().db_value(at), storable(who), storable(what), step or None
        self._db.connection().executemany(_NOTE, [(*line, uid) for uid in uids])

    def of(self, uid: str, limit: int | None = None) -> tuple[Event, ...]:
        """Return a story's journal, newest first, or the newest ``limit`` lines of it."""
        query = (
            EventRow.select(EventRow.at, EventRow.who, EventRow.what, EventRow.step)
            .join(StoryRow)
            .where(StoryRow.uid == uid)
            .order_by(EventRow.id.desc())
            .limit(limit)
        )
        return tuple(
            Event(uid, row["at"], row["who"], row["what"], row["step"] or 0) for row in rows(query, self._db)
        )

    def sent_since(self, uids: Sequence[str], step: Step) -> tuple[str, ...]:
        """Return which of these stories were sent out to readers after a step was taken.

        What is written down later came later: a clock may be set back.
        """
        own = EventRow.select(fn.MIN(EventRow.id)).where(EventRow.step == step.number).scalar(self._db)
        later = EventRow.at >= step.at if own is None else EventRow.id > own
        found: list[str] = []
        for part in parts(uids):
            query = (
                EventRow.select(StoryRow.uid)
                .join(StoryRow)
                .where(StoryRow.uid.in_(part), later, EventRow.what.startswith(SENT_OUT))
                .distinct()
            )
            found += [uid for (uid,) in tuples(query, self._db)]
        return tuple(found)
