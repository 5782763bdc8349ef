"""A chart of lines over days that can be read with a pointer, with keys, and aloud."""

from datetime import date

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QSizePolicy, QWidget

from newsdesk.domain.days import day as day_in_words
from newsdesk.widgets.charts.drawing import Content, Plot, draw, draw_sheet
from newsdesk.widgets.charts.scale import Line, Point
from newsdesk.widgets.colors import ChartColors

#: A saved chart: pixels, and how many of them are one of the screen's.
SAVED = QSize(960, 540)
SHARPNESS = 2


class Chart(QWidget):
    """Shows up to two lines over days.

    The pointer, or Left, Right, Home and End, choose a day; what the lines are there is written beside it
    and told to screen readers.

    Signals:
        read(str): what stands at the chosen day, in words.
    """

    read = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: Content | None = None
        self._colors = ChartColors.on_paper()
        self._chosen: date | None = None
        #: The plot and its picture as they were painted last: a pointer that moves draws neither anew.
        self._plotted: Plot | None = None
        self._picture = QPixmap()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Chart"))

    def set_colors(self, colors: ChartColors) -> None:
        """Draw in these colours from now on."""
        self._colors = colors
        self._renew()

    def show_content(self, content: Content) -> None:
        """Show this in place of what was shown."""
        self._content = content
        self._chosen = None
        self.setAccessibleDescription(summary(content))
        self._renew()

    @property
    def chosen(self) -> tuple[Point, ...]:
        """The points at the chosen day, or nearest to it: one for each line that has any."""
        if self._content is None or self._chosen is None:
            return ()
        nearest = (line.nearest(self._chosen) for line in self._content.lines)
        return tuple(point for point in nearest if point is not None)

    def choose(self, day: date | None) -> None:
        """Choose a day, or none."""
        self._chosen = day
        words = self._words()
        if words:
            self.setAccessibleDescription(words)
            self.read.emit(words)
        self.update()

    def image(self) -> QImage:
        """Return the chart as a picture that stands alone, with title and source."""
        image = QImage(SAVED * SHARPNESS, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(SHARPNESS)
        self._draw_sheet(image)
        return image

    def png(self) -> bytes:
        """Return the same as the bytes of a PNG."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(self.image())
        return bytes(buffer.data().data())

    def svg(self) -> bytes:
        """Return the chart as an SVG that stands alone."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(SAVED)
        generator.setViewBox(QRectF(0, 0, SAVED.width(), SAVED.height()))
        if self._content is not None:
            generator.setTitle(self._content.title)
            generator.setDescription(summary(self._content))
        self._draw_sheet(generator)
        return bytes(buffer.data().data())

    def _draw_sheet(self, device: QImage | QSvgGenerator) -> None:
        painter = QPainter(device)
        painter.setFont(self.font())
        if self._content is not None:
            draw_sheet(
                painter, QRectF(0, 0, SAVED.width(), SAVED.height()), self._content, ChartColors.on_paper()
            )
        painter.end()

    # -- what Qt calls ----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return a size at which a year can be read."""
        return QSize(640, 320)

    def minimumSizeHint(self) -> QSize:
        """Return the least that still shows a line."""
        return QSize(220, 120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the days that have a value."""
        content = self._content
        days = sorted({point.day for line in content.lines for point in line.points}) if content else []
        if not days or event.key() not in {
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
        }:
            super().keyPressEvent(event)
            return
        now = self._chosen if self._chosen in days else days[-1]
        place = days.index(now)
        steps = {Qt.Key.Key_Left: max(place - 1, 0), Qt.Key.Key_Right: min(place + 1, len(days) - 1)}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(days) - 1}
        # The first key shows where one is: at the newest day.
        key = Qt.Key(event.key())
        start = self._chosen is None and key in steps
        self.choose(days[place] if start else days[(steps | ends)[key]])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        plot = self._plot()
        if plot is not None:
            self.choose(plot.day(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """Choose no day any more."""
        super().leaveEvent(event)
        self._chosen = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for another size."""
        super().resizeEvent(event)
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        """Draw in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._renew()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chart, and what is chosen."""
        painter = QPainter(self)
        plot = self._plot()
        if plot is not None:
            if self._picture.isNull():
                self._picture = self._drawn(plot)
            painter.drawPixmap(0, 0, self._picture)
            self._draw_chosen(painter, plot)

    def _renew(self) -> None:
        self._plotted, self._picture = None, QPixmap()
        self.update()

    def _drawn(self, plot: Plot) -> QPixmap:
        sharpness = self.devicePixelRatioF()
        picture = QPixmap(self.size() * sharpness)
        picture.setDevicePixelRatio(sharpness)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setFont(self.font())
        draw(painter, plot, self._colors)
        painter.end()
        return picture

    def _plot(self) -> Plot | None:
        if self._content is None or not any(line.points for line in self._content.lines):
            return None
        if self._plotted is None:
            self._plotted = Plot(self._content, QRectF(self.rect()), QFontMetricsF(self.font()))
        return self._plotted

    def _draw_chosen(self, painter: QPainter, plot: Plot) -> None:
        points = self.chosen
        if not points:
            return
        x = plot.x(points[0].day)
        painter.setPen(QPen(QColor(self._colors.text), 1))
        painter.drawLine(QPointF(x, plot.area.top()), QPointF(x, plot.area.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        for point, color in zip(points, (self._colors.first, self._colors.second), strict=False):
            painter.setBrush(QColor(color))
            painter.drawEllipse(plot.at(point), 4, 4)
        self._draw_words(painter, plot, x)

    def _draw_words(self, painter: QPainter, plot: Plot, x: float) -> None:
        """Write what is chosen on the side of its day that has the room."""
        metrics = QFontMetricsF(self.font())
        words = self._words()
        box = metrics.boundingRect(words).adjusted(-6, -3, 6, 3)
        left = x + 8 if x + 8 + box.width() < plot.area.right() else x - 8 - box.width()
        box.moveTopLeft(QPointF(max(left, plot.area.left()), plot.area.top()))
        painter.setPen(QPen(QColor(self._colors.grid), 1))
        painter.setBrush(self.palette().color(QPalette.ColorRole.ToolTipBase))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self.palette().color(QPalette.ColorRole.ToolTipText))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _words(self) -> str:
        if self._content is None:
            return ""
        return "; ".join(_told(line, self._chosen) for line in self._content.lines if line.points)


def _told(line: Line, day: date | None) -> str:
    point = line.nearest(day) if day else None
    return f"{line.name}, {day_in_words(point.day)}: {point.text}" if point else line.name


def summary(content: Content) -> str:
    """Say what a chart shows: each line, from where to where it goes, and whether days are missing."""
    return " ".join([content.title, *(_summary(line) for line in content.lines)]).strip()


def _summary(line: Line) -> str:
    if not line.points:
        return f"{line.name}: nothing is known of these days."
    first, last, gaps = line.points[0], line.points[-1], len(line.gaps())
    missing = f", with {gaps} gaps" if gaps > 1 else ", with one gap" if gaps else ""
    start = f"{first.text} on {day_in_words(first.day)}"
    return f"{line.name}: {start}, {last.text} on {day_in_words(last.day)}{missing}."
