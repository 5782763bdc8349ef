"""Small questions."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.gui.asking import ask_for_words


def test_a_short_question_has_room_for_its_title(qtbot: QtBot, keep: Callable[[QDialog], None]) -> None:
    """Which stands beside three buttons, in an ordinary frame."""
    window = QWidget()
    qtbot.addWidget(window)

    ask_for_words(window, "Show another currency", "Its code", "", print)

    [asked] = window.findChildren(QInputDialog)
    keep(asked)
    assert asked.width() >= asked.fontMetrics().horizontalAdvance(asked.windowTitle()) + 150
