"""The window's voice: what was done is not talked over by what the mouse is over."""

from newsdesk.gui.messages import Messages
from newsdesk.gui.window import MainWindow


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
