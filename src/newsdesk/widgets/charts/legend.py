"""What each line of a chart is."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from newsdesk.widgets.charts.drawing import SPACE, draw_legend
from newsdesk.widgets.charts.scale import Line
from newsdesk.widgets.colors import ChartColors


class Legend(QWidget):
    """Writes the names of a chart's lines, each beside a piece of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._colors = ChartColors.on_paper()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_colors(self, colors: ChartColors) -> None:
        """Draw in these colours from now on."""
        self._colors = colors
        self.update()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Write the names of these lines."""
        self._lines = tuple(lines)
        self.setAccessibleDescription(", ".join(each.name for each in lines))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for one line of writing."""
        return QSize(120, self.fontMetrics().height() + round(SPACE / 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.fontMetrics()
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        draw_legend(painter, QPointF(0, baseline), self._lines, self._colors)
