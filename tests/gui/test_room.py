"""No window is larger than its screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from newsdesk.gui.room import FRAME, keep_within_screen


def test_what_fits_stays_as_it_is(qtbot: QtBot) -> None:
    """What does not is as large as it can be, with its frame."""
    window = QDialog()
    qtbot.addWidget(window)
    room = window.screen().availableSize() - QSize(0, FRAME)

    window.resize(300, 200)
    keep_within_screen(window)
    assert window.size() == QSize(300, 200)
    window.resize(room.width() + 200, 5000)
    keep_within_screen(window)

    assert window.size() == room
