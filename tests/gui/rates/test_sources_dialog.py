"""The list of sources of rates."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from newsdesk.desk.rates.states import SourceLine
from newsdesk.domain.rate_sources import Outcome
from newsdesk.gui.rates.schedule import Schedule
from newsdesk.gui.rates.sources_dialog import SourcesDialog

MakeLine = Callable[..., SourceLine]


@pytest.fixture
def dialog(qtbot: QtBot, keep: Callable[[QDialog], None], make_line: MakeLine) -> SourcesDialog:
    shown = SourcesDialog(Schedule.HOURLY)
    keep(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.show_sources(
        (
            make_line("nbk"),
            make_line("nbkr", Outcome.UNREACHABLE, address="http://mirror.example"),
            make_line("cbr", None, asked=False),
            make_line("er-api", None, asked=False, askable=False),
        )
    )
    return shown


def test_one_line_a_source(dialog: SourcesDialog) -> None:
    """Whether it is asked, and what it said; more of the one that is marked."""
    rows = dialog.ui.sources.model()

    ticks = [Qt.CheckState(rows.index(row, 0).data(Qt.ItemDataRole.CheckStateRole)) for row in range(4)]
    said = [rows.index(row, 2).data() for row in range(4)]

    assert [each is Qt.CheckState.Checked for each in ticks] == [True, True, False, False]
    assert said[:2] == [
        "The National Bank of Kazakhstan: rates.",
        "The National Bank of the Kyrgyz Republic: unreachable.",
    ]
    assert "It gave rates last on 23 November 2026" in dialog.ui.details.text()
    assert not rows.index(3, 0).flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_terms_that_forbid_passing_rates_on_are_told(dialog: SourcesDialog) -> None:
    """Before somebody relies on them for the site."""
    dialog.ui.sources.setCurrentCell(3, 0)

    assert "they stay out of bundles" in dialog.ui.details.text()


def test_a_tick_asks_for_a_source_to_be_asked(qtbot: QtBot, dialog: SourcesDialog) -> None:
    """By key, and back."""
    dialog.ui.sources.setFocus()
    dialog.ui.sources.setCurrentCell(2, 0)

    with qtbot.waitSignal(dialog.asking_wanted) as asked:
        QTest.keyClick(dialog.ui.sources, Qt.Key.Key_Space)

    assert asked.args == ["cbr", True]


def test_an_address_of_its_own_shows_as_nothing(qtbot: QtBot, dialog: SourcesDialog) -> None:
    """Only another one is written out; emptied, its own holds again."""
    assert dialog.ui.address.text() == ""
    assert dialog.ui.address.placeholderText() == "https://nationalbank.kz"
    assert not dialog.ui.set_address.isEnabled()

    dialog.ui.sources.setCurrentCell(1, 0)
    assert dialog.ui.address.text() == "http://mirror.example"
    dialog.ui.address.clear()
    with qtbot.waitSignal(dialog.address_wanted) as asked:
        dialog.ui.set_address.click()

    assert asked.args == ["nbkr", ""]


def test_the_schedule_is_chosen(qtbot: QtBot, dialog: SourcesDialog) -> None:
    """It can be turned off."""
    assert dialog.ui.schedule.currentText() == "Every hour"

    dialog.ui.schedule.setFocus()
    with qtbot.waitSignal(dialog.schedule_chosen) as asked:
        QTest.keyClick(dialog.ui.schedule, Qt.Key.Key_Home)

    assert asked.args == [Schedule.OFF]


def test_progress_is_shown_and_can_be_stopped(qtbot: QtBot, dialog: SourcesDialog) -> None:
    """One button does both; at the end it says what came of it."""
    assert not dialog.ui.bar.isVisible()
    with qtbot.waitSignal(dialog.update_wanted):
        dialog.ui.update_now.click()

    dialog.show_progress(2, 6, "Asking a bank")
    assert (dialog.ui.bar.value(), dialog.ui.bar.maximum()) == (2, 6)
    with qtbot.waitSignal(dialog.stop_wanted):
        dialog.ui.update_now.click()
    assert not dialog.ui.update_now.isEnabled()

    dialog.show_rest("6 sources asked, 12 new rates.")
    assert dialog.ui.doing.text() == "6 sources asked, 12 new rates."
    assert dialog.ui.update_now.isEnabled()


def test_a_refusal_puts_everything_back(dialog: SourcesDialog, make_line: MakeLine) -> None:
    """What was typed or ticked and not kept is not shown as if it were."""
    dialog.show_sources((make_line("nbk"),), "“x” is no address.")

    assert dialog.ui.refusal.isVisible()
    assert dialog.ui.address.text() == ""
