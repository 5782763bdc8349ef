"""Reads notes, keeps them, and marks in the text what they are about."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.errors import WorldError
from newsdesk.domain.notes import Anchor, Note, NoteInList
from newsdesk.domain.story import Story, titled
from newsdesk.gui.background import Lane, Latest
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.keyed import follow_keys
from newsdesk.gui.notes.model import NoteLine, NotesModel
from newsdesk.gui.notes.panel import NotesPanel
from newsdesk.gui.window import NOTES
from newsdesk.gui.workplace import Workplace
from newsdesk.text.anchors import find
from newsdesk.widgets.utf16 import from_utf16
from newsdesk.widgets.writing.field import FieldEdit


@dataclass(frozen=True, slots=True)
class KnownNotes:
    """The notes of the story ``uid`` ("" for none), and where each stands in its kept text, in code points.

    ``everywhere`` are all stories' notes, or None where they were not asked for.
    """

    uid: str
    notes: tuple[Note, ...] = ()
    places: tuple[tuple[str, tuple[int, int]], ...] = ()
    everywhere: tuple[NoteInList, ...] | None = None


class NotesController(QObject):
    """Stands between the tab of notes, the editor and the desk.

    Signals: ``story_wanted`` the story (uid) of a note that somebody chose is to be opened.
    """

    story_wanted = Signal(str)

    def __init__(self, place: Workplace, editor: EditorController) -> None:
        clock = place.desk.newsroom.clock
        self._panel = panel = NotesPanel(NotesModel(clock))
        super().__init__(panel)
        self._place = place
        self._desk, self._window, self._messages = place.desk, place.window, place.messages
        self._editor = editor
        place.window.put_right(NOTES, panel)
        self._readings = Latest(place.background)
        self._notes: tuple[Note, ...] = ()
        self._gone: Note | None = None
        self._pending = ""
        follow_keys(place.window.ui, panel.ui.add, panel.ui.way)
        panel.set_read_only(not place.desk.newsroom.writable)
        place.announcer.stopped.connect(lambda: panel.set_read_only(True))
        panel.note_wanted.connect(self.add_note)
        panel.added.connect(self._add)
        panel.changed.connect(self._change)
        panel.turned.connect(self._turn)
        panel.removal_wanted.connect(self._remove)
        panel.put_back_wanted.connect(self._put_back)
        panel.chosen.connect(self._go_to)
        panel.scope_changed.connect(self.refresh)
        editor.opened.connect(self._open)
        place.announcer.changed.connect(self._hear)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("add_note", self.add_note, Need.STORY | Need.WRITING),
            Command("show_notes", lambda: self._window.turn_right(self._panel)),
            Command("next_note", self._next, Need.STORY),
        )

    def show(self) -> None:
        """Bring the notes to the front."""
        self._window.show_right(self._panel)

    def leave(self) -> None:
        """Hear that the window closes: notes that are half written are kept as they stand, at this desk."""
        for story, text, about in self._panel.take_begun():
            self._place.write(partial(self._desk.notes.add, story, text, about), self)

    # -- reading ----------------------------------------------------------------------------------------

    def _open(self, story: Story) -> None:
        self._window.panes.editor.body.passages.place({})
        self._notes = ()
        self._panel.turn_to(story.uid)
        self.refresh()

    def _hear(self, changes: Changes, _asker: object) -> None:
        if changes.stories and (self._panel.everywhere or self._editor.uid in changes.stories):
            self.refresh()

    def refresh(self) -> None:
        """Read the notes anew; the newest question is the one that is answered."""
        uid, everywhere = self._editor.uid, self._panel.everywhere
        self._readings.run(
            Lane.READ, lambda: self._read(uid, everywhere=everywhere), owner=self, then=self._show
        )

    def _read(self, uid: str, *, everywhere: bool) -> KnownNotes:
        listed = self._desk.notes.everywhere() if everywhere else None
        if not uid:
            return KnownNotes("", everywhere=listed)
        # The text after its notes: one that changed in between moved them, and is announced.
        notes = self._desk.notes.of(uid)
        if not notes:
            return KnownNotes(uid, everywhere=listed)
        text = self._desk.stories.get(uid).text
        found = ((note.uid, find(text, note.anchor)) for note in notes)
        return KnownNotes(uid, notes, tuple((each, place) for each, place in found if place), listed)

    def _show(self, reading: KnownNotes) -> None:
        if self._editor.uid != reading.uid:
            return
        self._notes = reading.notes
        places = dict(reading.places)
        if reading.everywhere is None:
            lines = [
                NoteLine(note, gone=bool(note.anchor.passage) and note.uid not in places)
                for note in reading.notes
            ]
        else:
            lines = [NoteLine(each.note, titled(each.headline)) for each in reading.everywhere]
        self._panel.show_notes(lines, story=bool(reading.uid))
        self._count()
        # What is being typed has moved the marks along already, and is read again when it is kept.
        if not self._editor.dirty:
            self._window.panes.editor.body.passages.place(
                {
                    note.uid: places[note.uid]
                    for note in reading.notes
                    if note.uid in places and note.anchor.field == "body" and note.resolved is None
                }
            )
        self._go_to_pending()

    def _count(self) -> None:
        """Say on the tab how many notes of the open story somebody still has to see to."""
        still_open = sum(note.resolved is None for note in self._notes)
        right = self._window.ui.right
        right.setTabText(right.indexOf(self._panel), f"Notes ({still_open})" if still_open else "Notes")

    # -- going to what a note is about ------------------------------------------------------------------

    def _next(self) -> None:
        name = self._window.panes.editor.body.passages.go_to_next()
        if name:
            self._window.panes.editor.body.setFocus()
            self._panel.select(name)
        else:
            self._messages.tell("No open note is on a passage of this text.")

    def _go_to(self, note: Note) -> None:
        if self._editor.uid != note.story:
            self._pending = note.uid
            self.story_wanted.emit(note.story)
            return
        pane = self._window.panes.editor
        if pane.body.passages.go_to(note.uid):
            pane.body.setFocus()
            return
        place = find(self._editor.text(), note.anchor)
        if place is not None:
            pane.go_to(note.anchor.field, *place)
        elif note.anchor.passage:
            self._messages.tell("The passage that this note was about is not in the text any more.")

    def _go_to_pending(self) -> None:
        note = next((each for each in self._notes if each.uid == self._pending), None)
        if note is not None:
            self._pending = ""
            self._panel.select(note.uid)
            self._go_to(note)

    # -- writing ----------------------------------------------------------------------------------------

    def add_note(self) -> None:
        """Open the form for a note about what is marked in the story, or about all of it."""
        if self._editor.story is None:
            return
        about = self._marked()
        self.show()
        self._panel.begin(about)

    def _marked(self) -> Anchor:
        """Return the passage that is marked in the field that has, or had, the keyboard."""
        pane = self._window.panes.editor
        for field in pane.form.prose():
            if field.hasFocus():
                return _in_field(field)
        start, end = pane.body.passages.selected()
        passage = pane.body.text()[start:end]
        return Anchor("body", passage, start) if passage.strip() else Anchor()

    def _add(self, text: str, about: Anchor, travels: bool) -> None:
        story = self._editor.story
        if story is None:
            self._panel.save_failed()
            return
        place = find(self._editor.text(), about)
        anchor = replace(about, start=place[0]) if place else about
        # First the text, so that the note's place is one in what is kept.
        self._editor.save()
        self._keep(lambda: self._desk.notes.add(story.uid, text, anchor, travels=travels).changes, "Noted.")

    def _change(self, uid: str, text: str, travels: bool) -> None:
        self._keep(lambda: self._desk.notes.change(uid, text, travels=travels), "The note is changed.")

    def _keep(self, work: Callable[[], Changes], sentence: str) -> None:
        """Keep what stands in the form; what is done with other notes leaves that as it is."""

        def kept(_changes: Changes) -> None:
            self._panel.saved()
            self._done(sentence)

        def failed(error: WorldError) -> None:
            # The form stays as it is: what is written in it is kept nowhere else.
            self._panel.save_failed()
            self._failed(error)

        self._place.write(work, self, kept, failed)

    def _turn(self, note: Note) -> None:
        if note.resolved is None:
            self._do(lambda: self._desk.notes.resolve(note.uid), "The note is resolved.")
        else:
            self._do(lambda: self._desk.notes.reopen(note.uid), "The note is open again.")

    def _do(self, work: Callable[[], Changes], sentence: str) -> None:
        self._place.write(work, self, lambda _changes: self._done(sentence), self._failed)

    def _done(self, sentence: str) -> None:
        self._forget_gone()
        self._messages.tell(sentence)

    def _failed(self, error: WorldError) -> None:
        self._messages.trouble(str(error), about=self)
        self.refresh()

    def _remove(self, uid: str) -> None:
        self._place.write(lambda: self._desk.notes.remove(uid), self, self._removed, self._failed)

    def _removed(self, done: Done[Note]) -> None:
        self._gone = done.value
        self._panel.show_gone(f"Taken away: “{' '.join(done.value.text.split())}”")

    def _put_back(self) -> None:
        if (note := self._gone) is not None:
            self._do(lambda: self._desk.notes.put_back(note), "The note is back.")

    def _forget_gone(self) -> None:
        self._gone = None
        self._panel.show_gone("")


def _in_field(field: FieldEdit) -> Anchor:
    text, cursor = field.text(), field.textCursor()
    start, end = from_utf16(text, cursor.selectionStart()), from_utf16(text, cursor.selectionEnd())
    return Anchor(field.objectName(), text[start:end], start) if text[start:end].strip() else Anchor()
