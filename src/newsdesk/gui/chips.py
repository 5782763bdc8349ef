"""Small labels on a coloured ground: what state something is in, in a word."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from newsdesk.widgets.colors import ChipColors

#: Pixels at a chip's sides, and between it and its neighbour.
PADDING = 6
GAP = 6


def chip_width(painter: QPainter, words: str) -> int:
    """Return how wide a chip with these words is, in the painter's font."""
    return painter.fontMetrics().horizontalAdvance(words) + 2 * PADDING


def draw_chip(painter: QPainter, line: QRect, words: str, colors: ChipColors) -> int:
    """Draw a chip at the left of a line of writing and return where what follows it begins."""
    chip = QRectF(line.left(), line.top() - 1, chip_width(painter, words), line.height() + 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.fill))
    painter.drawRoundedRect(chip, 4, 4)
    painter.setPen(QColor(colors.text))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
    return round(chip.right()) + GAP
