"""Marks misspelt words in a field. It knows which words there are; ``Verdicts`` know which are wrong.

Only what is in view is marked, and a word not before the caret has left it. A key costs the line it is in.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from newsdesk.widgets.waiting import once
from newsdesk.widgets.writing.handed import handed_down
from newsdesk.widgets.writing.layers import Layer, looking, selecting
from newsdesk.widgets.writing.plain import PlainEdit
from newsdesk.widgets.writing.spotting import Spotted, words_of
from newsdesk.widgets.writing.verdicts import Verdicts
from newsdesk.widgets.writing.walk import Walk

#: Milliseconds from a change to the marks: what is typed fast is looked at once.
SOON = 25

#: How many paragraphs' words are remembered.
REMEMBERED = 500


class SpellingMarks(QObject):
    """Stands beside one editor.

    Signals: ``looked_through`` the search for the next misspelt word is over: whether there is one, which is
    selected.
    """

    looked_through = Signal(bool)

    def __init__(self, edit: PlainEdit, verdicts: Verdicts) -> None:
        super().__init__(edit)
        self.edit = edit
        self._verdicts = verdicts
        self._on = False
        self._lines: dict[tuple[str, int], tuple[Spotted, ...]] = {}
        self._changed_at = self._typing_at = -1
        self._marked: list[QTextEdit.ExtraSelection] = []
        self._format = QTextCharFormat()
        self._format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._format.setUnderlineColor(QColor(edit.layers.colors.misspelt))
        self._soon = once(self, self.mark, SOON)
        self._walk = Walk(verdicts, self.spotted, self)
        self._walk.done.connect(self._arrive)
        verdicts.changed.connect(self._walk.go_on)
        verdicts.changed.connect(self._look_soon)
        verdicts.forgotten.connect(self._walk.stop)
        verdicts.forgotten.connect(self._look_soon)
        edit.contents_changed.connect(self._changed)
        edit.text_edited.connect(self._typed)
        edit.cursorPositionChanged.connect(self._look_soon)
        edit.verticalScrollBar().valueChanged.connect(self._look_soon)
        edit.verticalScrollBar().rangeChanged.connect(self._look_soon)
        edit.sheet_changed.connect(self._forget_marks)
        edit.layers.recolored.connect(self._recolour)

    # -- what is told -----------------------------------------------------------------------------------

    def turn(self, *, on: bool) -> None:
        """Mark misspelt words from now on, or none."""
        if on != self._on:
            self._on = on
            self._walk.stop()
            self.mark()

    def read_on(self) -> None:
        """Look through all of the text, a little at a time, so that its words are judged before they show."""
        if self._on and not self._walk.searching:
            self._walk.read(self.edit.document())

    @property
    def pending(self) -> bool:
        """Whether something changed that was not looked at, or a word is not judged yet."""
        return self._soon.isActive() or self._verdicts.pending

    @property
    def reading(self) -> bool:
        """Whether there is text that was not looked through yet, after ``read_on``."""
        return self._walk.busy

    # -- what is asked ----------------------------------------------------------------------------------

    def misspelt_at(self, place: int) -> QTextCursor | None:
        """Return the misspelt word at a place (UTF-16) as a selection, or None."""
        block = self.edit.document().findBlock(place)
        if not self._on or not block.isValid():
            return None
        for each in self.spotted(block):
            start, end = block.position() + each.start, block.position() + each.end
            if start <= place <= end and self._verdicts.is_wrong(each.word):
                return selecting(self.edit.document(), start, end)
        return None

    def word_of(self, cursor: QTextCursor) -> str:
        """Return the word that a selection from ``misspelt_at`` is about, as it is judged."""
        block = self.edit.document().findBlock(cursor.selectionStart())
        at = cursor.selectionStart() - block.position()
        return next((each.word for each in self.spotted(block) if each.start == at), cursor.selectedText())

    def look_for_next(self, *, from_beginning: bool = False) -> None:
        """Select the next misspelt word after the caret, or the first of all; tell it."""
        after = 0 if from_beginning else self.edit.textCursor().selectionEnd()
        self._walk.search(self.edit.document(), after)

    def stop(self) -> None:
        """Leave a search."""
        if self._walk.searching:
            self._walk.stop()

    def spotted(self, block: QTextBlock) -> tuple[Spotted, ...]:
        """Return the words of a paragraph."""
        key = (block.text(), handed_down(block.previous()))
        known = self._lines.get(key)
        if known is None:
            if len(self._lines) >= REMEMBERED:
                self._lines.clear()
            known = self._lines[key] = words_of(*key)
        return known

    def _arrive(self, start: int, end: int) -> None:
        if start >= 0:
            self.edit.setTextCursor(selecting(self.edit.document(), start, end))
            self.edit.ensureCursorVisible()
        self.looked_through.emit(start >= 0)

    # -- marking ----------------------------------------------------------------------------------------

    def mark(self) -> None:
        """Mark what is misspelt in view, and ask about words that are new."""
        self._soon.stop()
        places: list[tuple[int, int]] = []
        seen: set[str] = set()
        if self._on:
            typed = self._word_being_typed()
            for block in self.edit.visible_blocks():
                at = block.position()
                for each in self.spotted(block):
                    if (at + each.start, at + each.end) == typed:
                        continue
                    seen.add(each.word)
                    if self._verdicts.is_wrong(each.word):
                        places.append((at + each.start, at + each.end))
        shown = {(each.cursor.anchor(), each.cursor.position()): each for each in self._marked}
        if places != list(shown):
            self._marked = [shown.get(each) or self._selection(*each) for each in places]
            self.edit.layers.show(Layer.MISSPELT, self._marked)
        self._verdicts.ask(seen)

    def _word_being_typed(self) -> tuple[int, int] | None:
        """Return the place of the word at the caret, if that is where something was typed last."""
        if self._typing_at < 0:
            return None
        caret = self.edit.textCursor().position()
        block = self.edit.document().findBlock(caret)
        for each in self.spotted(block):
            start, end = block.position() + each.start, block.position() + each.end
            if start <= caret <= end and start <= self._typing_at <= end:
                return start, end
        self._typing_at = -1
        return None

    def _changed(self, place: int, _removed: int, added: int) -> None:
        self._changed_at = place + added
        self._look_soon()

    def _typed(self) -> None:
        # Never told of a text that is loaded: that is not typed.
        self._typing_at = self._changed_at

    def _look_soon(self) -> None:
        if self._on and not self._soon.isActive():
            self._soon.start()

    def _forget_marks(self) -> None:
        self._walk.stop()
        self._marked = []
        self._typing_at = -1
        self._look_soon()

    def _recolour(self) -> None:
        self._format.setUnderlineColor(QColor(self.edit.layers.colors.misspelt))
        self._marked = [looking(each.cursor, self._format) for each in self._marked]
        self.edit.layers.show(Layer.MISSPELT, self._marked)

    def _selection(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        return looking(selecting(self.edit.document(), start, end), self._format)
