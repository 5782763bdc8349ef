"""Text on a few lines, cut where there is no more room, with the words that were looked for marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from newsdesk.widgets.colors import MarkColors
from newsdesk.widgets.utf16 import from_utf16, to_utf16

#: Where marked words begin and end, in code points.
Spans = Sequence[tuple[int, int]]


class MarkedText:
    """One text, laid out in a width (pixels) on at most so many lines; the last is cut with "…"."""

    def __init__(
        self,
        text: str,
        font: QFont,
        width: int,
        lines: int = 1,
        spans: Spans = (),
        colors: MarkColors | None = None,
    ) -> None:
        self._font = font
        self._width = max(width, 1)
        self._spans = spans if colors else ()
        self._colors = colors
        self._layout, cut = self._lay_out(text, lines)
        if cut is not None:
            self._layout, _cut = self._lay_out(self._shortened(text, cut), lines)

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self._layout.lineCount()

    @property
    def height(self) -> int:
        """The height of all lines, in pixels."""
        return round(self._layout.boundingRect().height())

    def draw(self, painter: QPainter, place: QRect, color: QColor) -> None:
        """Draw it from the top left corner of ``place``."""
        painter.setPen(color)
        self._layout.draw(painter, QPointF(place.topLeft()))

    def _lay_out(self, text: str, lines: int) -> tuple[QTextLayout, int | None]:
        """Return the layout, and where its last line begins (code points) if not all of the text is in it."""
        layout = QTextLayout(text, self._font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(text))
        layout.beginLayout()
        y, start, end = 0.0, 0, 0
        for _ in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, y))
            y += line.height()
            start, end = line.textStart(), line.textStart() + line.textLength()
        layout.endLayout()
        return layout, from_utf16(text, start) if end < to_utf16(text, len(text)) else None

    def _shortened(self, text: str, start: int) -> str:
        """Return the text with its last line, from code point ``start``, cut to the width."""
        font = QFont(self._font)
        if self._spans:
            # A marked word is bold, and wider.
            font.setWeight(QFont.Weight.Bold)
        rest = text[start : start + 4 * self._width]
        metrics = QFontMetricsF(font)
        if rest == text[start:] and metrics.horizontalAdvance(rest) <= self._width:
            rest += "…"
        return text[:start] + metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self._width - 1)

    def _formats(self, text: str) -> list[QTextLayout.FormatRange]:
        ranges = []
        for start, end in self._spans:
            if start < min(end, len(text)) and self._colors is not None:
                each = QTextLayout.FormatRange()
                each.start = to_utf16(text, start)
                each.length = to_utf16(text, min(end, len(text))) - each.start
                each.format = QTextCharFormat()
                each.format.setFontWeight(QFont.Weight.Bold)
                each.format.setForeground(QColor(self._colors.text))
                each.format.setBackground(QColor(self._colors.ground))
                ranges.append(each)
        return ranges
