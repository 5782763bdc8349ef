"""How a story looks in a list where its whole headline matters: headline, facts, and a line for a doubt."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from newsdesk.gui.icons import icon

AnyIndex = QModelIndex | QPersistentModelIndex

#: The roles of what stands under the headline, and of what an editor should look at: text, "" for nothing.
FACTS = Qt.ItemDataRole.UserRole + 1
DOUBT = Qt.ItemDataRole.UserRole + 2
#: The role of an icon's name: it stands before the facts, which say the same in words. None for none.
MARK = Qt.ItemDataRole.UserRole + 3

#: Pixels around a row's text, and between the tick or an icon and what follows it.
MARGIN = 8
GAP = 8

#: A longer headline, or sentence of a check, is cut; the tool tip has all of it.
HEADLINE_LINES = 8


class LinesDelegate(QStyledItemDelegate):
    """Draws a story in as many lines as it needs, beside its tick if it has one."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        if isinstance(view, QListView):
            # Else rows stay where they were at another width: without a scroll bar, for example.
            view.setWordWrap(True)
        # Beside the words of a doubt, so that it is seen at a glance and without a colour.
        self._warning = icon("warning")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one story."""
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        headline, row.text = row.text, ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, self._view)
        chosen = bool(row.state & QStyle.StateFlag.State_Selected)
        active = bool(row.state & QStyle.StateFlag.State_Active)
        group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        plain = row.palette.color(group, role)
        quiet = plain if chosen else row.palette.color(group, QPalette.ColorRole.PlaceholderText)

        room = self._text_room(row)
        painter.save()
        painter.setFont(self._bold())
        painter.setPen(plain)
        height = self._headline_height(headline, room.width())
        painter.drawText(
            QRect(room.topLeft(), QSize(room.width(), height)), Qt.TextFlag.TextWordWrap, headline
        )
        room.setTop(room.top() + height)
        painter.setFont(self._small())
        painter.setPen(quiet)
        beside = room
        if mark := index.data(MARK):
            size = painter.fontMetrics().height()
            icon(mark).paint(painter, QRect(room.topLeft(), QSize(size, size)))
            beside = room.adjusted(size + GAP // 2, 0, 0, 0)
        room.setTop(_draw_line(painter, beside, index.data(FACTS)))
        if doubt := index.data(DOUBT):
            painter.setPen(plain)
            size = painter.fontMetrics().height()
            self._warning.paint(painter, QRect(room.topLeft(), QSize(size, size)))
            _draw_line(painter, room.adjusted(size + GAP // 2, 0, 0, 0), doubt)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the width that there is, and the height of all lines."""
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        row.rect = QRect(0, 0, self._view.viewport().width(), 0)
        headline = self._headline_height(row.text, self._text_room(row).width())
        small = QFontMetrics(self._small()).height() * (2 if index.data(DOUBT) else 1)
        return QSize(row.rect.width(), headline + small + 2 * MARGIN)

    def _text_room(self, row: QStyleOptionViewItem) -> QRect:
        """Return where the text of a row may be."""
        room = row.rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if row.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
            part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
            room.setLeft(self._view.style().subElementRect(part, row, self._view).right() + GAP)
        return room

    def _headline_height(self, headline: str, width: int) -> int:
        metrics = QFontMetrics(self._bold())
        wanted = metrics.boundingRect(QRect(0, 0, width, 0), Qt.TextFlag.TextWordWrap, headline).height()
        return min(wanted, HEADLINE_LINES * metrics.height())

    def _bold(self) -> QFont:
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _small(self) -> QFont:
        font = QFont(self._view.font())
        font.setPointSizeF(QFontInfo(font).pointSizeF() * 0.9)
        return font


def _draw_line(painter: QPainter, room: QRect, text: str) -> int:
    """Draw one line at the top of a room, cut to its width; return where the next one begins."""
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room.left(), room.top() + metrics.ascent(), shown)
    return room.top() + metrics.height()
