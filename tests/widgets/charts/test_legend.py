"""What each line of a chart is."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from newsdesk.widgets.charts.legend import Legend
from newsdesk.widgets.charts.scale import Line
from newsdesk.widgets.colors import ChartColors


def test_each_line_has_its_colour_and_its_name(qtbot: QtBot) -> None:
    """A piece of each line stands beside its name; whoever cannot see it hears the names."""
    legend = Legend()
    qtbot.addWidget(legend)
    legend.resize(300, legend.sizeHint().height())
    legend.set_colors(ChartColors("#0000ff", "#ff0000", "#888888", "#000000", "#ffffff"))

    legend.show_lines([Line("KZT", ())])
    blue, red = QColor("#0000ff"), QColor("#ff0000")
    assert inks(legend) >= {blue.name()}
    assert red.name() not in inks(legend)

    legend.show_lines([Line("KZT", ()), Line("TJS", ())])
    assert inks(legend) >= {blue.name(), red.name()}
    assert legend.accessibleDescription() == "KZT, TJS"


def inks(legend: Legend) -> set[str]:
    picture = legend.grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
