"""The tab of notes: of the open story or of all, with a small form to write one in."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from newsdesk._built.notes import Ui_Notes
from newsdesk.domain.notes import Anchor, Note
from newsdesk.gui.notes.delegate import NoteDelegate
from newsdesk.gui.notes.model import NoteLine, NotesModel

#: The first so many characters of a passage are quoted over the form.
QUOTED = 160


class _Form(NamedTuple):
    """What stands in the form: words about something; ``changing`` is the uid of a note, "" for a new one."""

    about: Anchor
    changing: str
    text: str
    travels: bool


class NotesPanel(QWidget):
    """Shows notes, and lets them be written, seen to and taken away.

    Signals: ``note_wanted`` somebody wants to write one, about what is marked in the text; ``added`` one was
    written (``str``, ``Anchor``, whether it travels); ``changed`` other words (uid, ``str``, whether it
    travels); ``turned`` it was resolved, or is to be opened again (``Note``); ``removal_wanted`` (uid);
    ``put_back_wanted``; ``chosen`` show what it is about (``Note``); ``scope_changed`` this story's or all.
    """

    note_wanted = Signal()
    added = Signal(str, object, bool)
    changed = Signal(str, str, bool)
    turned = Signal(object)
    removal_wanted = Signal(str)
    put_back_wanted = Signal()
    chosen = Signal(object)
    scope_changed = Signal()

    def __init__(self, model: NotesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_Notes()
        self.ui.setupUi(self)
        self._model = model
        self._lines: tuple[NoteLine, ...] = ()
        self._about = Anchor()
        self._changing = ""
        #: What the form began with, and what was begun in it on stories that are not open now, by uid.
        self._began = ("", False)
        self._aside: dict[str, _Form] = {}
        self._open_story = ""
        #: What is on its way to be kept, each with its story (uid), in the order in which that is told.
        self._saving: list[tuple[str, _Form]] = []
        self._writable = True
        self._story = False
        ui = self.ui
        ui.list.setModel(model)
        ui.list.setItemDelegate(NoteDelegate(ui.list))
        ui.list.addActions([ui.go_to_passage, ui.turn, ui.reword, ui.take_away])
        ui.words.installEventFilter(self)
        ui.form.hide()
        ui.gone.hide()
        self._connect()
        self._refresh()

    def _connect(self) -> None:
        ui = self.ui
        ui.add.clicked.connect(self.note_wanted)
        ui.save.clicked.connect(self._save)
        ui.cancel.clicked.connect(self.finish_form)
        ui.undo.clicked.connect(self.put_back_wanted)
        ui.scope.currentIndexChanged.connect(lambda _row: self.scope_changed.emit())
        ui.kind.currentIndexChanged.connect(self._refresh)
        ui.list.clicked.connect(lambda _index: self._choose())
        ui.list.selectionModel().currentChanged.connect(lambda *_: self._tell_possible())
        ui.words.textChanged.connect(lambda: ui.save.setEnabled(bool(ui.words.toPlainText().strip())))
        for button, action, work in (
            (None, ui.go_to_passage, self._choose),
            (ui.resolve, ui.turn, self._turn),
            (ui.change, ui.reword, self._reword),
            (ui.remove, ui.take_away, self._remove),
        ):
            action.triggered.connect(lambda _checked=False, work=work: work())
            if button is not None:
                button.clicked.connect(lambda _checked=False, work=work: work())

    # -- what is shown ----------------------------------------------------------------------------------

    @property
    def everywhere(self) -> bool:
        """Whether the notes of all stories are wanted."""
        return self.ui.scope.currentIndex() == 1

    def set_read_only(self, read_only: bool) -> None:
        """Let notes be read, and not written."""
        self._writable = not read_only
        self._refresh()

    def show_notes(self, lines: Sequence[NoteLine], *, story: bool) -> None:
        """Show these notes; ``story``: one is open, so that there is something to note on."""
        self._lines, self._story = tuple(lines), story
        self._refresh()

    def _refresh(self) -> None:
        kept = self._current()
        open_only = self.ui.kind.currentIndex() == 0
        self._model.set_lines(
            [each for each in self._lines if each.note.resolved is None] if open_only else self._lines
        )
        if kept is not None:
            self.select(kept.uid)
        self.ui.empty.setText(self._nothing(open_only=open_only))
        self.ui.way.setVisible(self._story and not self._lines and not self.everywhere)
        self.ui.pages.setCurrentWidget(self.ui.list if self._model.lines else self.ui.empty_page)
        self.ui.add.setEnabled(self._writable and self._story)
        self._tell_possible()

    def _nothing(self, *, open_only: bool) -> str:
        if self._lines and open_only:
            return "Every note here is resolved."
        if self.everywhere:
            return "No notes in the newsroom."
        if not self._story:
            return "Choose a story to see its notes."
        return "No notes on this story."

    def select(self, uid: str) -> None:
        """Put the list's cursor on a note, if it is shown."""
        row = self._model.row_of(uid)
        if row >= 0:
            self.ui.list.setCurrentIndex(self._model.index(row))
            self.ui.list.scrollTo(self._model.index(row))

    def show_gone(self, sentence: str) -> None:
        """Say that a note was taken away, and offer it back; "" for not any more."""
        self.ui.gone_words.setText(sentence)
        self.ui.gone.setVisible(bool(sentence))

    def _current(self) -> Note | None:
        line = self.ui.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return line.note if isinstance(line, NoteLine) else None

    def _tell_possible(self) -> None:
        note, ui = self._current(), self.ui
        can = note is not None and self._writable
        for each in (ui.resolve, ui.turn, ui.change, ui.reword, ui.remove, ui.take_away):
            each.setEnabled(can)
        ui.go_to_passage.setEnabled(note is not None)
        ui.resolve.setText("Open again" if note is not None and note.resolved else "Resolve")

    # -- what is asked for ------------------------------------------------------------------------------

    def _choose(self) -> None:
        if (note := self._current()) is not None:
            self.chosen.emit(note)

    def _turn(self) -> None:
        if (note := self._current()) is not None:
            self.turned.emit(note)

    def _remove(self) -> None:
        if (note := self._current()) is not None:
            self.removal_wanted.emit(note.uid)

    def _reword(self) -> None:
        if (note := self._current()) is not None:
            self._begin(_Form(note.anchor, note.uid, note.text, note.travels))

    def begin(self, about: Anchor) -> None:
        """Open the form for a new note about a passage, or about the whole story; one that is begun stays."""
        self._begin(_Form(about, "", "", travels=False))

    def _begin(self, form: _Form) -> None:
        if not self._is_begun():
            self._open_form(form)
            self._began = form.text, form.travels
            self.ui.words.selectAll()
        self.ui.words.setFocus()

    def _is_begun(self) -> bool:
        """Say whether something stands in the form that is kept nowhere else."""
        return not self.ui.form.isHidden() and self._began != (
            self.ui.words.toPlainText(),
            self.ui.travels.isChecked(),
        )

    def turn_to(self, story: str) -> None:
        """Put aside what was begun on one story, and show what was begun on another (its uid)."""
        if self._is_begun():
            self._aside[self._open_story] = self._form()
        self.finish_form()
        self._open_story = story
        if form := self._aside.pop(story, None):
            self._open_form(form)
            self._began = "", False

    def take_begun(self) -> tuple[tuple[str, str, Anchor], ...]:
        """Close the form; return the words that were begun, each with its story (uid) and its passage."""
        here = self._open_story
        self.turn_to("")
        self._open_story = here
        begun = tuple(
            (uid, form.text, form.about)
            for uid, form in self._aside.items()
            if form.text.strip() and (uid, form) not in self._saving
        )
        self._aside.clear()
        return begun

    def _open_form(self, form: _Form) -> None:
        about, self._changing, text, travels = form
        self._about = about
        passage = " ".join(about.passage.split())
        short = passage if len(passage) <= QUOTED else f"{passage[:QUOTED].rstrip()}…"
        self.ui.about.setText(f"On “{short}”" if passage else "On the whole story")
        self.ui.travels.setChecked(travels)
        self.ui.words.setPlainText(text)
        self.ui.save.setEnabled(bool(text.strip()))
        self.ui.form.show()

    def finish_form(self) -> None:
        """Close the form; what was begun in it is gone."""
        had_keyboard = self.ui.form.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.ui.form.hide()
        self.ui.words.clear()
        self._changing = ""
        if had_keyboard:
            self.ui.list.setFocus()

    def _form(self) -> _Form:
        words, travels = self.ui.words.toPlainText(), self.ui.travels.isChecked()
        return _Form(self._about, self._changing, words, travels)

    def _save(self) -> None:
        form = self._form()
        if (self._open_story, form) in self._saving or not form.text.strip():
            return
        self._saving.append((self._open_story, form))
        if form.changing:
            self.changed.emit(form.changing, form.text, form.travels)
        else:
            self.added.emit(form.text, form.about, form.travels)

    def saved(self) -> None:
        """Hear that the first that was on its way is kept: its form closes, and no other begun meanwhile."""
        story, form = self._saving.pop(0)
        if self._aside.get(story) == form:
            del self._aside[story]
        elif (self._open_story, self._form()) == (story, form):
            self.finish_form()

    def save_failed(self) -> None:
        """Hear that the first that was on its way was not kept: it can be tried again."""
        del self._saving[0]

    # -- what Qt calls ----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save on Ctrl+Return and leave on Esc, wherever in the form's text the caret is."""
        if watched is not self.ui.words or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        saves = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and bool(
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if event.type() == QEvent.Type.ShortcutOverride and saves:
            # Or the window would take the keyboard to the story's text.
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and (saves or event.key() == Qt.Key.Key_Escape):
            (self._save if saves else self.finish_form)()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the notes be as high as they need to be at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.ui.list.doItemsLayout()
