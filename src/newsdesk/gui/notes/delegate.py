"""How a note looks in the list: its words in full, the passage it is about, who left it."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from newsdesk.gui.notes.model import FACTS, HEADLINE, QUOTE, NoteLine

AnyIndex = QModelIndex | QPersistentModelIndex

#: Pixels around a note, between its parts, and of the bar beside a passage.
MARGIN, GAP, BAR = 10, 4, 3
#: A longer note is cut; the tool tip has all of it, and so has the form.
LINES = 6


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a note: what is written, in which font, whether it stands back, on how many lines at most."""

    words: str
    font: QFont
    quiet: bool
    lines: int = 1
    bar: bool = False


class NoteDelegate(QStyledItemDelegate):
    """Draws a note as high as it needs to be."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one note."""
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        row.text = ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, self._view)
        palette: QPalette = row.palette
        painter.save()
        room = row.rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        for part in self._parts(index):
            height = self._height(part, room.width())
            place = QRect(room.left(), room.top(), room.width(), height)
            role = QPalette.ColorRole.PlaceholderText if part.quiet else QPalette.ColorRole.Text
            painter.setFont(part.font)
            painter.setPen(palette.color(role))
            if part.bar:
                bar = QRect(place.topLeft(), QSize(BAR, height))
                painter.fillRect(bar, palette.color(QPalette.ColorRole.Dark))
                place.setLeft(place.left() + BAR + GAP)
            if part.lines == 1:
                words = painter.fontMetrics().elidedText(
                    part.words, Qt.TextElideMode.ElideRight, place.width()
                )
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            else:
                painter.setClipRect(place)
                painter.drawText(place, Qt.TextFlag.TextWordWrap, part.words)
                painter.setClipping(False)
            room.setTop(room.top() + height + GAP)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(row.rect.bottomLeft(), row.rect.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the width that there is, and the height of all lines."""
        del option
        width = self._view.viewport().width()
        parts = self._parts(index)
        heights = [self._height(part, width - 2 * MARGIN) for part in parts]
        return QSize(width, sum(heights) + GAP * (len(parts) - 1) + 2 * MARGIN)

    def _parts(self, index: AnyIndex) -> list[_Part]:
        line: NoteLine = index.data(Qt.ItemDataRole.UserRole)
        plain, small = QFont(self._view.font()), QFont(self._view.font())
        small.setPointSizeF(QFontInfo(plain).pointSizeF() * 0.9)
        bold = QFont(small)
        bold.setWeight(QFont.Weight.DemiBold)
        resolved = line.note.resolved is not None
        parts = (
            _Part(index.data(HEADLINE), bold, quiet=resolved),
            _Part(line.note.text, plain, quiet=resolved, lines=LINES),
            _Part(index.data(QUOTE), small, quiet=True, bar=True),
            _Part(index.data(FACTS), small, quiet=True),
        )
        return [part for part in parts if part.words]

    def _height(self, part: _Part, width: int) -> int:
        metrics = QFontMetrics(part.font)
        if part.lines == 1:
            return metrics.height()
        wanted = metrics.boundingRect(QRect(0, 0, width, 0), Qt.TextFlag.TextWordWrap, part.words).height()
        return min(wanted, part.lines * metrics.lineSpacing())
