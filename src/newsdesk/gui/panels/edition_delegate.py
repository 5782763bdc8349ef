"""How a row of an edition looks: a story as everywhere, a section's heading with a line above it."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from newsdesk.domain.layout import LONGEST_SECTION
from newsdesk.gui.panels.lines_delegate import DOUBT, FACTS, GAP, MARGIN, AnyIndex, LinesDelegate
from newsdesk.widgets.section_list import HEADING

#: Pixels above a heading, where its line is, and below it.
ABOVE = 12
BELOW = 4


class _Measures(NamedTuple):
    """How large letters are in a row, for the font that a view has."""

    view_font: QFont
    bold: QFontMetrics
    small: QFontMetrics
    name: QFontMetrics


class EditionDelegate(LinesDelegate):
    """Draws headings between stories."""

    #: Kept, for a view asks for the sizes of thousands of rows at once.
    _measures: _Measures | None = None

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
        del option
        width, view_font = self._view.viewport().width(), self._view.font()
        if self._measures is None or self._measures.view_font != view_font:
            fonts = (self._bold(), self._small(), self._name_font())
            self._measures = _Measures(view_font, *map(QFontMetrics, fonts))
        lines = self._measures
        if index.data(HEADING) is not None:
            return QSize(width, lines.name.height() + ABOVE + BELOW)
        headline, room = index.data(Qt.ItemDataRole.DisplayRole), width - 2 * MARGIN
        # Most take one line, and to wrap words is the dear part of it.
        takes_one = lines.bold.horizontalAdvance(headline) <= room
        height = lines.bold.height() if takes_one else self._headline_height(headline, room)
        small = lines.small.height() * (2 if index.data(DOUBT) else 1)
        return QSize(width, height + small + 2 * MARGIN)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """Give the field for another name, which takes no more than a name may have."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.setMaxLength(LONGEST_SECTION)
        return editor

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
