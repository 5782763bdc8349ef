"""How the rates board is drawn: one line per currency where there is room, else two."""

from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from newsdesk.desk.rates.quoting import Quote
from newsdesk.domain.days import short_day
from newsdesk.domain.rates import AgeState
from newsdesk.gui.chips import GAP, draw_chip
from newsdesk.gui.colors import LIGHT, ThemeColors
from newsdesk.gui.panels import rates_model as columns
from newsdesk.gui.panels.rates_model import AnyIndex, RatesModel
from newsdesk.widgets.charts.drawing import draw_sparkline
from newsdesk.widgets.colors import ChipColors

#: Pixels on either side of a cell's text, and of a heading's; above and below a row's lines.
SIDE = 7
TITLE_SIDE = 12
ABOVE = 5

#: A source's name may be long: so many letters of it are enough for the whole board to be on one line each.
SOURCE_LETTERS = 24

#: The width of the line of the last days, in pixels.
TREND_WIDTH = 64

#: Which columns stay as the room gets narrower; what has none is told on a second line.
STEPS = (
    tuple(range(len(columns.COLUMNS))),
    (columns.CURRENCY, columns.LEAD, columns.CHANGE, columns.TREND, columns.OTHER),
    (columns.CURRENCY, columns.LEAD, columns.CHANGE, columns.TREND),
    (columns.CURRENCY, columns.LEAD, columns.CHANGE),
)


class RatesDelegate(QStyledItemDelegate):
    """Draws a cell and, across all cells of a row, the line of what has no column of its own."""

    def __init__(self, table: QTableView, model: RatesModel) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._folded: tuple[int, ...] = ()
        self._colors = LIGHT

    def set_colors(self, colors: ThemeColors) -> None:
        """Draw in these colours; arrow and words say the same without them."""
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = self._table.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, cell, painter, self._table)
        match index.column():
            case columns.TREND:
                self._draw_trend(painter, cell, index)
            case columns.DATE:
                line = QRect(cell.rect.left() + SIDE, cell.rect.top() + ABOVE, 0, self._line_height())
                line.setRight(cell.rect.right() - SIDE)
                self._draw_age(painter, cell, index, line)
            case _:
                self._draw_value(painter, cell, index)
        if self._folded:
            self._draw_folded(painter, cell, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the size of a cell that shows its whole text."""
        del option  # the table's own font is what is drawn with
        return QSize(self._width(index.row(), index.column()) + 2 * SIDE, self._row_height())

    def _needed(self, column: int) -> int:
        """Return the width in pixels that a column's heading and texts want."""
        heading = self._table.horizontalHeader().fontMetrics()
        widths = [self._width(row, column) for row in range(self._model.rowCount())]
        widest = max(widths, default=0)
        if column == columns.SOURCE:
            metrics = QFontMetrics(self._font(column))
            widest = min(widest, SOURCE_LETTERS * metrics.averageCharWidth())
        title = heading.horizontalAdvance(self._model.headings()[column])
        return max(title + 2 * TITLE_SIDE, widest + 2 * SIDE)

    def _width(self, row: int, column: int) -> int:
        """Return the width in pixels of what a cell shows."""
        index = self._model.index(row, column)
        metrics = QFontMetricsF(self._font(column))
        if column == columns.TREND:
            return TREND_WIDTH
        if column == columns.DATE:
            words = [_day(self._model.quote(index)), *self._chips(self._model.quote(index))]
            return sum(ceil(metrics.horizontalAdvance(each)) for each in words) + len(words) * 4 * GAP
        # Rounded up: a text that lacks a part of a pixel is shortened by letters.
        return ceil(metrics.horizontalAdvance(str(index.data())))

    def _line_height(self) -> int:
        return QFontMetrics(self._font(columns.CURRENCY)).height()

    def _row_height(self) -> int:
        lines = self._line_height()
        if self._folded:
            lines += QFontMetrics(self._small_font()).height() + 2
        return lines + 2 * ABOVE

    def _draw_value(self, painter: QPainter, cell: QStyleOptionViewItem, index: AnyIndex) -> None:
        font = self._font(index.column())
        metrics = QFontMetrics(font)
        left, top, width = cell.rect.left() + SIDE, cell.rect.top() + ABOVE, cell.rect.width() - 2 * SIDE
        painter.setFont(font)
        painter.setPen(self._change_colour(index) or _colour(cell, QPalette.ColorRole.Text))
        text = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, top, width, metrics.height()), cell.displayAlignment, text)

    def _draw_trend(self, painter: QPainter, cell: QStyleOptionViewItem, index: AnyIndex) -> None:
        height = self._line_height()
        room = QRectF(cell.rect.left() + SIDE, cell.rect.top() + ABOVE + 2, TREND_WIDTH - 4, height - 4)
        draw_sparkline(painter, room, self._model.line(index), QColor(self._colors.chart.first))

    def _change_colour(self, index: AnyIndex) -> QColor | None:
        if index.column() != columns.CHANGE:
            return None
        # The arrow is that of the figure beside it, the colour the currency's: as in the strip above.
        fared = self._model.quote(index).strength.direction
        colours = {"up": self._colors.up, "down": self._colors.down}
        return QColor(colours[fared]) if fared in colours else None

    def _draw_folded(self, painter: QPainter, cell: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the whole line at its place in the row; the clip leaves this cell's slice of it."""
        painter.setFont(self._small_font())
        metrics = painter.fontMetrics()
        bottom = cell.rect.bottom() + 1 - ABOVE
        line = QRect(SIDE, bottom - metrics.height(), 0, metrics.height())
        line.setRight(self._table.viewport().width() - SIDE)
        if columns.DATE in self._folded:
            line.setLeft(self._draw_age(painter, cell, index, line))
        told = self._model.folded(index, self._folded)
        if columns.DATE in self._folded:
            told = f" · {told}"
        painter.setPen(_colour(cell, QPalette.ColorRole.PlaceholderText))
        text = metrics.elidedText(told, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_age(self, painter: QPainter, cell: QStyleOptionViewItem, index: AnyIndex, line: QRect) -> int:
        """Draw what state a rate is in, and its day; return where what follows begins."""
        quote = self._model.quote(index)
        for words, colors in self._chips(quote).items():
            line.setLeft(draw_chip(painter, line, words, colors))
        painter.setPen(_colour(cell, QPalette.ColorRole.PlaceholderText))
        written = _day(quote)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, written)
        return line.left() + painter.fontMetrics().horizontalAdvance(written)

    def _chips(self, quote: Quote) -> dict[str, ChipColors]:
        it = self._colors
        states = {
            AgeState.CURRENT: ChipColors(it.text, it.hover),
            AgeState.CARRIED: ChipColors(it.on_info, it.info),
            AgeState.STALE: ChipColors(it.on_warning, it.warning),
        }
        found = {quote.row.state.value: states[quote.row.state]}
        if quote.row.held is not None:
            found["held"] = ChipColors(it.on_error, it.error)
        return found

    def _font(self, column: int) -> QFont:
        font = QFont(self._table.font())
        font.setBold(column == columns.CURRENCY)
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


def _day(quote: Quote) -> str:
    effective = quote.row.effective
    return f"{short_day(effective)} {effective.year}"
