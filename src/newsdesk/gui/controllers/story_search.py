"""Looks for words in the open story, in the background: the newest question wins."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from newsdesk.domain.errors import WorldError
from newsdesk.domain.replacing import Spans, Wanted
from newsdesk.gui.background import Lane
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.finding.hits import Hits, Piece, pieces, within
from newsdesk.gui.workplace import Workplace
from newsdesk.widgets.utf16 import Units
from newsdesk.widgets.waiting import once

#: Milliseconds from the last letter in the text, all of which is read, to the search.
PAUSE = 300


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for; in all fields, or in the text alone."""

    wanted: Wanted
    all_fields: bool


@dataclass(frozen=True, slots=True)
class _Answer:
    spans: tuple[Spans, ...]
    units: Units


class StorySearch(QObject):
    """Knows what was found last, and when that holds no more.

    ``hits`` are the places, ``units`` those of the text that they are in. ``scope``: only what it selects in
    the text is searched.

    Signals: ``outdated`` the text is another one than was searched; ``found`` there are ``hits``; ``failed``
    it could not be looked for (a sentence).
    """

    outdated = Signal()
    found = Signal()
    failed = Signal(str)

    def __init__(self, place: Workplace, editor: EditorController) -> None:
        super().__init__(place.window)
        self._place, self._editor = place, editor
        self.hits = Hits()
        self.units = Units("")
        self.scope: QTextCursor | None = None
        #: Counts the changes of the text.
        self.version = 0
        #: What ``hits`` answers, and of which version.
        self._known: tuple[Question, int] | None = None
        self._asking = False
        self._next: Question | None = None
        self._soon = once(self, self._look_now)
        pane = place.window.panes.editor
        pane.body.contents_changed.connect(self._outdate)
        pane.edited.connect(self._outdate)
        editor.opened.connect(self._outdate)
        editor.renewed.connect(self._outdate)

    def is_known(self, question: Question) -> bool:
        """Say whether ``hits`` answers this, for the text as it is."""
        return not self._asking and self._known == (question, self.version)

    def look(self, question: Question, after: int = 0) -> None:
        """Look for something, after so many milliseconds; ``found`` or ``failed`` tells when it is done."""
        self._next = question
        self._soon.start(after)

    def stop(self) -> None:
        """Look for nothing, and know of nothing."""
        self._soon.stop()
        self._next = self._known = None
        self.hits = Hits()

    def _outdate(self) -> None:
        self.version += 1
        self.outdated.emit()

    def _look_now(self) -> None:
        question, story = self._next, self._editor.story
        if question is None or self._asking:
            return
        if story is None or not question.wanted.words:
            self.stop()
            self.found.emit()
            return
        self._next, self._asking = None, True
        all_fields = question.all_fields and self.scope is None
        some = pieces(self._editor.text(), all_fields=all_fields)
        self._place.background.run(
            Lane.WORLD,
            lambda: self._search(question.wanted, some),
            owner=self,
            then=partial(self._take, question, some, self.version),
            failed=self._fail,
        )

    def _search(self, wanted: Wanted, some: tuple[Piece, ...]) -> _Answer:
        """Search; in a thread of the lane."""
        return _Answer(
            self._place.desk.replacing.spans(wanted, [each.text for each in some]), Units(some[-1].text)
        )

    def _take(self, question: Question, some: tuple[Piece, ...], version: int, answer: _Answer) -> None:
        self._asking = False
        if self._next is not None:
            self._soon.start(0 if not self._soon.isActive() else self._soon.remainingTime())
        elif version != self.version:
            self.look(question, PAUSE)
        else:
            self._known, self.units = (question, version), answer.units
            self.hits = Hits(some, [self._in_scope(each) for each in answer.spans])
            self.found.emit()

    def _fail(self, error: WorldError) -> None:
        self._asking = False
        if self._next is not None:
            self._soon.start(0)
            return
        self.stop()
        self.failed.emit(str(error))

    def _in_scope(self, spans: Spans) -> Spans:
        if self.scope is None:
            return spans
        start, end = self.scope.selectionStart(), self.scope.selectionEnd()
        return within(spans, self.units.from_(start), self.units.from_(end))
