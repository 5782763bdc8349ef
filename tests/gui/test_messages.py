"""The window's voice: what was done is not talked over by what the mouse is over."""

import pytest
from pytestqt.qtbot import QtBot

from newsdesk.domain.clock import SystemClock
from newsdesk.gui.messages import Messages
from newsdesk.gui.stories.facts import Facts
from newsdesk.gui.stories.model import StoryListModel
from newsdesk.gui.stories.panel import StoryListPanel
from newsdesk.gui.window import MainWindow, Panes


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    stories = StoryListPanel(StoryListModel(Facts(SystemClock(), dict)))
    window = MainWindow(Panes(stories))
    qtbot.addWidget(window)
    return window


def test_what_was_done_stands_when_the_mouse_is_over_nothing(window: MainWindow) -> None:
    """A page that has been shown anew says so every time."""
    messages = Messages(window)
    messages.tell("1 new story taken in.")
    messages.hint("")

    assert window.ui.status_bar.currentMessage() == "1 new story taken in."


def test_what_the_mouse_is_over_goes_with_it(window: MainWindow) -> None:
    """And only that."""
    messages = Messages(window)
    messages.hint("https://example.com")
    assert window.ui.status_bar.currentMessage() == "https://example.com"

    messages.hint("")

    assert window.ui.status_bar.currentMessage() == ""
