"""Notes to the desk, beside the stories they are about."""

from collections.abc import Iterator, Sequence
from typing import Any

from peewee import SqliteDatabase, fn

from newsdesk.domain.errors import Refused
from newsdesk.domain.notes import MOST, Anchor, GoneNote, Note, NoteInList
from newsdesk.domain.story import StoryText
from newsdesk.store.queries import among, parts, rows, tuples
from newsdesk.store.tables import GoneNoteRow, NoteRow, Row, StoryRow
from newsdesk.text.anchors import follow


class Notes:
    """The notes as one connection sees them. Methods that change need the archive's writer."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def get(self, uid: str) -> Note | None:
        """Return the note with that uid."""
        return next(self._notes(NoteRow.uid == uid), None)

    def of(self, story: str) -> tuple[Note, ...]:
        """Return a story's notes, resolved ones too, in the order in which they were written."""
        return tuple(self._notes(StoryRow.uid == story))

    def open_of(self, story: str) -> tuple[Note, ...]:
        """Return a story's notes that somebody still has to act on, in the order they were written in."""
        return tuple(self._notes((StoryRow.uid == story) & NoteRow.resolved.is_null()))

    def travelling(self, stories: Sequence[str]) -> dict[str, tuple[Note, ...]]:
        """Return the notes that go along with these stories; those without any are left out."""
        found: dict[str, tuple[Note, ...]] = {}
        for part in parts(stories):
            for note in self._notes(StoryRow.uid.in_(among(part)) & NoteRow.travels):
                found[note.story] = (*found.get(note.story, ()), note)
        return found

    def gone(self, story: str) -> dict[str, GoneNote]:
        """Return the notes that were on a story and were taken away, by uid."""
        return {each.uid: each for _story, each in self._gone(StoryRow.uid == story)}

    def gone_from(self, stories: Sequence[str]) -> dict[str, tuple[GoneNote, ...]]:
        """Return the notes taken away from these stories that other desks are told of: the newest of many.

        Stories without any are left out.
        """
        found: dict[str, tuple[GoneNote, ...]] = {}
        for part in parts(stories):
            for story, each in self._gone(StoryRow.uid.in_(among(part)) & GoneNoteRow.travels):
                found[story] = (*found.get(story, ()), each)[-MOST:]
        return found

    def everywhere(self, *, only_open: bool) -> tuple[NoteInList, ...]:
        """Return the notes of all stories: the story changed last first, each story's in their order."""
        query = _select(StoryRow.headline).order_by(StoryRow.serial.desc(), NoteRow.id)
        if only_open:
            query = query.where(NoteRow.resolved.is_null())
        return tuple(NoteInList(_note(row), row["headline"]) for row in rows(query, self._db))

    def open_counts(self, stories: Sequence[str], *, staying: bool = False) -> dict[str, int]:
        """Return how many open notes each of these stories has; those without any are left out.

        ``staying``: those that go along with the story are not counted.
        """
        counted = NoteRow.resolved.is_null()
        if staying:
            counted &= ~NoteRow.travels
        counts: dict[str, int] = {}
        for part in parts(stories):
            query = (
                NoteRow.select(StoryRow.uid, fn.COUNT(NoteRow.id))
                .join(StoryRow)
                .where(StoryRow.uid.in_(among(part)), counted)
                .group_by(StoryRow.uid)
            )
            counts.update((uid, count) for uid, count in tuples(query, self._db))
        return counts

    def add(self, note: Note) -> None:
        """Keep a note, one that was taken away as well; Refused if its story is gone."""
        story = StoryRow.select(StoryRow.id).where(StoryRow.uid == note.story).scalar(self._db)
        if story is None:
            raise Refused("This story is not in the newsroom any more, so nothing can be noted on it.")
        NoteRow.insert(
            uid=note.uid,
            story=story,
            text=note.text,
            at=note.at,
            who=note.who,
            field=note.anchor.field,
            passage=note.anchor.passage,
            start=note.anchor.start,
            resolved=note.resolved,
            resolved_by=note.resolved_by,
            travels=note.travels,
            reworded=note.reworded,
            turned=note.turned,
            came=note.came,
        ).execute(self._db)
        GoneNoteRow.delete().where(GoneNoteRow.uid == note.uid).execute(self._db)

    def put(self, note: Note) -> None:
        """Keep a note's words, and whether it is resolved and travels, in place of what was kept of it."""
        self._update(
            note.uid,
            text=note.text,
            reworded=note.reworded,
            resolved=note.resolved,
            resolved_by=note.resolved_by,
            turned=note.turned,
            travels=note.travels,
        )

    def follow(self, story: str, old: StoryText, new: StoryText) -> None:
        """Move a story's open notes along with its text, which was ``old`` and is ``new``."""
        for note in self.open_of(story):
            anchor = follow(old, new, note.anchor)
            if anchor != note.anchor:
                self._update(note.uid, passage=anchor.passage, start=anchor.start)

    def forget(self, story: str, gone: GoneNote) -> None:
        """Forget a note that was on a story, if it is there, but that there was one."""
        key = StoryRow.select(StoryRow.id).where(StoryRow.uid == story)
        GoneNoteRow.insert(**gone._asdict(), story=key).on_conflict_replace().execute(self._db)
        NoteRow.delete().where(NoteRow.uid == gone.uid).execute(self._db)

    def _update(self, uid: str, **columns: Any) -> None:
        NoteRow.update(**columns).where(NoteRow.uid == uid).execute(self._db)

    def _gone(self, condition: object) -> Iterator[tuple[str, GoneNote]]:
        query = GoneNoteRow.select(StoryRow.uid, GoneNoteRow.uid, GoneNoteRow.at, GoneNoteRow.travels)
        chosen = query.join(StoryRow).where(condition).order_by(GoneNoteRow.at, GoneNoteRow.uid)
        return ((story, GoneNote(*each)) for story, *each in tuples(chosen, self._db))

    def _notes(self, condition: object) -> Iterator[Note]:
        query = _select().where(condition).order_by(NoteRow.id)
        return (_note(row) for row in rows(query, self._db))


def _select(*more: object) -> Any:
    return NoteRow.select(NoteRow, StoryRow.uid.alias("story_uid"), *more).join(StoryRow)


def _note(row: Row) -> Note:
    return Note(
        uid=row["uid"],
        story=row["story_uid"],
        text=row["text"],
        at=row["at"],
        who=row["who"],
        anchor=Anchor(row["field"], row["passage"], row["start"]),
        resolved=row["resolved"],
        resolved_by=row["resolved_by"],
        travels=row["travels"],
        reworded=row["reworded"],
        turned=row["turned"],
        came=row["came"],
    )
