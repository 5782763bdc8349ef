"""The bar of conversions: what it shows, what its keys do, what it says."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.gui.money.bar import Answer, ConversionBar, Offered

TENGE = Offered("20,000 tenge", (Answer("KZT", "$40", "500 KZT to the USD"),))
SOM = Offered("5 som", (Answer("KGS", "$0.06", "80 KGS"), Answer("UZS", "$0.0004", "12,500 UZS")), asks=True)
OLD = Offered("20,000 tenge", TENGE.answers, "$60", "“$60” is 50 % too high.")


@pytest.fixture
def bar(qtbot: QtBot) -> ConversionBar:
    bar = ConversionBar()
    qtbot.addWidget(bar)
    bar.resize(420, 200)
    with qtbot.waitExposed(bar):
        bar.open(quotations=False)
    bar.activateWindow()
    return bar


def test_it_shows_one_offer(bar: ConversionBar) -> None:
    """What becomes of what, with which rate, and how many there are."""
    bar.show_day(date(2026, 11, 20))
    bar.show_offer(TENGE, 0, 3, firsts=2)

    ui = bar.ui
    assert (ui.offer.text(), ui.facts.text(), ui.count.text()) == (
        "20,000 tenge → $40",
        "500 KZT to the USD",
        "1 of 3",
    )
    assert ui.day.date() == QDate(2026, 11, 20)
    assert ui.which.isHidden()
    assert bar.accessibleDescription().startswith("20,000 tenge becomes $40.")


def test_one_to_be_rerated_is_shown_as_such(bar: ConversionBar) -> None:
    """With what is wrong with it, if anything is."""
    bar.show_offer(OLD, 0, 1, firsts=0)

    assert bar.ui.offer.text() == "20,000 tenge ($60) → $40"
    assert bar.ui.facts.text() == OLD.off
    assert bar.ui.take.text() == "Re-rate"
    assert not bar.ui.take_all.isEnabled()


def test_which_currency_is_meant_is_asked(bar: ConversionBar, qtbot: QtBot) -> None:
    """The likeliest first; another choice shows another figure."""
    bar.show_offer(SOM, 0, 1, firsts=0)
    assert [bar.ui.which.itemText(row) for row in range(2)] == ["KGS: $0.06", "UZS: $0.0004"]

    bar.choose("UZS")

    assert bar.ui.offer.text() == "5 som → $0.0004"
    assert bar.ui.facts.text() == "12,500 UZS"
    with qtbot.waitSignal(bar.taken) as told:
        QTest.keyClick(bar.ui.which, Qt.Key.Key_Return)
    assert told.args == [1]


@pytest.mark.parametrize(
    ("key", "held", "signal"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "taken"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "all_taken"),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "skipped"),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, "way_wanted"),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, "way_wanted"),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "undo_wanted"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "closed"),
    ],
)
def test_keys_do_everything(
    bar: ConversionBar, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, signal: str
) -> None:
    """From the button that accepts."""
    bar.show_offer(TENGE, 0, 3, firsts=2)

    with qtbot.waitSignal(getattr(bar, signal)):
        QTest.keyClick(bar.ui.take, key, held)


def test_return_on_another_button_is_that_button(bar: ConversionBar, qtbot: QtBot) -> None:
    """Whoever went there by Tab means it."""
    bar.show_offer(TENGE, 0, 3, firsts=2)

    with qtbot.assertNotEmitted(bar.taken), qtbot.waitSignal(bar.skipped):
        QTest.keyClick(bar.ui.skip, Qt.Key.Key_Return)


def test_nothing_can_be_accepted_where_nothing_is_offered(bar: ConversionBar, qtbot: QtBot) -> None:
    """Nor where nothing may be written."""
    bar.show_nothing("Every amount is converted.")
    with qtbot.assertNotEmitted(bar.taken):
        QTest.keyClick(bar.ui.close, Qt.Key.Key_Delete)
        bar.ui.take.click()
    assert bar.ui.offer.text() == "Every amount is converted."

    bar.set_read_only(True)
    bar.show_offer(TENGE, 0, 3, firsts=2)
    assert not bar.ui.take.isEnabled()
    assert not bar.ui.take_all.isEnabled()
    assert bar.ui.next.isEnabled()


def test_a_day_is_picked(bar: ConversionBar, qtbot: QtBot) -> None:
    """Being told of one picks none."""
    with qtbot.assertNotEmitted(bar.day_picked):
        bar.show_day(date(2026, 11, 20))

    with qtbot.waitSignal(bar.day_picked) as told:
        bar.ui.day.setDate(QDate(2025, 1, 2))
    assert told.args == [date(2025, 1, 2)]
