"""Marks misspelt words in the text. It knows which words there are; whoever it asks knows which are wrong.

Only what is in view is marked, and a word not before the caret has left it. Verdicts are kept a word and not
a place, so that a text is asked about once however it is edited: a key costs the line that it is in.
"""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from newsdesk.copydesk.spelling.own import is_own
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.layers import Layer
from newsdesk.widgets.writing.scan import TEXT
from newsdesk.widgets.writing.spotting import Spotted, words_of
from newsdesk.widgets.writing.walk import Walk

#: Milliseconds from a change to the marks: what is typed fast is looked at once.
SOON = 25

#: How many paragraphs' words are remembered.
REMEMBERED = 500

#: What shows on every paper, light and dark.
COLOR = "#d9483b"


class SpellingMarks(QObject):
    """Stands beside one editor.

    Signals: ``words_wanted`` words (frozenset of str) that somebody has to judge, with ``learn``;
    ``looked_through`` the search for the next misspelt word is over: whether there is one, which is selected.
    """

    words_wanted = Signal(frozenset)
    looked_through = Signal(bool)

    def __init__(self, edit: MarkdownEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._on = False
        self._own: frozenset[str] = frozenset()
        self._right: set[str] = set()
        self._wrong: set[str] = set()
        self._asked: set[str] = set()
        self._lines: dict[tuple[str, int], tuple[Spotted, ...]] = {}
        self._changed_at = self._typing_at = -1
        self._marked: list[QTextEdit.ExtraSelection] = []
        self._format = QTextCharFormat()
        self._format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._format.setUnderlineColor(QColor(COLOR))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.mark)
        self._walk = Walk(self, self)
        self._walk.done.connect(self._arrive)
        edit.contents_changed.connect(self._changed)
        edit.text_edited.connect(self._typed)
        edit.cursorPositionChanged.connect(self._look_soon)
        edit.verticalScrollBar().valueChanged.connect(self._look_soon)
        edit.verticalScrollBar().rangeChanged.connect(self._look_soon)
        edit.sheet_changed.connect(self._forget_marks)

    # -- what is told -----------------------------------------------------------------------------------

    def turn(self, *, on: bool) -> None:
        """Mark misspelt words from now on, or none."""
        if on != self._on:
            self._on = on
            self._walk.stop()
            self.mark()

    def set_own(self, own: frozenset[str]) -> None:
        """Take these words for right, whatever the dictionaries say."""
        self._own = own
        self._look_soon()

    def forget(self) -> None:
        """Ask about every word again: other dictionaries hold."""
        for each in (self._right, self._wrong, self._asked):
            each.clear()
        self._walk.stop()
        self._look_soon()

    def learn(self, asked: frozenset[str], wrong: frozenset[str]) -> None:
        """Hear which of the words that were asked about are wrong."""
        self._asked -= asked
        self._wrong |= wrong
        self._right |= asked - wrong
        self._walk.go_on()
        self._look_soon()

    def read_on(self) -> None:
        """Look through all of the text, a little at a time, so that its words are judged before they show."""
        if self._on and not self._walk.searching:
            self._walk.read(self._edit.document())

    @property
    def pending(self) -> bool:
        """Whether something changed that was not looked at, or a word is not judged yet."""
        return self._soon.isActive() or bool(self._asked)

    @property
    def reading(self) -> bool:
        """Whether there is text that was not looked through yet, after ``read_on``."""
        return self._walk.busy

    # -- what is asked ----------------------------------------------------------------------------------

    def misspelt_at(self, place: int) -> QTextCursor | None:
        """Return the misspelt word at a place (UTF-16) as a selection, or None."""
        block = self._edit.document().findBlock(place)
        if not self._on or not block.isValid():
            return None
        for each in self.spotted(block):
            start, end = block.position() + each.start, block.position() + each.end
            if start <= place <= end and self.is_wrong(each.word):
                return self._cursor(start, end)
        return None

    def word_of(self, cursor: QTextCursor) -> str:
        """Return the word that a selection from ``misspelt_at`` is about, as it is judged."""
        block = self._edit.document().findBlock(cursor.selectionStart())
        at = cursor.selectionStart() - block.position()
        return next((each.word for each in self.spotted(block) if each.start == at), cursor.selectedText())

    def go_to_next(self) -> None:
        """Select the next misspelt word after the caret, and past the end the first; tell it."""
        self._walk.search(self._edit.document(), self._edit.textCursor().selectionEnd())

    def spotted(self, block: QTextBlock) -> tuple[Spotted, ...]:
        """Return the words of a paragraph."""
        key = (block.text(), max(block.previous().userState(), TEXT))
        known = self._lines.get(key)
        if known is None:
            if len(self._lines) >= REMEMBERED:
                self._lines.clear()
            known = self._lines[key] = words_of(*key)
        return known

    def is_wrong(self, word: str) -> bool:
        """Whether a word is known to be misspelt."""
        return word in self._wrong and not is_own(word, self._own)

    def ask(self, asked: set[str]) -> bool:
        """Have words judged that nobody has judged yet; return whether some are still to be."""
        unknown = asked - self._right - self._wrong
        fresh = frozenset(unknown - self._asked)
        if fresh:
            self._asked |= fresh
            self.words_wanted.emit(fresh)
        return bool(unknown)

    def _arrive(self, start: int, end: int) -> None:
        if start >= 0:
            self._edit.setTextCursor(self._cursor(start, end))
            self._edit.ensureCursorVisible()
        self.looked_through.emit(start >= 0)

    # -- marking ----------------------------------------------------------------------------------------

    def mark(self) -> None:
        """Mark what is misspelt in view, and ask about words that are new."""
        self._soon.stop()
        places: list[tuple[int, int]] = []
        seen: set[str] = set()
        if self._on:
            typed = self._word_being_typed()
            for block in self._edit.visible_blocks():
                at = block.position()
                for each in self.spotted(block):
                    if (at + each.start, at + each.end) == typed:
                        continue
                    seen.add(each.word)
                    if self.is_wrong(each.word):
                        places.append((at + each.start, at + each.end))
        shown = {(each.cursor.anchor(), each.cursor.position()): each for each in self._marked}
        if places != list(shown):
            self._marked = [shown.get(each) or self._selection(*each) for each in places]
            self._edit.layers.show(Layer.MISSPELT, self._marked)
        self.ask(seen)

    def _word_being_typed(self) -> tuple[int, int] | None:
        """Return the place of the word at the caret, if that is where something was typed last."""
        if self._typing_at < 0:
            return None
        caret = self._edit.textCursor().position()
        block = self._edit.document().findBlock(caret)
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

    def _selection(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor, made.format = self._cursor(start, end), self._format
        return made

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor
