"""From which day on earlier rates are wanted."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from newsdesk.gui.rates.earlier_dialog import EarlierDialog

TODAY = date(2026, 11, 23)


@pytest.fixture
def dialog(qtbot: QtBot, keep: Callable[[QDialog], None]) -> EarlierDialog:
    shown = EarlierDialog(TODAY)
    keep(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def test_return_asks_for_a_year(qtbot: QtBot, dialog: EarlierDialog) -> None:
    """A year back stands there; with Return the sources are asked, and the dialog is gone."""
    with qtbot.waitSignal(dialog.wanted) as asked, qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.ui.since, Qt.Key.Key_Return)

    assert asked.args == [date(2025, 11, 23)]


def test_only_days_that_can_be_fetched_are_offered(dialog: EarlierDialog) -> None:
    """Neither today, which an update brings, nor a day before there was any of these currencies."""
    dialog.ui.since.setDate(QDate(2030, 1, 1))
    latest = dialog.ui.since.date()
    dialog.ui.since.setDate(QDate(1900, 1, 1))

    assert (latest, dialog.ui.since.date()) == (QDate(2026, 11, 22), QDate(1992, 1, 1))
