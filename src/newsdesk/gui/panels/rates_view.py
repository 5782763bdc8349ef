"""How the rates board is drawn: one line per currency where there is room, else two."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from newsdesk.gui.panels.rates_model import AnyIndex, RatesModel
from newsdesk.widgets.ticker_strip import TickerColors

#: Pixels on either side of a cell's text; above and below a row's lines.
SIDE = 7
ABOVE = 5

#: A source's name may be long: so many letters of it are enough for the whole board to be on one line each.
SOURCE_LETTERS = 24

#: Which columns stay as the room gets narrower; what has none is told on a second line.
STEPS = (
    tuple(range(len(RatesModel.COLUMNS))),
    (RatesModel.CURRENCY, RatesModel.PER_DOLLAR, RatesModel.IN_DOLLARS, RatesModel.CHANGE),
    (RatesModel.CURRENCY, RatesModel.PER_DOLLAR, RatesModel.CHANGE),
)


class RatesDelegate(QStyledItemDelegate):
    """Draws a cell and, across all cells of a row, the line of what has no column of its own."""

    def __init__(self, table: QTableView, model: RatesModel) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._folded: tuple[int, ...] = ()
        self._colors: TickerColors | None = None

    def set_colors(self, colors: TickerColors) -> None:
        """Write changes in these colours; arrow and words say the same without them."""
        self._colors = colors

    def fit(self) -> None:
        """Choose the columns that the table has room for, share the room out, and set the rows' height."""
        room = self._table.viewport().width()
        needed = {each: self._needed(each) for each in STEPS[0]}
        kept = next((step for step in STEPS if sum(needed[each] for each in step) <= room), STEPS[-1])
        self._folded = tuple(each for each in STEPS[0] if each not in kept)
        spare = (room - sum(needed[each] for each in kept)) // len(kept)
        for each in STEPS[0]:
            self._table.setColumnHidden(each, each in self._folded)
            self._table.setColumnWidth(each, needed[each] + spare)
        self._table.setColumnWidth(kept[-1], room - sum(needed[each] + spare for each in kept[:-1]))
        self._table.verticalHeader().setDefaultSectionSize(self._row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw background, the cell's own line, and its slice of the row's second line."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        painter.save()
        painter.setClipRect(cell.rect)
        style = self._table.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, cell, painter, self._table)
        self._draw_value(painter, cell, index)
        if self._folded:
            self._draw_folded(painter, cell, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the size of a cell that shows its whole text."""
        del option  # the table's own font is what is drawn with
        width = QFontMetrics(self._font(index.column())).horizontalAdvance(str(index.data()))
        return QSize(width + 2 * SIDE, self._row_height())

    def _needed(self, column: int) -> int:
        """Return the width in pixels that a column's heading and texts want."""
        heading = (
            self._table.horizontalHeader().fontMetrics().horizontalAdvance(RatesModel.COLUMNS[column].heading)
        )
        metrics = QFontMetrics(self._font(column))
        texts = [str(self._model.index(row, column).data()) for row in range(self._model.rowCount())]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        if column == RatesModel.SOURCE:
            widest = min(widest, SOURCE_LETTERS * metrics.averageCharWidth())
        return max(heading, widest) + 2 * SIDE

    def _row_height(self) -> int:
        lines = QFontMetrics(self._font(RatesModel.CURRENCY)).height()
        if self._folded:
            lines += QFontMetrics(self._small_font()).height()
        return lines + 2 * ABOVE

    def _draw_value(self, painter: QPainter, cell: QStyleOptionViewItem, index: AnyIndex) -> None:
        font = self._font(index.column())
        metrics = QFontMetrics(font)
        left, top, width = cell.rect.left() + SIDE, cell.rect.top() + ABOVE, cell.rect.width() - 2 * SIDE
        painter.setFont(font)
        painter.setPen(self._change_colour(index) or _colour(cell, QPalette.ColorRole.Text))
        text = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, top, width, metrics.height()), cell.displayAlignment, text)

    def _change_colour(self, index: AnyIndex) -> QColor | None:
        if self._colors is None or index.column() != RatesModel.CHANGE:
            return None
        direction = self._model.row(index).change.direction
        colours = {"up": self._colors.up, "down": self._colors.down}
        return QColor(colours[direction]) if direction in colours else None

    def _draw_folded(self, painter: QPainter, cell: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the whole line at its place in the row; the clip leaves this cell's slice of it."""
        font = self._small_font()
        metrics = QFontMetrics(font)
        width = self._table.viewport().width() - 2 * SIDE
        top = cell.rect.bottom() + 1 - ABOVE - metrics.height()
        row = self._model.row(index)
        told = " · ".join(RatesModel.COLUMNS[each].folded(row) for each in reversed(self._folded))
        painter.setFont(font)
        painter.setPen(_colour(cell, QPalette.ColorRole.PlaceholderText))
        text = metrics.elidedText(told, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(SIDE, top, width, metrics.height()), Qt.AlignmentFlag.AlignLeft, text)

    def _font(self, column: int) -> QFont:
        font = QFont(self._table.font())
        font.setBold(column == RatesModel.CURRENCY)
        return font

    def _small_font(self) -> QFont:
        font = QFont(self._table.font())
        font.setPointSizeF(QFontInfo(font).pointSizeF() * 0.9)
        return font


def _colour(cell: QStyleOptionViewItem, plain: QPalette.ColorRole) -> QColor:
    """Return a cell's text colour, which is another where the row is marked."""
    active = bool(cell.state & QStyle.StateFlag.State_Active)
    group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
    marked = bool(cell.state & QStyle.StateFlag.State_Selected)
    return cell.palette.color(group, QPalette.ColorRole.HighlightedText if marked else plain)
