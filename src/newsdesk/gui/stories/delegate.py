"""How a story looks in the list: as a roomy card, or on one line with columns."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from newsdesk.domain.story import StorySummary
from newsdesk.gui.chips import GAP, chip_width, draw_chip
from newsdesk.gui.colors import LIGHT
from newsdesk.gui.stories.columns import NUMBERS, Column
from newsdesk.gui.stories.facts import BETWEEN
from newsdesk.gui.stories.model import StoryListModel
from newsdesk.widgets.colors import ChipColors
from newsdesk.widgets.drop_table import DropTable
from newsdesk.widgets.marked_text import MarkedText, Spans

Index = QModelIndex | QPersistentModelIndex

#: Pixels at a card's sides, above and below, and around the cells of a line.
MARGIN = 12
AIR = 9
CELL = 8
#: The width of the mark at the row that has the keyboard.
FOCUS = 3
#: How many lines a card's headline and opening have together, and the headline alone.
TEXT_LINES = 3
HEADLINE_LINES = 2
#: How many characters of a line stand before the first word found in it.
LEAD = 16


class StoryDelegate(QStyledItemDelegate):
    """What both kinds of rows have in common: their ground, their fonts, their chips."""

    def __init__(self, model: StoryListModel, view: DropTable) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self.colors = LIGHT
        self._quiet = self.colors.dim

    @property
    def row_height(self) -> int:
        """The height of every row, in pixels."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; its width is its column's."""
        del index
        return QSize(option.rect.width(), self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one story, or where it will stand."""
        # Asked of the view: the option's own flags are QStyle's, whose enumerations take 5 ms to come.
        chosen = self._view.selectionModel().isSelected(index)
        # What stands back on paper could not be read on the ground of a marked row.
        self._quiet = self.colors.text if chosen else self.colors.dim
        if chosen:
            painter.fillRect(option.rect, QColor(self.colors.selection))
        elif self._view.hovered == index.row():
            painter.fillRect(option.rect, QColor(self.colors.hover))
        story = self._model.story(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(option.rect)
        if story is None:
            self._draw_absence(painter, option.rect, Column(index.column()))
        else:
            self._draw(painter, option.rect, Column(index.column()), story)
        current = index.row() == self._view.currentIndex().row() and self._view.hasFocus()
        if current and index.column() == Column.HEADLINE:
            edge = QRect(option.rect.topLeft(), QSize(FOCUS, option.rect.height()))
            painter.fillRect(edge, QColor(self.colors.accent))
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, column: Column, story: StorySummary) -> None:
        raise NotImplementedError

    def _draw_absence(self, painter: QPainter, rect: QRect, column: Column) -> None:
        raise NotImplementedError

    def _font(self, weight: QFont.Weight = QFont.Weight.Normal, size: float = 1.0) -> QFont:
        font = QFont(self._view.font())
        font.setWeight(weight)
        font.setPointSizeF(font.pointSizeF() * size)
        return font

    def _draw_line(
        self, painter: QPainter, line: QRect, words: str, color: str, align: Qt.AlignmentFlag
    ) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.setPen(QColor(color))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | align, shown)

    def _draw_bar(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colors.hover))
        painter.drawRoundedRect(rect, 4, 4)

    @property
    def _embargo(self) -> ChipColors:
        return ChipColors(self.colors.on_error, self.colors.error)

    @property
    def _corrected(self) -> ChipColors:
        return ChipColors(self.colors.on_warning, self.colors.warning)


class CardDelegate(StoryDelegate):
    """A card: the headline, under it how it begins or what was found, and a line of facts."""

    @property
    def row_height(self) -> int:
        """Room for the text, the facts, and air around them."""
        text = QFontMetrics(self._font(QFont.Weight.DemiBold)).lineSpacing()
        facts = QFontMetrics(self._font(size=0.9)).height()
        return TEXT_LINES * text + facts + GAP + 2 * AIR

    def _draw(self, painter: QPainter, rect: QRect, column: Column, story: StorySummary) -> None:
        del column
        inner = rect.adjusted(MARGIN, AIR, -MARGIN, -AIR)
        facts, marks = self._model.facts, self.colors.marks
        words = facts.headline(story)
        headline = MarkedText(
            words,
            self._font(QFont.Weight.DemiBold),
            inner.width(),
            HEADLINE_LINES,
            self._model.found_in(words),
            marks,
        )
        headline.draw(painter, inner, QColor(self.colors.text))
        lines = TEXT_LINES - headline.lines
        opening = story.snippet or story.opening
        if lines == 1:
            opening = _shown_from(opening, self._model.found_in(opening))
        text = MarkedText(
            opening,
            self._font(),
            inner.width(),
            lines,
            self._model.found_in(opening),
            marks,
        )
        text.draw(painter, inner.adjusted(0, headline.height + 1, 0, 0), QColor(self._quiet))
        self._draw_facts(painter, inner, story)
        painter.setPen(QColor(self.colors.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _draw_facts(self, painter: QPainter, inner: QRect, story: StorySummary) -> None:
        """Draw the last line: the status, an embargo, what else there is; on the right the age."""
        facts = self._model.facts
        painter.setFont(self._font(size=0.9))
        height = painter.fontMetrics().height()
        line = QRect(inner.left(), inner.bottom() - height + 1, inner.width(), height)
        line.setLeft(draw_chip(painter, line, story.status.value, self.colors.chips[story.status]))
        if words := facts.embargo(story):
            line.setLeft(draw_chip(painter, line, words, self._embargo))
        if words := facts.merging(story):
            line.setLeft(draw_chip(painter, line, words, self._corrected))
        age = facts.age(story)
        self._draw_line(painter, line, age, self._quiet, Qt.AlignmentFlag.AlignRight)
        line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(age) - 2 * GAP)
        rest = BETWEEN.join(part for part in (facts.corrections(story), facts.details(story)) if part)
        self._draw_line(painter, line, rest, self._quiet, Qt.AlignmentFlag.AlignLeft)

    def _draw_absence(self, painter: QPainter, rect: QRect, column: Column) -> None:
        del column
        inner = rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        self._draw_bar(painter, QRect(inner.left(), inner.top() + 2, inner.width() * 3 // 5, 11))
        self._draw_bar(painter, QRect(inner.left(), inner.bottom() - 11, inner.width() * 2 // 5, 9))
        painter.setPen(QColor(self.colors.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _shown_from(text: str, spans: Spans) -> str:
    """Return the text from shortly before the first word found: on one line that would be cut off."""
    start = spans[0][0] - LEAD if spans else 0
    if start <= 0:
        return text
    space = text.find(" ", start, spans[0][0])
    return "…" + text[(space if space >= 0 else start) + 1 :]


class LineDelegate(StoryDelegate):
    """One line, a fact in each column."""

    @property
    def row_height(self) -> int:
        """Room for one line."""
        return QFontMetrics(self._font()).height() + 2 * GAP

    def _draw(self, painter: QPainter, rect: QRect, column: Column, story: StorySummary) -> None:
        cell = rect.adjusted(CELL, 0, -CELL, 0)
        painter.setFont(self._font())
        if column is Column.HEADLINE:
            self._draw_headline(painter, cell, story)
            return
        words = self._model.words_for(story, column)
        if column is Column.STANDFIRST:
            self._draw_marked(painter, cell, _shown_from(words, self._model.found_in(words)), self._quiet)
        elif column in {Column.STATUS, Column.EMBARGO}:
            painter.setFont(self._font(size=0.9))
            chip = self.colors.chips[story.status] if column is Column.STATUS else self._embargo
            if words:
                draw_chip(painter, self._middle(painter, cell), words, chip)
        else:
            align = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
            self._draw_line(painter, cell, words, self._quiet, align)

    def _draw_headline(self, painter: QPainter, cell: QRect, story: StorySummary) -> None:
        """Draw the headline, and at its end what must not be overlooked, whatever columns there are."""
        facts = self._model.facts
        painter.setFont(self._font(size=0.9))
        corrections = f"{story.corrections} corr." if story.corrections else ""
        for words, colors in (
            (facts.embargo(story), self._embargo),
            (facts.merging(story), self._corrected),
            (corrections, self._corrected),
        ):
            if words:
                place = self._middle(painter, cell)
                place.setLeft(cell.right() - chip_width(painter, words) + 1)
                draw_chip(painter, place, words, colors)
                cell.setRight(place.left() - GAP)
        self._draw_marked(painter, cell, facts.headline(story), self.colors.text)

    def _draw_marked(self, painter: QPainter, cell: QRect, words: str, color: str) -> None:
        """Draw one line in the middle of its cell, and mark in it what was found."""
        spans = self._model.found_in(words)
        text = MarkedText(words, self._font(), cell.width(), spans=spans, colors=self.colors.marks)
        middle = cell.adjusted(0, (cell.height() - text.height) // 2, 0, 0)
        text.draw(painter, middle, QColor(color))

    @staticmethod
    def _middle(painter: QPainter, cell: QRect) -> QRect:
        """Return the line in the middle of a cell."""
        height = painter.fontMetrics().height()
        return QRect(cell.left(), cell.top() + (cell.height() - height) // 2, cell.width(), height)

    def _draw_absence(self, painter: QPainter, rect: QRect, column: Column) -> None:
        if column is Column.HEADLINE:
            middle = rect.center().y()
            self._draw_bar(painter, QRect(rect.left() + MARGIN, middle - 5, rect.width() * 3 // 5, 10))
