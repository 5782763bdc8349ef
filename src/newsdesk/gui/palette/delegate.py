"""How a row of the palette looks: its words with the letters that fit, what is beside them, its keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from newsdesk.gui.palette.items import Row
from newsdesk.widgets.colors import MarkColors
from newsdesk.widgets.marked_text import MarkedText

AnyIndex = QModelIndex | QPersistentModelIndex

#: Pixels at a row's sides, above and below its words, and between its parts.
SIDE, AIR, GAP = 12, 6, 14
#: What is beside the words takes at most this part of a row.
BESIDE = 0.5


class RowDelegate(QStyledItemDelegate):
    """Draws one line a row."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of a line."""
        del index
        return QSize(option.rect.width(), QFontMetrics(self._view.font()).height() + 2 * AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row: what cannot be done is grey, and says why."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, self._view)
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        palette: QPalette = shown.palette
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        text = quiet if row.item.why_not else palette.color(QPalette.ColorRole.Text)
        painter.save()
        room = QRect(shown.rect).adjusted(SIDE, AIR, -SIDE, -AIR)
        small = QFont(self._view.font())
        small.setPointSizeF(QFontInfo(small).pointSizeF() * 0.92)
        painter.setFont(small)
        painter.setPen(quiet)
        most = round(room.width() * BESIDE)
        for words in (row.item.keys, row.item.why_not or row.item.beside):
            if words:
                width = self._draw_right(painter, room, words, most)
                room.setRight(room.right() - width - GAP)
        colors = MarkColors(palette.color(QPalette.ColorRole.Accent).name(), "transparent")
        MarkedText(row.item.words, self._view.font(), room.width(), 1, row.spans, colors).draw(
            painter, room, text
        )
        painter.restore()

    @staticmethod
    def _draw_right(painter: QPainter, room: QRect, words: str, most: int) -> int:
        """Draw words at the right end of a row, cut where they are too long; return their width."""
        metrics = painter.fontMetrics()
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, cut)
        return metrics.horizontalAdvance(cut)
