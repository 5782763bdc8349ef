"""Notes to the desk: written about a passage, seen to, and never given to readers."""

import uuid
from dataclasses import replace

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.stories import existing_story
from newsdesk.domain.changes import NOTHING, Changes, Done
from newsdesk.domain.errors import BadInput
from newsdesk.domain.notes import LONGEST, Anchor, GoneNote, Note, NoteInList
from newsdesk.store.journal import Journal
from newsdesk.store.notes import Notes
from newsdesk.store.stories import Stories
from newsdesk.text.anchors import passage_at


class NotesDesk:
    """Everything that is done with the notes of one newsroom.

    A story's journal says that there was a note, and not what it said. One that travels goes along when the
    story goes to another desk, in the part of a bundle that only desks read; all others stay.
    """

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def of(self, story: str) -> tuple[Note, ...]:
        """Return a story's notes, resolved ones too, in the order in which they were written."""
        with self._newsroom.archive.reading() as db:
            return Notes(db).of(story)

    def everywhere(self) -> tuple[NoteInList, ...]:
        """Return the notes of all stories, resolved ones too: the story changed last first."""
        with self._newsroom.archive.reading() as db:
            return Notes(db).everywhere(only_open=False)

    def open_notes(self) -> tuple[NoteInList, ...]:
        """Return the notes of all stories that somebody still has to act on: story changed last first."""
        with self._newsroom.archive.reading() as db:
            return Notes(db).everywhere(only_open=True)

    def anchor(self, story: str, passage: str) -> Anchor:
        """Return where a passage first stands in a story as it is kept; BadInput if it does not."""
        with self._newsroom.archive.reading() as db:
            found = existing_story(Stories(db), story)
        anchor = passage_at(found.text, passage)
        if anchor is None:
            raise BadInput(f"“{passage}” does not stand in this story. Copy the words out of it.")
        return anchor

    def add(
        self,
        story: str,
        text: str,
        anchor: Anchor = Anchor(),  # noqa: B008 - frozen
        *,
        travels: bool = False,
    ) -> Done[Note]:
        """Note something on a story, or on a passage of it; BadInput for a note without words."""
        newsroom = self._newsroom
        now = newsroom.clock.now()
        note = Note(str(uuid.uuid4()), story, _words(text), now, newsroom.who, anchor, travels=travels)
        with newsroom.archive.writing() as db:
            existing_story(Stories(db), story)
            Notes(db).add(note)
            Journal(db).note(story, "left a note", note.who, note.at)
        return Done(note, Changes(frozenset({story})))

    def change(self, uid: str, text: str | None = None, *, travels: bool | None = None) -> Changes:
        """Put other words in a note, and say whether it goes to other desks; None for either: as before."""
        words = None if text is None else _words(text)
        with self._newsroom.archive.writing() as db:
            note = _wanted(Notes(db), uid)
            after = note if travels is None else replace(note, travels=travels)
            if words is not None and words != note.text:
                after = replace(after, text=words, reworded=self._newsroom.clock.now())
            if after == note:
                return NOTHING
            Notes(db).put(after)
            self._log(Journal(db), note, "changed a note")
        return Changes(frozenset({note.story}))

    def resolve(self, uid: str) -> Changes:
        """Say that a note has been seen to; nothing happens if somebody said so before."""
        return self._resolve(uid, resolved=True)

    def reopen(self, uid: str) -> Changes:
        """Say that a note has to be seen to after all."""
        return self._resolve(uid, resolved=False)

    def _resolve(self, uid: str, *, resolved: bool) -> Changes:
        newsroom = self._newsroom
        with newsroom.archive.writing() as db:
            note = _wanted(Notes(db), uid)
            if (note.resolved is not None) == resolved:
                return NOTHING
            now = newsroom.clock.now()
            at, who = (now, newsroom.who) if resolved else (None, "")
            Notes(db).put(replace(note, resolved=at, resolved_by=who, turned=now))
            self._log(Journal(db), note, "resolved a note" if resolved else "reopened a note")
        return Changes(frozenset({note.story}))

    def remove(self, uid: str) -> Done[Note]:
        """Take a note away, and return it for ``put_back``."""
        with self._newsroom.archive.writing() as db:
            note = _wanted(Notes(db), uid)
            # Of one that came, the desk that wrote it says whether it is gone for all.
            travels = note.travels and not note.came
            Notes(db).forget(note.story, GoneNote(uid, note.last_word, travels))
            self._log(Journal(db), note, "took a note away")
        return Done(note, Changes(frozenset({note.story})))

    def put_back(self, note: Note) -> Changes:
        """Keep a note again that was taken away; nothing happens if it is there."""
        with self._newsroom.archive.writing() as db:
            if Notes(db).get(note.uid) is not None:
                return NOTHING
            # The newest word of it: other desks may have been told that it is gone.
            Notes(db).add(replace(note, turned=self._newsroom.clock.now()) if note.travels else note)
            self._log(Journal(db), note, "put a note back")
        return Changes(frozenset({note.story}))

    def _log(self, journal: Journal, note: Note, what: str) -> None:
        journal.note(note.story, what, self._newsroom.who, self._newsroom.clock.now())


def _words(text: str) -> str:
    """Return a note's words as they are kept; BadInput if there are none, or too many."""
    words = text.strip()
    if not words:
        raise BadInput("A note needs words. Write what is to be done, or take the note away.")
    if len(words) > LONGEST:
        raise BadInput(f"This note has {len(words)} of {LONGEST} characters. Shorten it, or make it two.")
    return words


def _wanted(notes: Notes, uid: str) -> Note:
    note = notes.get(uid)
    if note is None:
        raise BadInput(f"There is no note with the uid {uid}. “newsdesk notes” lists them.")
    return note
