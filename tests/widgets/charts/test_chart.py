"""A chart can be read with a pointer, with keys, and aloud; saved, it stands alone."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.widgets.charts.chart import Chart, summary
from newsdesk.widgets.charts.drawing import Content, draw_sparkline
from newsdesk.widgets.charts.scale import Line, Point
from newsdesk.widgets.colors import ChartColors

DAY = date(2026, 4, 1)


def line(name: str, values: dict[int, str]) -> Line:
    points = (Point(DAY + timedelta(days=each), Decimal(text), text) for each, text in values.items())
    return Line(name, tuple(points))


CONTENT = Content(
    (line("som", {0: "87.4", 1: "87.5", 20: "88"}), line("tenge", {0: "471", 20: "475"})),
    DAY,
    DAY + timedelta(days=20),
    title="What a dollar costs.",
    source="National banks",
)


@pytest.fixture
def chart(qtbot: QtBot) -> Chart:
    widget = Chart()
    qtbot.addWidget(widget)
    widget.resize(600, 300)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.show_content(CONTENT)
    return widget


def has(image: QImage, fits: Callable[[QColor], bool]) -> bool:
    return any(
        fits(image.pixelColor(x, y)) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    )


def test_a_screen_reader_hears_what_it_shows(chart: Chart) -> None:
    """Each line from where to where, and that days are missing."""
    assert chart.accessibleDescription() == (
        "What a dollar costs. som: 87.4 on 1 April 2026, 88 on 21 April 2026, with one gap. "
        "tenge: 471 on 1 April 2026, 475 on 21 April 2026, with one gap."
    )


def test_a_line_without_points_is_told_as_one() -> None:
    """It is not simply missing."""
    nothing = Content((line("manat", {}),), DAY, DAY)

    assert summary(nothing) == "manat: nothing is known of these days."


def test_keys_go_along_the_days(chart: Chart, qtbot: QtBot) -> None:
    """First to the newest one, then from value to value, never past an end."""
    heard: list[str] = []
    chart.read.connect(heard.append)

    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_End):
        QTest.keyClick(chart, key)

    assert [each.partition(";")[0] for each in heard] == [
        "som, 21 April 2026: 88",
        "som, 2 April 2026: 87.5",
        "som, 1 April 2026: 87.4",
        "som, 1 April 2026: 87.4",
        "som, 21 April 2026: 88",
    ]
    assert chart.accessibleDescription() == "som, 21 April 2026: 88; tenge, 21 April 2026: 475"


def test_the_pointer_chooses_the_day_beneath_it(chart: Chart) -> None:
    """At the right end the last one, at the left the first."""
    QTest.mouseMove(chart, QPoint(598, 100))
    assert [each.text for each in chart.chosen] == ["88", "475"]

    QTest.mouseMove(chart, QPoint(1, 100))
    assert [each.text for each in chart.chosen] == ["87.4", "471"]


def test_without_lines_nothing_is_drawn_and_keys_do_nothing(qtbot: QtBot) -> None:
    """A chart may stand there before its rates have come."""
    chart = Chart()
    qtbot.addWidget(chart)
    chart.show_content(Content((), DAY, DAY))
    chart.resize(200, 100)

    QTest.keyClick(chart, Qt.Key.Key_Left)
    picture = chart.grab().toImage()

    ground = picture.pixelColor(0, 0)
    assert not has(picture, lambda color: color != ground)


def test_a_saved_chart_stands_alone(chart: Chart) -> None:
    """On white, with both lines, as a picture and as an SVG with title and source."""
    image = chart.image()
    svg = chart.svg()

    assert (image.width(), image.height()) == (1920, 1080)
    assert image.pixelColor(0, 0) == QColor("white")
    assert has(image, lambda color: color.blue() > color.red() + 60)
    assert has(image, lambda color: color.red() > color.blue() + 60)
    words = " ".join(ET.fromstring(svg).itertext())
    assert all(each in words for each in ("What a dollar costs.", "National banks", "som", "tenge"))


def test_a_sparkline_needs_two_points() -> None:
    """One value is no line; nothing is drawn for it."""
    drawn = []
    for some in ({0: "1"}, {0: "1", 5: "2"}):
        image = QImage(60, 20, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        draw_sparkline(painter, QRectF(2, 2, 56, 16), line("som", some), QColor("black"))
        painter.end()
        drawn.append(has(image, lambda color: color.lightness() < 128))

    assert drawn == [False, True]


def test_it_is_drawn_anew_in_other_colours_and_sizes(chart: Chart) -> None:
    """What was drawn before is kept for a pointer that moves, and for nothing else."""
    purple = QColor("#800080")
    assert not has(chart.grab().toImage(), lambda color: color == purple)

    chart.set_colors(ChartColors("#800080", "#c2410c", "#888888", "#444444", "#ffffff"))
    assert has(chart.grab().toImage(), lambda color: color == purple)

    chart.choose(DAY)
    chart.resize(300, 200)
    assert chart.grab().size().width() == 300
    assert has(chart.grab().toImage(), lambda color: color == purple)


def test_years_of_days_are_drawn_with_a_fine_pen(chart: Chart) -> None:
    """A broader one would run together: a level line of few days is thicker than one of many."""

    def thickness(days: int) -> int:
        level = line("tenge", dict.fromkeys(range(days), "500"))
        chart.set_colors(ChartColors("#800080", "#c2410c", "#888888", "#444444", "#ffffff"))
        chart.show_content(Content((level,), DAY, DAY + timedelta(days=days - 1)))
        picture = chart.grab().toImage()
        column = [picture.pixelColor(picture.width() // 2 + 7, y) for y in range(picture.height())]
        return sum(each.red() > each.green() + 60 for each in column)

    assert 0 < thickness(600) < thickness(30)


def test_the_bytes_of_a_picture_are_a_png(chart: Chart) -> None:
    """The same picture, for a file."""
    assert QImage.fromData(chart.png()).size() == chart.image().size()
