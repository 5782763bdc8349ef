"""Drawing lines over days with a painter: on a widget, a picture or a page alike."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from newsdesk.widgets.charts.scale import (
    Extent,
    Line,
    Point,
    day_marks,
    day_text,
    decimals_of,
    round_marks,
    values_of,
)
from newsdesk.widgets.colors import ChartColors

#: Pixels between two marks of an axis, at the least.
APART = 44.0
DAYS_APART = 84.0
SPACE = 8.0
#: A line with more than one point for so many pixels is drawn fine.
DENSE = 3.0
#: How the second line differs from the first where colours cannot be told apart.
STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)


class Content(NamedTuple):
    """What a chart shows: its lines, from which day to which, and how the marks of its values are written.

    ``source`` stands under a saved chart: who said this.
    """

    lines: tuple[Line, ...]
    first: date
    last: date
    title: str = ""
    source: str = ""
    suffix: str = ""

    @property
    def extent(self) -> Extent:
        """The values' axis."""
        return values_of(self.lines)


class Plot:
    """Where days and values are on a chart of a size: the same for what is drawn and what is pointed at."""

    def __init__(self, content: Content, room: QRectF, metrics: QFontMetricsF) -> None:
        self.content = content
        self.extent = content.extent
        self.marks = round_marks(self.extent, max(2, int(room.height() / APART)))
        self.labels = [value_text(each, self.marks, content.suffix) for each in self.marks]
        widest = max((metrics.horizontalAdvance(each) for each in self.labels), default=0.0)
        below = metrics.height() + SPACE
        self.area = room.adjusted(widest + SPACE, metrics.height() / 2, -SPACE, -below)
        self._days = max((content.last - content.first).days, 1)

    def at(self, point: Point) -> QPointF:
        """Return where a point is."""
        return QPointF(self.x(point.day), self.y(point.value))

    def x(self, day: date) -> float:
        """Return where a day is."""
        return self.area.left() + self.area.width() * (day - self.content.first).days / self._days

    def y(self, value: Decimal) -> float:
        """Return where a value is."""
        return self.area.bottom() - self.area.height() * self.extent.part(value)

    def day(self, x: float) -> date:
        """Return the day at a place, or the nearest one of the chart."""
        part = (x - self.area.left()) / max(self.area.width(), 1.0)
        days = round(min(max(part, 0.0), 1.0) * self._days)
        return self.content.first + timedelta(days=days)


def value_text(value: Decimal, marks: Sequence[Decimal], suffix: str) -> str:
    """Write a mark of the values' axis with as many decimals as all the marks need, and a real minus."""
    text = format(value, f"z,.{decimals_of(marks)}f")
    return f"{text.replace('-', '−')}{suffix}"


