"""The chart of rates: what it asks for, and what it shows."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from newsdesk.desk.rates.charting import History, HistoryPoint
from newsdesk.gui.rates.chart_dialog import ChartDialog
from newsdesk.gui.rates.lines import ALL, ChartAsked, content

TODAY = date(2026, 11, 23)


@pytest.fixture
def dialog(qtbot: QtBot, keep: Callable[[QDialog], None]) -> ChartDialog:
    shown = ChartDialog(("USD", "EUR", "KGS", "KZT"), "KZT", "USD", TODAY)
    keep(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.ask()
    return shown


def history(currency: str) -> History:
    points = (HistoryPoint(TODAY - timedelta(days=each), Fraction(500 + each)) for each in range(9, -1, -1))
    return History(currency, "USD", ("NBK",), tuple(points))


def answer(dialog: ChartDialog, *histories: History) -> None:
    assert dialog.asked is not None
    dialog.show_content(dialog.asked, content(dialog.asked, histories))


@pytest.mark.parametrize(
    ("button", "since"),
    [
        ("month", TODAY - timedelta(days=30)),
        ("year", TODAY - timedelta(days=365)),
        ("years", date(2021, 11, 23)),
        ("all", ALL),
    ],
)
def test_a_range_is_one_press_away(dialog: ChartDialog, button: str, since: date) -> None:
    """Up to today."""
    getattr(dialog.ui, button).click()

    assert dialog.asked == ChartAsked(("KZT",), "USD", since, TODAY)


def test_any_days_can_be_chosen(dialog: ChartDialog) -> None:
    """Changing a day is enough; the button of the range goes out."""
    dialog.ui.since.setFocus()
    QTest.keyClick(dialog.ui.since, Qt.Key.Key_Up)

    assert dialog.ui.days.isChecked()
    assert dialog.asked is not None
    assert dialog.asked.since == TODAY - timedelta(days=364)


def test_two_are_compared_with_a_legend(dialog: ChartDialog) -> None:
    """And one needs none."""
    answer(dialog, history("KZT"))
    assert not dialog.ui.legend.isVisible()
    assert dialog.ui.title.text() == "What one USD costs in KZT"

    dialog.ui.other.setFocus()
    QTest.keyClick(dialog.ui.other, Qt.Key.Key_End)
    QTest.keyClick(dialog.ui.other, Qt.Key.Key_Up)
    assert dialog.asked is not None
    assert dialog.asked.currencies == ("KZT", "KGS")
    answer(dialog, history("KZT"), history("KGS"))

    assert dialog.ui.legend.isVisible()
    assert dialog.ui.legend.accessibleDescription() == "KZT, KGS"
    assert "percent since 14 November 2026" in dialog.ui.title.text()


def test_swapping_turns_the_pair_round(dialog: ChartDialog) -> None:
    """Dollars in tenge become tenge in dollars."""
    dialog.ui.swap.click()

    assert dialog.asked is not None
    assert (dialog.asked.currencies, dialog.asked.against) == (("USD",), "KZT")


def test_a_currency_against_itself_is_no_chart(dialog: ChartDialog, qtbot: QtBot) -> None:
    """It says what to do, and asks nobody."""
    with qtbot.assertNotEmitted(dialog.wanted):
        dialog.ui.currency.setCurrentText("USD")
        dialog.ask()

    assert dialog.ui.empty.text() == "Choose two currencies that differ."
    assert not dialog.ui.save.isEnabled()


def test_days_of_which_nothing_is_known_are_said(dialog: ChartDialog) -> None:
    """An empty chart would not say whether it is still being read."""
    answer(dialog, History("KZT", "USD", (), ()))

    assert dialog.ui.empty.text() == "Nothing is known of KZT against USD in these days."
    assert dialog.focusWidget() is dialog.ui.all


def test_an_answer_to_an_older_question_is_passed_over(dialog: ChartDialog) -> None:
    """Whoever presses quickly sees what was pressed last."""
    first = dialog.asked
    assert first is not None
    dialog.ui.all.click()

    dialog.show_content(first, content(first, (history("KZT"),)))

    assert dialog.ui.title.text() == ""


def test_all_that_there_is_shows_its_days(dialog: ChartDialog) -> None:
    """From the first day that is known."""
    dialog.ui.all.click()
    answer(dialog, history("KZT"))

    assert dialog.ui.since.date().toString("yyyy-MM-dd") == "2026-11-14"
    assert dialog.ui.all.isChecked()


def test_the_keys_read_the_chart_aloud(dialog: ChartDialog) -> None:
    """What stands at a day is written below as well."""
    answer(dialog, history("KZT"))
    assert dialog.ui.told.text() == "Source: The National Bank of Kazakhstan"

    QTest.keyClick(dialog.ui.chart, Qt.Key.Key_Left)

    assert dialog.ui.told.text() == "KZT, 23 November 2026: 500.0"


def test_it_is_saved_as_its_name_says(dialog: ChartDialog, qtbot: QtBot) -> None:
    """PNG or SVG."""
    answer(dialog, history("KZT"))

    with qtbot.waitSignal(dialog.save_wanted) as asked:
        dialog.save(Path("tenge.png"))
    assert QImage.fromData(asked.args[1]).width() == 1920

    with qtbot.waitSignal(dialog.save_wanted) as asked:
        dialog.save(Path("tenge.SVG"))
    assert b"<svg" in asked.args[1]
