"""Fades the text around the sentence, or the paragraph, that is being written.

Only what is in view is faded, in two pieces: a key in the middle of a sentence moves their edges along and
costs a paragraph's reading.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPalette, QTextBlock, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from newsdesk.widgets.waiting import once
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.focus_kinds import Focus
from newsdesk.widgets.writing.handed import handed_down
from newsdesk.widgets.writing.layers import Layer, looking, selecting
from newsdesk.widgets.writing.lines import normal
from newsdesk.widgets.writing.scan import joins
from newsdesk.widgets.writing.sentences import sentences_around

#: How much of the paper's colour is in faded text: it can still be read, and is not in the way.
FADED = 0.62
#: A paragraph of so many lines is looked through, up and down.
LINES = 200
#: Of a longer paragraph only this many characters on each side of the caret are read for sentences.
AROUND = 6000


class FocusMarks(QObject):
    """Stands beside one editor."""

    def __init__(self, edit: MarkdownEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._focus = Focus.OFF
        self._format = QTextCharFormat()
        self._marked: list[QTextEdit.ExtraSelection] = []
        # After what Qt does with a key, which may bring another part into view, and before it is painted.
        self._soon = once(self, self.mark)
        edit.installEventFilter(self)
        edit.contents_changed.connect(self._look_soon)
        edit.cursorPositionChanged.connect(self._look_soon)
        edit.selectionChanged.connect(self._look_soon)
        edit.verticalScrollBar().valueChanged.connect(self._look_soon)
        edit.verticalScrollBar().rangeChanged.connect(self._look_soon)
        edit.sheet_changed.connect(self._forget)
        self._choose_color()

    def turn(self, focus: Focus) -> None:
        """Let so much stand out from now on."""
        self._focus = focus
        self.mark()

    def focused(self) -> tuple[int, int]:
        """Return from where to where the text stands out, in UTF-16."""
        cursor = self._edit.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        first, last = self._edit.document().findBlock(start), self._edit.document().findBlock(end)
        if self._focus is Focus.PARAGRAPH:
            return _first_line(first).position(), _end(_last_line(last))
        return self._sentence(first, start, start)[0], self._sentence(last, end - (end > start), end)[1]

    def _sentence(self, block: QTextBlock, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of the sentences between two places that are in one paragraph."""
        first, last = _first_line(block), _last_line(block)
        low = max(first.position(), start - AROUND)
        high = min(_end(last), end + AROUND)
        text = normal(selecting(self._edit.document(), low, high).selectedText())
        begins, ends = sentences_around(text, max(start, low) - low, end - low)
        return low + begins, low + ends

    def mark(self) -> None:
        """Fade what is in view and stands back."""
        self._soon.stop()
        places = self._faded() if self._fades else []
        if places != [(each.cursor.anchor(), each.cursor.position()) for each in self._marked]:
            self._marked = [self._selection(*each) for each in places]
            self._edit.layers.show(Layer.FADED, self._marked)

    @property
    def _fades(self) -> bool:
        # What is only read is read as a whole.
        return self._focus is not Focus.OFF and not self._edit.isReadOnly()

    def _faded(self) -> list[tuple[int, int]]:
        seen = list(self._edit.visible_blocks())
        if not seen:
            return []
        top, bottom = seen[0].position(), _end(seen[-1])
        start, end = self.focused()
        pieces = ((top, min(start, bottom)), (max(end, top), bottom))
        return [(first, last) for first, last in pieces if first < last]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fade into other paper once the editor wears it; fade nothing in a text that is only read."""
        if event.type() == QEvent.Type.PaletteChange:
            self._choose_color()
        elif event.type() == QEvent.Type.ReadOnlyChange:
            self._look_soon()
        return super().eventFilter(watched, event)

    def _choose_color(self) -> None:
        palette = self._edit.palette()
        text, paper = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
        self._format = QTextCharFormat()
        self._format.setForeground(_mixed(text, paper))
        self._marked = []
        self._look_soon()

    def _look_soon(self) -> None:
        if (self._focus is not Focus.OFF or self._marked) and not self._soon.isActive():
            self._soon.start()

    def _forget(self) -> None:
        self._marked = []
        self._look_soon()

    def _selection(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        return looking(selecting(self._edit.document(), start, end), self._format)


def _end(block: QTextBlock) -> int:
    return block.position() + block.length() - 1


def _joins(block: QTextBlock) -> bool:
    """Whether a line goes on with the paragraph of the line above."""
    above = block.previous()
    return above.isValid() and joins(block.text(), handed_down(above))


def _first_line(block: QTextBlock) -> QTextBlock:
    for _line in range(LINES):
        if not _joins(block):
            break
        block = block.previous()
    return block


def _last_line(block: QTextBlock) -> QTextBlock:
    for _line in range(LINES):
        below = block.next()
        if not below.isValid() or not _joins(below):
            break
        block = below
    return block


def _mixed(text: QColor, paper: QColor) -> QColor:
    parts = zip(text.getRgb()[:3], paper.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(one + (other - one) * FADED) for one, other in parts))
