"""How a row of an edition looks: a story as everywhere, a section's heading with a line above it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from newsdesk.gui.panels.lines_delegate import FACTS, GAP, MARGIN, AnyIndex, LinesDelegate
from newsdesk.widgets.section_list import HEADING

#: Pixels above a heading, where its line is, and below it.
ABOVE = 12
BELOW = 4


class EditionDelegate(LinesDelegate):
    """Draws headings between stories."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        if index.data(HEADING) is None:
            super().paint(painter, option, index)
            return
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        name, row.text = row.text, ""
        view = self._view
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, view)
        painter.save()
        line = QColor(row.palette.color(QPalette.ColorRole.Text))
        line.setAlphaF(0.35)
        painter.fillRect(row.rect.left() + MARGIN, row.rect.top() + 2, row.rect.width() - 2 * MARGIN, 1, line)
        room = self._room(row)
        painter.setFont(self._small())
        painter.setPen(row.palette.color(QPalette.ColorRole.PlaceholderText))
        beside = painter.fontMetrics().horizontalAdvance(str(index.data(FACTS)))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, right, str(index.data(FACTS)))
        painter.setFont(self._name_font())
        painter.setPen(row.palette.color(QPalette.ColorRole.Text))
        room.setRight(room.right() - beside - GAP)
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the width that there is, and the height of all lines."""
        if index.data(HEADING) is None:
            return super().sizeHint(option, index)
        height = QFontMetrics(self._name_font()).height() + ABOVE + BELOW
        return QSize(self._view.viewport().width(), height)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Put the field for another name where the name is."""
        del index
        editor.setGeometry(option.rect.adjusted(MARGIN // 2, 3, -MARGIN // 2, 0))

    def _room(self, row: QStyleOptionViewItem) -> QRect:
        return row.rect.adjusted(MARGIN, ABOVE - BELOW, -MARGIN, -BELOW // 2)

    def _name_font(self) -> QFont:
        font = self._small()
        font.setWeight(QFont.Weight.Bold)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
        return font
