"""The size of a new table."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.gui.writing.table_dialog import TableDialog


def test_a_size_is_typed_and_told(qtbot: QtBot) -> None:
    """Columns first, as the keyboard goes; Return is enough."""
    dialog = TableDialog()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()

    QTest.keyClicks(dialog.ui.columns, "5")
    QTest.keyClick(dialog.ui.columns, Qt.Key.Key_Tab)
    with qtbot.waitSignal(dialog.wanted) as told:
        QTest.keyClick(dialog.ui.rows, Qt.Key.Key_Return)

    assert told.args == [3, 5]
    assert not dialog.isVisible()


def test_a_size_that_is_not_wanted_is_not_told(qtbot: QtBot) -> None:
    """Escape closes it."""
    dialog = TableDialog()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()

    with qtbot.assertNotEmitted(dialog.wanted):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
