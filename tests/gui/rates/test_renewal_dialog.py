"""What would change in a story, shown before it is done."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from newsdesk.desk.rate_codes import Renewal
from newsdesk.gui.rates.renewal_dialog import RenewalDialog

RENEWALS = (
    Renewal(
        "{{rate KZT}}", "510.5 tenge to the dollar", "520.5 tenge to the dollar", "NBK, 13 December 2025"
    ),
    Renewal("{{rates table}}", "KZT 510.50", "KZT 520.50", "NBK, 13 December 2025"),
)


def test_old_and_new_are_side_by_side(qtbot: QtBot, keep: Callable[[QDialog], None]) -> None:
    """Every word of them, as a tip too where a column is too narrow; Return asks for it."""
    dialog = RenewalDialog(RENEWALS)
    keep(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    changes = dialog.ui.changes
    first = changes.topLevelItem(0)
    assert first is not None

    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(changes, Qt.Key.Key_Return)

    assert tuple(first.text(column) for column in range(4)) == RENEWALS[0]
    assert first.toolTip(3) == RENEWALS[0].origin
    assert changes.topLevelItemCount() == 2
