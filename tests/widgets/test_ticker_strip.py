"""The strip of figures."""

from itertools import groupby

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from newsdesk.widgets.colors import TickerColors
from newsdesk.widgets.ticker_strip import TickerItem, TickerStrip

ITEMS = tuple(
    TickerItem(f"{code}/USD", "0.0114", "0.18%", "▲", "up", f"{name} up 0.18 percent")
    for code, name in (("KGS", "som"), ("KZT", "tenge"), ("TJS", "somoni"), ("UZS", "sum"), ("TMT", "manat"))
)


@pytest.fixture
def strip(qtbot: QtBot) -> TickerStrip:
    widget = TickerStrip()
    qtbot.addWidget(widget)
    widget.set_items(ITEMS, "12 December")
    widget.resize(widget.sizeHint())
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def buttons(strip: TickerStrip) -> list[bool]:
    """Return whether the buttons that turn the page are seen."""
    return [button.isVisible() for button in strip.findChildren(QToolButton)]


def test_a_screen_reader_hears_all_of_it(strip: TickerStrip) -> None:
    """The caption and every figure in words, whatever page is shown."""
    strip.resize(strip.minimumSizeHint())
    heard = QAccessible.queryAccessibleInterface(strip)

    assert heard.text(QAccessible.Text.Name) == "Ticker"
    assert heard.text(QAccessible.Text.Description) == (
        "12 December; som up 0.18 percent; tenge up 0.18 percent; somoni up 0.18 percent; "
        "sum up 0.18 percent; manat up 0.18 percent"
    )


def test_the_mouse_is_told_the_same(strip: TickerStrip, qtbot: QtBot) -> None:
    """Over each figure; over the caption there is nothing to tell."""

    def told(x: int) -> str:
        at = QPoint(x, strip.height() // 2)
        QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, at, strip.mapToGlobal(at)))
        return QToolTip.text()

    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    assert told(20) == ""

    found = [words for words, _ in groupby(told(x) for x in range(0, strip.width(), 4)) if words]

    assert found == [f"<p>{each.accessible}</p>" for each in ITEMS]
    QToolTip.hideText()


def test_where_there_is_room_all_figures_are_shown(strip: TickerStrip) -> None:
    """On one page, without buttons."""
    assert strip.shown_items() == ITEMS
    assert buttons(strip) == [False, False]


def test_the_caption_takes_its_room_from_the_figures(strip: TickerStrip) -> None:
    """A little less than they all need, and they are not all on one page."""
    strip.resize(strip.sizeHint().width() - 30, strip.height())

    assert strip.pages == 2


def test_what_does_not_fit_is_on_another_page(strip: TickerStrip) -> None:
    """Every figure is whole, and on exactly one page."""
    strip.resize(strip.sizeHint().width() // 2, strip.height())
    assert strip.pages > 1
    assert buttons(strip) == [True, True]

    seen: tuple[TickerItem, ...] = ()
    for page in range(strip.pages):
        strip.turn_to(page + 1)
        seen += strip.shown_items()

    assert seen == ITEMS


def test_even_the_narrowest_strip_shows_a_figure(strip: TickerStrip) -> None:
    """A page each."""
    strip.resize(strip.minimumSizeHint())

    assert strip.pages == len(ITEMS)
    assert strip.shown_items() == ITEMS[:1]


def test_keys_and_buttons_turn_the_page(strip: TickerStrip) -> None:
    """Round and round."""
    strip.resize(strip.minimumSizeHint())
    back, on = strip.findChildren(QToolButton)
    right, left = Qt.Key.Key_Right, Qt.Key.Key_Left

    def page_after(way: QToolButton | Qt.Key) -> int:
        if isinstance(way, QToolButton):
            QTest.mouseClick(way, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(strip, way)
        return strip.page

    assert [page_after(way) for way in (right, on, left, back, left)] == [2, 3, 2, 1, 5]
    assert strip.shown_items() == ITEMS[4:]


def test_room_brings_all_figures_back(strip: TickerStrip) -> None:
    """The page that was turned to does not get lost."""
    strip.resize(strip.minimumSizeHint())
    strip.turn_to(5)

    strip.resize(strip.sizeHint())

    assert strip.page == strip.pages == 1
    assert strip.shown_items() == ITEMS


def colors_in(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_a_change_has_the_colour_of_its_direction(strip: TickerStrip) -> None:
    """Up, down and unchanged."""
    strip.set_colors(TickerColors(up="#00aa00", down="#aa0000", flat="#0000aa"))
    seen = {}
    for direction in ("up", "down", "flat"):
        strip.set_items([TickerItem("A", "1", "█", "█", direction, "a")])
        seen[direction] = colors_in(strip.grab().toImage()) & {"#00aa00", "#aa0000", "#0000aa"}

    assert seen == {"up": {"#00aa00"}, "down": {"#aa0000"}, "flat": {"#0000aa"}}


def test_a_strip_without_figures_is_a_strip(strip: TickerStrip) -> None:
    """It keeps its height, so that nothing jumps."""
    height = strip.sizeHint().height()

    strip.set_items(())

    assert strip.shown_items() == ()
    assert strip.sizeHint().height() == height
    assert not strip.grab().isNull()


def test_the_keyboard_goes_only_where_figures_are(strip: TickerStrip) -> None:
    """An empty strip is nothing to stop at."""
    assert strip.focusPolicy() is Qt.FocusPolicy.TabFocus

    strip.set_items(())

    assert strip.focusPolicy() is Qt.FocusPolicy.NoFocus