def draw(painter: QPainter, plot: Plot, colors: ChartColors) -> None:
    """Draw axes and lines. Gaps stay gaps: a dotted line spans them, and says that it knows nothing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_axes(painter, plot, colors)
    for line, color, style in zip(plot.content.lines, (colors.first, colors.second), STYLES, strict=False):
        _draw_line(painter, plot.at, line, QPen(QColor(color), 2, style))


def _draw_axes(painter: QPainter, plot: Plot, colors: ChartColors) -> None:
    metrics = QFontMetricsF(painter.font())
    area, content = plot.area, plot.content
    grid, text = QPen(QColor(colors.grid), 1), QColor(colors.text)
    for mark, label in zip(plot.marks, plot.labels, strict=True):
        y = plot.y(mark)
        painter.setPen(grid)
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(text)
        width = metrics.horizontalAdvance(label)
        painter.drawText(QPointF(area.left() - SPACE - width, y + metrics.ascent() / 2 - 1), label)
    baseline = area.bottom() + SPACE / 2 + metrics.ascent()
    right = float("-inf")
    for day in day_marks(content.first, content.last, max(2, int(area.width() / DAYS_APART))):
        label = day_text(day, content.first, content.last)
        width = metrics.horizontalAdvance(label)
        left = min(max(plot.x(day) - width / 2, area.left()), area.right() - width)
        painter.setPen(grid)
        painter.drawLine(QPointF(plot.x(day), area.bottom()), QPointF(plot.x(day), area.bottom() + SPACE / 2))
        if left > right + SPACE:
            painter.setPen(text)
            painter.drawText(QPointF(left, baseline), label)
            right = left + width


def _draw_line(painter: QPainter, at: Callable[[Point], QPointF], line: Line, pen: QPen) -> None:
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for piece in line.pieces():
        if len(piece) == 1:
            painter.setBrush(pen.color())
            painter.drawEllipse(at(piece[0]), pen.widthF(), pen.widthF())
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            path = [at(each) for each in piece]
            painter.setPen(_fine(pen) if len(path) * DENSE > path[-1].x() - path[0].x() else pen)
            painter.drawPolyline(QPolygonF(path))
    between = QPen(pen.color(), pen.widthF() / 2, Qt.PenStyle.DotLine)
    painter.setPen(between)
    for before, after in line.gaps():
        painter.drawLine(at(before), at(after))


def _fine(pen: QPen) -> QPen:
    """Return a pen of one dot's width: years of days run together under a broader one.

    It is the only one, too, that Qt draws quickly where a line goes up and down all the time.
    """
    fine = QPen(pen)
    fine.setWidthF(1)
    fine.setCosmetic(True)
    return fine


def draw_sparkline(painter: QPainter, room: QRectF, line: Line, color: QColor) -> None:
    """Draw a line without axes into a small room, with a dot where it ends; one point is no line."""
    if len(line.points) < 2:
        return
    first, last = line.points[0].day, line.points[-1].day
    extent, days = values_of((line,)), max((last - first).days, 1)

    def at(point: Point) -> QPointF:
        x = room.left() + room.width() * (point.day - first).days / days
        return QPointF(x, room.bottom() - room.height() * extent.part(point.value))

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_line(painter, at, line, QPen(color, 1.4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(at(line.points[-1]), 2.0, 2.0)
    painter.restore()


def draw_sheet(painter: QPainter, room: QRectF, content: Content, colors: ChartColors) -> None:
    """Draw a chart that stands alone: title, what each line is, the chart, and who said this."""
    painter.fillRect(room, QColor(colors.ground))
    metrics = QFontMetricsF(painter.font())
    inner = room.adjusted(2 * SPACE, 2 * SPACE, -2 * SPACE, -2 * SPACE)
    painter.setPen(QColor(colors.text))
    top = inner.top() + metrics.ascent()
    painter.drawText(QPointF(inner.left(), top), content.title)
    painter.drawText(QPointF(inner.left(), inner.bottom() - metrics.descent()), content.source)
    draw_legend(painter, QPointF(inner.left(), top + metrics.height()), content.lines, colors)
    chart = inner.adjusted(0, 3 * metrics.height(), 0, -1.5 * metrics.height())
    draw(painter, Plot(content, chart, metrics), colors)


def draw_legend(painter: QPainter, start: QPointF, lines: Sequence[Line], colors: ChartColors) -> None:
    """Write what each line is, beside a piece of it; ``start`` is on the writing's baseline."""
    metrics = QFontMetricsF(painter.font())
    x, y = start.x(), start.y()
    for line, color, style in zip(lines, (colors.first, colors.second), STYLES, strict=False):
        middle = y - metrics.ascent() / 3
        painter.setPen(QPen(QColor(color), 2, style))
        painter.drawLine(QPointF(x, middle), QPointF(x + 3 * SPACE, middle))
        painter.setPen(QColor(colors.text))
        painter.drawText(QPointF(x + 4 * SPACE, y), line.name)
        x += 7 * SPACE + metrics.horizontalAdvance(line.name)
