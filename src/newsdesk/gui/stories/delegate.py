"""How a story looks in the list: the headline, and under it what an editor asks first."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from newsdesk.domain.story import Status, StorySummary
from newsdesk.gui.stories.model import StoryListModel
from newsdesk.gui.theme import ChipColors

MARGIN = 12
GAP = 6
CHIP_PADDING = 6


class StoryDelegate(QStyledItemDelegate):
    """Draws two lines: headline; status, countries, words, updated."""

    def __init__(self, model: StoryListModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.chips: Mapping[Status, ChipColors] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return room for two lines of text."""
        del index
        metrics = QFontMetrics(option.font)
        return QSize(200, 2 * metrics.height() + GAP + 2 * MARGIN)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one story."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        QApplication.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        story = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(story, StorySummary):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(painter, shown, story)
            painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, story: StorySummary) -> None:
        palette: QPalette = option.palette
        font: QFont = option.font
        rect: QRect = option.rect
        inner = rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        metrics = QFontMetrics(bold)
        headline = metrics.elidedText(
            story.headline or "Untitled story", Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, headline)

        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(small)
        height = QFontMetrics(small).height()
        line = QRect(inner.left(), inner.bottom() - height + 1, inner.width(), height)
        line.setLeft(self._draw_chip(painter, line, story.status) + 8)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        rest = "  ".join(part for part in (" ".join(story.countries), self._model.details(story)) if part)
        rest = QFontMetrics(small).elidedText(rest, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, rest)

    def _draw_chip(self, painter: QPainter, line: QRect, status: Status) -> int:
        """Draw the status as a small label and return where it ends."""
        width = painter.fontMetrics().horizontalAdvance(status) + 2 * CHIP_PADDING
        chip = QRectF(line.left(), line.top() - 1, width, line.height() + 2)
        colors = self.chips.get(status)
        if colors is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.fill))
            painter.drawRoundedRect(chip, 4, 4)
            painter.setPen(QColor(colors.text))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, status)
        return line.left() + width
