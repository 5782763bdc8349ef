"""A rate that somebody enters by hand."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from newsdesk.gui.rates.by_hand_dialog import ByHandDialog, Entered

TODAY = date(2026, 11, 23)


@pytest.fixture
def dialog(qtbot: QtBot, keep: Callable[[QDialog], None]) -> ByHandDialog:
    shown = ByHandDialog(("USD", "KGS", "KZT"), "KGS", "Aigul", TODAY)
    keep(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def test_what_is_typed_is_handed_over_as_it_is(qtbot: QtBot, dialog: ByHandDialog) -> None:
    """Whether it is a rate, the desk says; today and one's own name stand there already."""
    QTest.keyClicks(dialog.ui.cost, "87,45")
    QTest.keyClicks(dialog.ui.reason, "the exchange on Moskovskaya")

    with qtbot.waitSignal(dialog.entered) as asked:
        QTest.keyClick(dialog.ui.reason, Qt.Key.Key_Return)

    assert asked.args == [Entered("KGS", "87,45", TODAY, "Aigul", "the exchange on Moskovskaya")]
    assert dialog.isVisible()


def test_a_currency_may_be_typed_that_is_not_listed(qtbot: QtBot, dialog: ByHandDialog) -> None:
    """There are more in the world than on the board."""
    field = dialog.ui.currency.lineEdit()
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, "AFN")

    with qtbot.waitSignal(dialog.entered) as asked:
        QTest.keyClick(dialog.ui.cost, Qt.Key.Key_Return)

    assert asked.args[0].currency == "AFN"


def test_a_refusal_is_said_and_loses_nothing(dialog: ByHandDialog) -> None:
    """The sentence says what to correct."""
    QTest.keyClicks(dialog.ui.cost, "much")

    dialog.show_refusal("“much” is not a number above zero.")

    assert dialog.ui.refusal.isVisible()
    assert dialog.ui.cost.text() == "much"
