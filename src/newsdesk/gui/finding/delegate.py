"""How a line is drawn in which words are to be replaced."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from newsdesk.gui.finding.places import SPAN
from newsdesk.gui.theme import look_of
from newsdesk.widgets.colors import MarkColors
from newsdesk.widgets.marked_text import MarkedText

#: Pixels on both sides of a line.
MARGIN = 4


class PlacesDelegate(QStyledItemDelegate):
    """Draws one line with the words that go, or come, in bold on a ground of their own."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        span = index.data(SPAN)
        if span is None:
            super().paint(painter, option, index)
            return
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        words, row.text = row.text, ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, self._view)
        chosen = bool(row.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        plain = row.palette.color(role)
        # On the ground of a chosen row the words keep its colour, and their weight.
        ground = (
            row.palette.color(QPalette.ColorRole.Highlight).name() if chosen else look_of(row.palette).found
        )
        room: QRect = row.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        line = MarkedText(
            words, row.font, room.width(), spans=(span,), colors=MarkColors(plain.name(), ground)
        )
        room.setTop(room.top() + (room.height() - line.height) // 2)
        painter.save()
        line.draw(painter, room, plain)
        painter.restore()
