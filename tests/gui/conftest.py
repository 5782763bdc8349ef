"""A window with nothing in it, and dialogs that delete themselves when they are closed."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from newsdesk.domain.clock import SystemClock
from newsdesk.gui.stories.facts import Facts
from newsdesk.gui.stories.model import StoryListModel
from newsdesk.gui.stories.panel import StoryListPanel
from newsdesk.gui.window import MainWindow, Panes


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """Return the program's window with its list, and nobody behind them."""
    stories = StoryListPanel(StoryListModel(Facts(SystemClock(), dict)))
    window = MainWindow(Panes(stories))
    qtbot.addWidget(window)
    return window


@pytest.fixture
def keep(qtbot: QtBot) -> Iterator[Callable[[QDialog], None]]:
    """Hold a dialog for the test, and see it deleted afterwards if it has not been by then."""
    kept: list[QDialog] = []
    yield kept.append
    for dialog in kept:
        if isValid(dialog):
            dialog.deleteLater()
    qtbot.waitUntil(lambda: not any(map(isValid, kept)))
