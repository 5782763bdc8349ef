"""How a folder looks: a dot in its status's colour, its name, and how many stories are in it."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from newsdesk.domain.story import Status
from newsdesk.gui.colors import LIGHT, ThemeColors
from newsdesk.gui.folders.folder import Folder, Kind
from newsdesk.gui.folders.model import folder_at
from newsdesk.widgets.colors import ChipColors

AnyIndex = QModelIndex | QPersistentModelIndex

#: Pixels: around a row, up to the name, and the dot's and the arrow's size.
EDGE = 6
NAME = 28
DOT = 8
ARROW = 4


class FolderDelegate(QStyledItemDelegate):
    """Draws folders and the titles over them. ``target`` is the row that stories are dragged over."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self.colors: ThemeColors = LIGHT
        self.target = QPersistentModelIndex()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return a row's height; a title has air above it."""
        height = option.fontMetrics.height() + 2 * EDGE
        return QSize(option.rect.width(), height if folder_at(index) else height + EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        folder = folder_at(index)
        if folder is None:
            self._draw_title(painter, option, index)
        else:
            self._draw_ground(painter, option, index)
            self._draw_folder(painter, option, folder)
        painter.restore()

    def updateEditorGeometry(self, editor: object, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Put the field for another name where the name is."""
        del index
        editor.setGeometry(option.rect.adjusted(NAME - 8, 1, -EDGE, -1))  # type: ignore[attr-defined]

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        state, flag = option.state, QStyle.StateFlag
        place = QRectF(option.rect).adjusted(EDGE, 1, -EDGE, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & flag.State_Selected:
            painter.setBrush(QColor(self.colors.selection))
            painter.drawRoundedRect(place, 5, 5)
        elif state & flag.State_MouseOver:
            painter.setBrush(QColor(self.colors.hover))
            painter.drawRoundedRect(place, 5, 5)
        focused = self._view.hasFocus() and index == self._view.currentIndex()
        if focused or (self.target.isValid() and index == self.target):
            painter.setPen(QPen(QColor(self.colors.accent), 2 if not focused else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _draw_folder(self, painter: QPainter, option: QStyleOptionViewItem, folder: Folder) -> None:
        inner = option.rect.adjusted(NAME, 0, -2 * EDGE, 0)
        if dot := _dot(folder, self.colors.chips, self.colors):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(dot))
            painter.drawEllipse(QPointF(NAME - 10, inner.center().y() + 0.5), DOT / 2, DOT / 2)
        if folder.count is not None:
            number = f"{folder.count:,}"
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(QColor(self.colors.text if chosen else self.colors.dim))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)
            inner.setRight(inner.right() - option.fontMetrics.horizontalAdvance(number) - EDGE)
        painter.setPen(QColor(self.colors.text))
        name = option.fontMetrics.elidedText(folder.name, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _draw_title(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        focused = self._view.hasFocus() and index == self._view.currentIndex()
        color = QColor(self.colors.accent if focused else self.colors.dim)
        painter.setPen(color)
        line = option.rect.adjusted(NAME, EDGE, -EDGE, 0)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, index.data())
        self._draw_arrow(
            painter,
            line,
            QPen(color, 1.5),
            opened=self._view.isExpanded(self._view.model().index(index.row(), 0)),
        )

    @staticmethod
    def _draw_arrow(painter: QPainter, line: QRect, pen: QPen, *, opened: bool) -> None:
        x, y, size = NAME - 10.0, line.center().y() + 0.5, float(ARROW)
        ends = (
            (QPointF(x - size, y - size / 2), QPointF(x, y + size / 2), QPointF(x + size, y - size / 2))
            if opened
            else (QPointF(x - size / 2, y - size), QPointF(x + size / 2, y), QPointF(x - size / 2, y + size))
        )
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline(ends)


def _dot(folder: Folder, chips: Mapping[Status, ChipColors], colors: ThemeColors) -> str:
    """Return the colour of a folder's dot, or "" for one that has none."""
    if folder.kind is Kind.EMBARGOED:
        return colors.down
    if folder.kind is not Kind.STATUS:
        return ""
    chip, ground = chips[Status(folder.key)], QColor(colors.window).lightnessF()
    # Of the chip's two colours the one that stands out from the sidebar.
    return max(chip.fill, chip.text, key=lambda each: abs(QColor(each).lightnessF() - ground))
