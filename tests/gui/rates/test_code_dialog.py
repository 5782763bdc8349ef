"""What is asked before a shortcode of rates is put into a text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox
from pytestqt.qtbot import QtBot

from newsdesk.gui.rates.code_dialog import CONVERSION, TABLE, RateCodeDialog


@pytest.fixture
def dialog(qtbot: QtBot, keep: Callable[[QDialog], None]) -> RateCodeDialog:
    shown = RateCodeDialog(("KZT", "EUR"))
    keep(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def test_a_rate_is_chosen(qtbot: QtBot, dialog: RateCodeDialog) -> None:
    """Against the dollar it needs no second currency; each choice is asked about."""
    assert dialog.ui.code.text() == "{{rate KZT}}"
    assert not dialog.ui.amount.isVisible()

    with qtbot.waitSignal(dialog.asked) as asked:
        dialog.ui.per.setCurrentText("EUR")

    assert asked.args == ["rate KZT per EUR"]


def test_an_amount_is_converted(qtbot: QtBot, dialog: RateCodeDialog) -> None:
    """Into dollars first of all; braces that are typed are none of the shortcode's."""
    dialog.ui.what.setCurrentIndex(CONVERSION)
    QTest.keyClicks(dialog.ui.amount, "5 {{bn}}  soums ")

    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.keyClick(dialog.ui.amount, Qt.Key.Key_Return)

    assert chosen.args == ["{{convert 5 bn soums to USD}}", False]
    assert not dialog.isVisible()


def test_the_table_stands_by_itself(qtbot: QtBot, dialog: RateCodeDialog) -> None:
    """There is nothing to choose for it."""
    dialog.ui.what.setCurrentIndex(TABLE)
    visible = [each.isVisible() for each in (dialog.ui.amount, dialog.ui.currency, dialog.ui.per)]

    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    assert visible == [False, False, False]
    assert chosen.args == ["{{rates table}}", True]


def test_an_answer_to_another_question_is_not_shown(dialog: RateCodeDialog) -> None:
    """It may come after the next choice."""
    dialog.show_answer("rate KZT", "Readers get: 510.5 tenge to the dollar")
    dialog.show_answer("rate EUR", "Readers get: €0.87 to the dollar")

    assert dialog.ui.answer.text() == "Readers get: 510.5 tenge to the dollar"
