"""Takes the text out of revisions that the rule lets go; their place in the chain stays."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from peewee import SqliteDatabase

from newsdesk.domain.history import PastText
from newsdesk.domain.story import link
from newsdesk.domain.thinning import KEYSTROKES, start_of_rule, thinnable
from newsdesk.store.queries import tuples
from newsdesk.store.revisions import Revisions, parse
from newsdesk.store.tables import CorrectionRow, ReadRow, RevisionRow, SettingRow, StoryRow
from newsdesk.text.words import count

#: The setting that says when everything was thinned last (ISO 8601, UTC).
_LAST = "thinned"


class Thinning:
    """Applies the rule of ``domain.thinning`` to one newsroom. ``zone`` None is this computer's."""

    def __init__(self, db: SqliteDatabase, now: datetime, zone: tzinfo | None = None) -> None:
        self._db = db
        self._now = now
        self._zone = zone

    @property
    def last(self) -> datetime | None:
        """When all stories were thinned last (UTC), or None."""
        found = SettingRow.select(SettingRow.value).where(SettingRow.key == _LAST).scalar(self._db)
        return datetime.fromisoformat(found) if found else None

    def note(self) -> None:
        """Remember that all stories are thinned now."""
        SettingRow.insert(key=_LAST, value=self._now.isoformat()).on_conflict_replace().execute(self._db)

    def plan(self) -> Iterator[tuple[str, int]]:
        """Yield the uid of each story of which something may go, and how many texts.

        A story that nobody has changed since it was looked at last under the whole rule is not looked at.
        """
        typed = RevisionRow.why.in_([each.value for each in KEYSTROKES]) & (RevisionRow.text_digest == "")
        query = StoryRow.select(StoryRow.uid).join(RevisionRow).where(typed)
        if self.last is not None:
            query = query.where(StoryRow.updated >= start_of_rule(self.last))
        for (uid,) in tuples(query.group_by(StoryRow.id).order_by(StoryRow.updated), self._db):
            going = len(self._going(uid))
            if going:
                yield uid, going

    def thin(self, uid: str) -> int:
        """Take the text out of every revision of a story that may go; return how many."""
        return sum(self._empty(uid, each) for each in self._going(uid))

    def _going(self, uid: str) -> list[PastText]:
        past = Revisions(self._db).timeline(uid, "")
        numbers = thinnable(past, self._kept(uid), self._now, self._zone)
        return [each for each in past if each.number in numbers]

    def _kept(self, uid: str) -> set[str]:
        """Return the digests of a story's texts that something refers to."""
        story = StoryRow.select(StoryRow.revision, StoryRow.published_revision).where(StoryRow.uid == uid)
        read = ReadRow.select(ReadRow.digest).join(StoryRow).where(StoryRow.uid == uid)
        told = CorrectionRow.select(CorrectionRow.before, CorrectionRow.after).join(StoryRow)
        queries = (story, read, told.where(StoryRow.uid == uid))
        return {digest for query in queries for row in tuples(query, self._db) for digest in row}

    def _empty(self, uid: str, going: PastText) -> bool:
        """Take one text out. One that is not as it was written stays: what is left of it may be needed."""
        of_story = RevisionRow.story == StoryRow.select(StoryRow.id).where(StoryRow.uid == uid)
        this = of_story & (RevisionRow.number == going.number)
        (found,) = tuples(RevisionRow.select(RevisionRow.text, RevisionRow.parent).where(this), self._db)
        try:
            text = parse(found[0])
        except (ValueError, KeyError, TypeError):
            return False
        if link(found[1], text.digest()) != going.digest:
            return False
        RevisionRow.update(text="", text_digest=text.digest(), words=count(text.body)).where(this).execute(
            self._db
        )
        return True
