"""The workflow's table as a menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from newsdesk.desk.workflow import Possible
from newsdesk.domain.workflow import TRANSITIONS
from newsdesk.gui.workflow.ways import KEYS, Ways


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """A window on the screen, with the keyboard."""
    window = QMainWindow()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


def test_a_grey_way_says_why_when_its_key_is_pressed(window: QMainWindow, qtbot: QtBot) -> None:
    """Whichever key somebody gave it, also to one that has none of its own."""
    ways = Ways(window.menuBar().addMenu("Status"), window)
    publish = next(each for each in TRANSITIONS if each.action == "publish")
    assert publish.action not in KEYS
    ways.show([Possible(publish, "It is not ready.")], writable=True)

    ways.actions["publish"].setShortcut("F5")

    with qtbot.waitSignal(ways.refused) as refused:
        QTest.keyClick(window, Qt.Key.Key_F5)
    assert refused.args == ["It is not ready."]
