"""Rates that wait for somebody to look."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from newsdesk.desk.rates.deciding import HeldRate
from newsdesk.domain.rates import Verdict
from newsdesk.gui.rates.held_dialog import NONE, HeldDialog


@pytest.fixture
def dialog(qtbot: QtBot, keep: Callable[[QDialog], None], held: tuple[HeldRate, ...]) -> HeldDialog:
    shown = HeldDialog()
    keep(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.show_rates(held)
    return shown


def test_it_says_what_waits_and_why(dialog: HeldDialog) -> None:
    """The rate as it was printed, the one before, and the reason for the row that is marked."""
    rows = dialog.ui.rates.model()
    assert [[rows.index(row, column).data() for column in range(3)] for row in range(2)] == [
        ["UZS", "1 USD = 13900.00 UZS of 20 November 2026 (CBU)", "none known"],
        ["KGS", "1 USD = 97.00 KGS of 20 November 2026 (NBKR)", "1 USD = 87.45 KGS, 19 Nov"],
    ]
    assert dialog.ui.why.text() == "It moved by 9.5 percent."

    dialog.choose("KGS")

    assert dialog.ui.why.text() == "It is far from the Bank of Russia’s."


def test_a_decision_wants_a_reason(qtbot: QtBot, dialog: HeldDialog) -> None:
    """Without one there is no button to press; with one, the key and the word are handed over."""
    assert not dialog.ui.accept_rate.isEnabled()
    assert not dialog.ui.reject_rate.isEnabled()

    QTest.keyClicks(dialog.ui.reason, " a slip ")
    with qtbot.waitSignal(dialog.decision_wanted) as asked:
        QTest.mouseClick(dialog.ui.reject_rate, Qt.MouseButton.LeftButton)
    assert asked.args == [7, False, "a slip"]

    dialog.choose("KGS")
    with qtbot.waitSignal(dialog.decision_wanted) as asked:
        QTest.keyClick(dialog.ui.accept_rate, Qt.Key.Key_Space)
    assert asked.args == [8, True, "a slip"]


def test_what_was_decided_is_gone_and_the_next_is_marked(
    dialog: HeldDialog, held: tuple[HeldRate, ...]
) -> None:
    """The reason was for that one, and is gone too."""
    QTest.keyClicks(dialog.ui.reason, "a slip")
    dialog.ui.reject_rate.click()

    dialog.show_rates(held[1:])

    assert dialog.ui.why.text() == "It is far from the Bank of Russia’s."
    assert not dialog.ui.reason.text()

    dialog.show_rates(())
    assert dialog.ui.why.text() == NONE
    assert not dialog.ui.reason.isEnabled()


def test_what_is_typed_stays_with_what_it_is_about(dialog: HeldDialog, held: tuple[HeldRate, ...]) -> None:
    """Rates come and go while somebody types; the one that is marked stays so, wherever it stands by then."""
    dialog.choose("KGS")
    QTest.keyClicks(dialog.ui.reason, "confirmed by")
    newer = replace(held[0], decision=held[0].decision._replace(key=9), currency="TJS")

    dialog.show_rates((newer, *held))
    QTest.keyClicks(dialog.ui.reason, " telephone")

    assert dialog.ui.why.text() == "It is far from the Bank of Russia’s."
    assert dialog.ui.reason.text() == "confirmed by telephone"


def test_an_answer_from_before_the_decision_keeps_the_reason(
    dialog: HeldDialog, held: tuple[HeldRate, ...]
) -> None:
    """Only what was decided takes its reason along."""
    QTest.keyClicks(dialog.ui.reason, "a slip")
    dialog.ui.reject_rate.click()

    dialog.show_rates(held)
    assert dialog.ui.reason.text() == "a slip"

    dialog.show_rates(held[1:])
    assert not dialog.ui.reason.text()


def test_a_refusal_is_said_and_keeps_the_reason(dialog: HeldDialog, held: tuple[HeldRate, ...]) -> None:
    """Nothing has to be typed again, not even when somebody else decides on it meanwhile."""
    QTest.keyClicks(dialog.ui.reason, "a slip")
    dialog.ui.reject_rate.click()

    dialog.show_rates(held, "It was rejected already, by Aigul.")
    assert dialog.ui.refusal.isVisible()
    assert dialog.ui.reason.text() == "a slip"

    dialog.show_rates(held[1:])
    assert not dialog.ui.refusal.isVisible()
    assert dialog.ui.reason.text() == "a slip"


def test_what_was_decided_can_be_thought_over(
    qtbot: QtBot, dialog: HeldDialog, held: tuple[HeldRate, ...]
) -> None:
    """It is listed on request, with who decided what and why."""
    with qtbot.waitSignal(dialog.renewal_wanted):
        QTest.keyClick(dialog.ui.decided, Qt.Key.Key_Space)
    assert dialog.ui.decided.isChecked()

    said = held[0].decision._replace(verdict=Verdict.ENTERED, who="Aigul", why="The bank is shut.")
    dialog.show_rates((replace(held[0], decision=said),))

    assert dialog.ui.why.text() == "Entered by Aigul: The bank is shut."


def test_who_may_only_look_decides_nothing(
    keep: Callable[[QDialog], None], held: tuple[HeldRate, ...]
) -> None:
    """All is to be seen, and nothing to be pressed."""
    dialog = HeldDialog(read_only=True)
    keep(dialog)

    dialog.show_rates(held)

    assert not dialog.ui.reason.isEnabled()
    assert dialog.ui.why.text() == "It moved by 9.5 percent."
