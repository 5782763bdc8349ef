"""Passages of a text that somebody has remarked on: tinted, with a dot in the margin, and found by key.

Each is held by a cursor of the document, which Qt moves along when text before it is typed or taken away: a
key costs nothing here.
"""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from newsdesk.widgets.colors import PassageColors
from newsdesk.widgets.utf16 import from_utf16, to_utf16
from newsdesk.widgets.writing.layers import Layer, Layers, looking, marking

#: The dot in the margin: how far from the text's edge it stands, and its radius, in pixels.
ASIDE, RADIUS = 12, 3.5


class Passages:
    """The marked passages of one editor, each under a name of its own."""

    def __init__(self, edit: QTextEdit, layers: Layers) -> None:
        self._edit = edit
        self._layers = layers
        self._cursors: dict[str, QTextCursor] = {}
        self._colors = PassageColors("#fff3c4", "#b07d00")

    def set_colors(self, colors: PassageColors) -> None:
        """Draw in these colours from now on."""
        self._colors = colors
        self._draw()

    def place(self, places: Mapping[str, tuple[int, int]]) -> None:
        """Mark these passages and no others: name to beginning and end, in code points of the text."""
        text = self._edit.document().toRawText()
        self._cursors = {
            name: self._cursor(to_utf16(text, start), to_utf16(text, end))
            for name, (start, end) in places.items()
        }
        self._draw()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        last = self._edit.document().characterCount() - 1
        return marking(self._edit.document(), min(start, last), min(end, last))

    def _draw(self) -> None:
        self._layers.show(Layer.REMARKED, [self._look(each) for each in self._standing().values()])
        self._edit.viewport().update()

    def _standing(self) -> dict[str, QTextCursor]:
        """Return the passages of which something is left."""
        return {name: cursor for name, cursor in self._cursors.items() if cursor.hasSelection()}

    def go_to(self, name: str) -> bool:
        """Select a passage and bring it into view; False if it is not marked, or nothing of it is left."""
        cursor = self._standing().get(name)
        if cursor is None:
            return False
        self._select(cursor)
        return True

    def go_to_next(self) -> str:
        """Go to the next passage that begins behind the caret's, after the last to the first again.

        Return its name, or "" if there is none.
        """
        caret = self._edit.textCursor().selectionStart()
        starts = sorted((cursor.selectionStart(), name) for name, cursor in self._standing().items())
        later = [name for start, name in starts if start > caret] or [name for _start, name in starts]
        if not later:
            return ""
        self.go_to(later[0])
        return later[0]

    def _select(self, passage: QTextCursor) -> None:
        # From its end to its beginning: where it is longer than the view, its beginning is what is seen.
        cursor = self._edit.textCursor()
        cursor.setPosition(passage.selectionEnd())
        cursor.setPosition(passage.selectionStart(), QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)
        self._edit.ensureCursorVisible()

    def selected(self) -> tuple[int, int]:
        """Return where what is selected begins and ends, in code points; nothing is twice the caret."""
        text, cursor = self._edit.document().toRawText(), self._edit.textCursor()
        return from_utf16(text, cursor.selectionStart()), from_utf16(text, cursor.selectionEnd())

    def _look(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setBackground(QColor(self._colors.ground))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(self._colors.line))
        return looking(cursor, look)

    def paint_margin(self, area: QRect) -> None:
        """Draw a dot beside the first line of each passage in a part of the viewport."""
        if not self._cursors:
            return
        painter = QPainter(self._edit.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colors.line))
        for cursor in self._standing().values():
            start = QTextCursor(cursor)
            start.setPosition(cursor.selectionStart())
            line = self._edit.cursorRect(start)
            if line.top() <= area.bottom() and line.bottom() >= area.top():
                painter.drawEllipse(QPointF(ASIDE, line.center().y()), RADIUS, RADIUS)
        painter.end()
