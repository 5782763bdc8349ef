"""The rates in the real window: read, moved, charted, converted, fetched from banks, held and decided on."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.app.settings import Settings
from newsdesk.domain.clock import FixedClock
from newsdesk.gui.panels import rates_model as columns
from newsdesk.gui.rates.by_hand_dialog import ByHandDialog
from newsdesk.gui.rates.chart_dialog import ChartDialog
from newsdesk.gui.rates.held_dialog import HeldDialog
from tests.journeys.board import order, shown

Open = Callable[..., Office]
WaitFor = Callable[..., QInputDialog]

TODAY = date(2025, 12, 12)
NOW = datetime(2025, 12, 12, 12, tzinfo=UTC)
ALT = Qt.KeyboardModifier.AltModifier

RATES = f"""date,source,base,quote,value,kind
{TODAY - timedelta(days=1)},NBK,USD,KZT,478.77,official
{TODAY},NBK,USD,KZT,475.09,official
{TODAY},NBKR,USD,KGS,87.45,official
{TODAY},ECB,EUR,USD,1.16,official
{TODAY},Peg,USD,TMT,3.5,peg
"""

pytestmark = pytest.mark.usefixtures("no_proxy")


@pytest.fixture
def office(open_office: Open, tmp_path: Path) -> Office:
    return open_office(tmp_path / "room", FixedClock(NOW))


@pytest.fixture
def rates(office: Office, settled: Callable[[], None], tmp_path: Path) -> Office:
    """The window with some rates taken in from a file."""
    file = tmp_path / "rates.csv"
    file.write_text(RATES, encoding="utf-8")
    office.sides.rates.take_file(file)
    settled()
    return office


def test_the_order_is_the_editors_and_stays(
    qtbot: QtBot, rates: Office, settled: Callable[[], None], open_office: Open, tmp_path: Path
) -> None:
    """Moved with Alt and an arrow; the next window has it, and so has the strip above."""
    board = rates.window.panes.rates.ui.board
    assert order(rates) == ["KGS", "KZT", "TMT"]
    board.setCurrentIndex(board.model().index(1, 0))
    board.setFocus()
    qtbot.waitUntil(board.hasFocus)

    QTest.keyClick(board, Qt.Key.Key_Up, ALT)
    settled()

    assert order(rates) == ["KZT", "KGS", "TMT"]
    strip = [each.text for each in rates.window.ui.ticker.shown_items()]
    assert strip == ["KZT/USD", "KGS/USD", "TMT/USD"]
    # TJS and UZS have no rates, and keep their places.
    assert rates.desk.rates.shown() == ("KZT", "KGS", "TJS", "UZS", "TMT")
    rates.window.close()
    assert order(open_office(tmp_path / "room", FixedClock(NOW))) == ["KZT", "KGS", "TMT"]


def test_a_currency_leaves_the_board_and_comes_back(rates: Office, settled: Callable[[], None]) -> None:
    """Nothing of its rates is lost."""
    panel = rates.window.panes.rates
    panel.ui.board.setCurrentIndex(panel.ui.board.model().index(1, 0))

    rates.window.ui.rates_leave_out.trigger()
    settled()
    assert order(rates) == ["KGS", "TMT"]

    rates.messages.offered.accept()
    settled()
    assert order(rates) == ["KGS", "TMT", "KZT"]


def test_the_other_way_round_and_against_the_euro(
    rates: Office, settled: Callable[[], None], open_office: Open, tmp_path: Path
) -> None:
    """By the menu’s key and by the box above the board; tomorrow’s window is read the same way."""
    panel = rates.window.panes.rates
    assert shown(rates, "KZT", columns.CHANGE) == "▼ down 0.77%"

    rates.window.ui.rates_swap.trigger()
    settled()
    assert shown(rates, "KZT", columns.LEAD) == "0.002105"
    assert shown(rates, "KZT", columns.CHANGE) == "▲ up 0.77%"

    panel.ui.base.setCurrentText("EUR")
    panel.ui.base.activated.emit(panel.ui.base.currentIndex())
    settled()
    assert order(rates) == ["KGS", "KZT", "TMT"]
    assert shown(rates, "TMT", columns.OTHER) == "4.060"
    # The strip is the site’s, and against the dollar whatever the board is.
    assert [each.text for each in rates.window.ui.ticker.shown_items()][-1] == "TMT/USD"

    rates.window.close()
    again = open_office(tmp_path / "room", FixedClock(NOW))
    assert shown(again, "KGS", columns.OTHER) == "101.4"
    assert again.window.ui.rates_swap.isChecked()


def test_a_base_without_a_rate_leads_back_to_the_dollar(
    qtbot: QtBot, rates: Office, settled: Callable[[], None]
) -> None:
    """And the window says why."""
    rates.sides.rates.choose_base("CNY")
    settled()
    qtbot.waitUntil(rates.window.ui.banner.isVisible)

    assert rates.window.panes.rates.ui.base.currentText() == "USD"
    assert shown(rates, "KZT", columns.LEAD) == "475.09"


def test_the_converter_stands_below_and_converts_at_the_newest_rate(
    qtbot: QtBot, rates: Office, settled: Callable[[], None]
) -> None:
    """Ctrl+Alt+C opens it with the keyboard in its first field."""
    converter = rates.window.panes.rates.converter
    rates.window.ui.rates_convert.trigger()
    settled()
    qtbot.waitUntil(converter.ui.first.hasFocus)

    QTest.keyClicks(converter.ui.first, "98,942")

    assert converter.ui.second.text() == "208.259"
    assert "475.09 KZT to the dollar (NBK, 12 December 2025)" in converter.ui.told.text()

    converter.choose("UZS", "USD")
    settled()
    assert converter.ui.second.text() == ""
    assert "There is no rate between UZS and the dollar" in converter.ui.told.text()

    rates.window.ui.rates_convert.trigger()
    assert not converter.isVisible()
    assert rates.window.panes.rates.ui.board.hasFocus()


def test_rates_are_copied_as_the_site_prints_them(rates: Office) -> None:
    """From full precision, whatever the board is against."""
    rates.window.ui.rates_as_ticker.trigger()

    assert QGuiApplication.clipboard().text().splitlines() == [
        "KGS/USD = 0.01144",
        "KZT/USD = 0.002105 0.77%",
        "TMT/USD = 0.28571 0%",
    ]


def test_a_chart_opens_from_the_board_and_is_saved(
    qtbot: QtBot,
    rates: Office,
    settled: Callable[[], None],
    wait_for: Callable[..., ChartDialog],
    tmp_path: Path,
) -> None:
    """Return on a row is enough."""
    board = rates.window.panes.rates.ui.board
    board.setCurrentIndex(board.model().index(1, 0))
    board.setFocus()
    qtbot.waitUntil(board.hasFocus)

    QTest.keyClick(board, Qt.Key.Key_Return)
    dialog = wait_for(ChartDialog)
    settled()
    assert dialog.ui.title.text() == "What one USD costs in KZT"

    dialog.save(tmp_path / "tenge.svg")
    settled()
    assert "475" in (tmp_path / "tenge.svg").read_text(encoding="utf-8")
    dialog.save(tmp_path / "nowhere" / "tenge.png")
    settled()
    assert "could not be written" in dialog.ui.told.text()
    dialog.reject()


def test_a_rate_by_hand_is_kept_with_name_and_reason(
    qtbot: QtBot, rates: Office, settled: Callable[[], None], wait_for: Callable[..., Any]
) -> None:
    """Without a reason it is refused in the dialog, and nothing typed is lost; it can be taken back."""
    rates.window.ui.rate_by_hand.trigger()
    dialog = wait_for(ByHandDialog)
    dialog.ui.currency.setCurrentText("KZT")
    QTest.keyClicks(dialog.ui.cost, "480,5")
    QTest.keyClick(dialog.ui.cost, Qt.Key.Key_Return)
    settled()
    qtbot.waitUntil(dialog.ui.refusal.isVisible)

    QTest.keyClicks(dialog.ui.reason, "the exchange is shut")
    QTest.keyClick(dialog.ui.reason, Qt.Key.Key_Return)
    settled()

    qtbot.waitUntil(lambda: shown(rates, "KZT", columns.LEAD) == "480.5")
    assert shown(rates, "KZT", columns.SOURCE) == "Aigul"

    rates.window.ui.rates_held.trigger()
    decisions = wait_for(HeldDialog)
    QTest.keyClick(decisions.ui.decided, Qt.Key.Key_Space)
    settled()
    QTest.keyClicks(decisions.ui.reason, "a slip")
    decisions.ui.reject_rate.click()
    settled()
    qtbot.waitUntil(lambda: shown(rates, "KZT", columns.LEAD) == "475.09")
    decisions.reject()


def test_a_move_is_told_once_a_day(
    qtbot: QtBot,
    rates: Office,
    settled: Callable[[], None],
    wait_for: WaitFor,
    open_office: Open,
    tmp_path: Path,
) -> None:
    """From the percentage that somebody asked for on; tomorrow’s window does not say it again."""
    panel = rates.window.panes.rates
    panel.ui.board.setCurrentIndex(panel.ui.board.model().index(1, 0))
    rates.window.ui.rates_alert.trigger()
    asker = wait_for(QInputDialog)
    asker.setTextValue("0,5")
    asker.accept()
    settled()
    qtbot.waitUntil(rates.window.ui.banner.isVisible)
    assert "0.77 percent" in rates.window.ui.banner.text

    rates.window.close()
    again = open_office(tmp_path / "room", FixedClock(NOW))
    again.rates_room.decisions.look_for_moves()
    qtbot.waitUntil(lambda: again.background.pending == 0)

    assert not again.window.ui.banner.isVisible()
    assert Settings(tmp_path / "settings.ini").rates.told == ("KZT 2025-12-12",)


def test_the_strip_is_put_away_and_stays_away(rates: Office, open_office: Open, tmp_path: Path) -> None:
    """View › Ticker."""
    assert rates.window.ui.ticker.isVisible()

    rates.window.ui.show_ticker.trigger()
    assert not rates.window.ui.ticker.isVisible()

    rates.window.close()
    again = open_office(tmp_path / "room", FixedClock(NOW))
    assert not again.window.ui.ticker.isVisible()
    assert not again.window.ui.show_ticker.isChecked()
