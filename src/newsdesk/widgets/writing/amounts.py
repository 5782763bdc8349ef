"""Marks amounts of money in a text, quietly, and more strongly the conversions that are off.

What an amount is, somebody else knows who is handed paragraphs (``Reader``). Only what is in view is marked,
and nothing is read before the keys pause: a key costs nothing here, for Qt moves the marks with the text.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QHelpEvent, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QToolTip

from newsdesk.widgets.utf16 import offsets
from newsdesk.widgets.waiting import once
from newsdesk.widgets.writing.handed import handed_down
from newsdesk.widgets.writing.layers import Layer, looking, marking
from newsdesk.widgets.writing.plain import PlainEdit
from newsdesk.widgets.writing.scan import COMMENT, FENCE

#: Milliseconds from the last change to the marks, and from a move of the view to those that come in sight.
PAUSE, SOON = 300, 25

#: How many paragraphs' amounts are remembered.
REMEMBERED = 500

#: A paragraph is read with so many of its lines above and below another, and not at all if it is longer than
#: so many characters: to read it would be felt.
AROUND, LONGEST = 40, 20_000


class AmountMark(NamedTuple):
    """An amount in a paragraph (code points), what is said of it, and whether it is off as a conversion."""

    start: int
    end: int
    message: str
    off: bool = False


#: Finds the amounts in a paragraph of Markdown.
Reader = Callable[[str], Sequence[AmountMark]]


class Paragraph(NamedTuple):
    """Some lines that stand together, from a place in the text (UTF-16) on.

    ``units`` is where in ``text`` each of its code points is, in UTF-16.
    """

    at: int
    text: str
    units: Sequence[int]

    def to(self, index: int) -> int:
        """Return where one of its code points is in the document (UTF-16)."""
        return self.at + self.units[index]

    def from_(self, place: int) -> int:
        """Return which of its code points is at a place in the document, or the end that is nearer."""
        return min(bisect_left(self.units, place - self.at), len(self.text))

    def stands_in(self, document: QTextDocument) -> bool:
        """Whether a document has these very lines at that place."""
        block = document.findBlock(self.at)
        if block.position() != self.at:
            return False
        for line in self.text.split("\n"):
            if not block.isValid() or block.text() != line:
                return False
            block = block.next()
        return True


class AmountMarks(QObject):
    """Stands beside one editor. It marks nothing before it is told who reads."""

    def __init__(self, edit: PlainEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._reader: Reader | None = None
        self._known: dict[str, tuple[AmountMark, ...]] = {}
        self._marked: list[tuple[QTextEdit.ExtraSelection, AmountMark]] = []
        self._pause = once(self, self.mark, PAUSE)
        self._soon = once(self, self.mark, SOON)
        edit.contents_changed.connect(self._wait)
        edit.sheet_changed.connect(self._forget)
        edit.layers.recolored.connect(self._recolour)
        edit.verticalScrollBar().valueChanged.connect(self._look_soon)
        edit.verticalScrollBar().rangeChanged.connect(self._look_soon)
        edit.installEventFilter(self)
        edit.viewport().installEventFilter(self)

    def read_by(self, reader: Reader | None) -> None:
        """Mark what this one finds from now on; None: nothing."""
        self._reader = reader
        self._known.clear()
        self.mark()

    @property
    def pending(self) -> bool:
        """Whether something changed that was not looked at."""
        return self._pause.isActive() or self._soon.isActive()

    def at(self, place: int) -> tuple[QTextCursor, AmountMark] | None:
        """Return the marked amount at a place (UTF-16) as a selection, and what is known of it."""
        for selection, mark in self._marked:
            if selection.cursor.selectionStart() <= place <= selection.cursor.selectionEnd():
                return selection.cursor, mark
        return None

    def mark(self) -> None:
        """Mark the amounts in view."""
        self._pause.stop()
        self._soon.stop()
        found = list(self._in_view()) if self._reader is not None else []
        shown = [(each.cursor.anchor(), each.cursor.position(), mark) for each, mark in self._marked]
        if found != shown:
            document = self._edit.document()
            self._show([(marking(document, start, end), mark) for start, end, mark in found])

    def _in_view(self) -> Iterator[tuple[int, int, AmountMark]]:
        read = -1
        for block in self._edit.visible_blocks():
            if block.position() <= read:
                continue
            paragraph = paragraph_at(block)
            if paragraph is None:
                continue
            read = paragraph.at + len(paragraph.text)
            for each in self._amounts(paragraph.text):
                yield paragraph.to(each.start), paragraph.to(each.end), each

    def _amounts(self, text: str) -> tuple[AmountMark, ...]:
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._reader(text) if self._reader is not None and len(text) <= LONGEST else ()
            known = self._known[text] = tuple(found)
        return known

    def _show(self, marked: Sequence[tuple[QTextCursor, AmountMark]]) -> None:
        self._marked = [(looking(cursor, self._look(mark)), mark) for cursor, mark in marked]
        self._edit.layers.show(Layer.AMOUNTS, [each for each, _mark in self._marked])

    def _recolour(self) -> None:
        self._show([(each.cursor, mark) for each, mark in self._marked])

    def _look(self, mark: AmountMark) -> QTextCharFormat:
        colors, look = self._edit.layers.colors, QTextCharFormat()
        look.setUnderlineColor(QColor(colors.off if mark.off else colors.amount))
        if mark.off:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            look.setForeground(QColor(colors.text))
            look.setBackground(QColor(colors.off_ground))
        else:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        return look

    def _wait(self) -> None:
        if self._reader is not None:
            self._pause.start()

    def _look_soon(self) -> None:
        if self._reader is not None and not self.pending:
            self._soon.start()

    def _forget(self) -> None:
        self._marked = []
        self._look_soon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say what is known of the amount under the mouse; mark anew in another room."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return watched is self._edit.viewport() and self._say(event)
        if event.type() == QEvent.Type.Resize:
            self._look_soon()
        return super().eventFilter(watched, event)

    def _say(self, event: QHelpEvent) -> bool:
        found = self.at(self._edit.cursorForPosition(event.pos()).position())
        if found is None or not found[1].message:
            return False
        # Qt breaks the lines of what is marked up, and of nothing else.
        QToolTip.showText(event.globalPos(), f"<p>{escape(found[1].message)}</p>", self._edit.viewport())
        return True


def paragraph_at(block: QTextBlock) -> Paragraph | None:
    """Return the paragraph that a line is in, as far as ``AROUND`` it; None for code and empty lines."""
    if not _is_copy(block):
        return None
    first = block
    for _ in range(AROUND):
        if not _is_copy(first.previous()):
            break
        first = first.previous()
    lines, following = [first.text()], first.next()
    while _is_copy(following) and len(lines) <= 2 * AROUND:
        lines.append(following.text())
        following = following.next()
    text = "\n".join(lines)
    return Paragraph(first.position(), text, offsets(text) or range(len(text) + 1))


def _is_copy(block: QTextBlock) -> bool:
    if not block.isValid() or not block.text().strip():
        return False
    # Nor is a line copy at the end of which code or a comment goes on.
    states = (handed_down(each) for each in (block.previous(), block))
    return all(state < FENCE and state & 7 != COMMENT for state in states)
