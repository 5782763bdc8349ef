"""How much room a window has on its screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

#: The height of a title bar, in pixels: it is not known before the window is shown.
FRAME = 40


def keep_within_screen(window: QWidget) -> None:
    """Make a window no larger than its screen has room for: else the buttons at its end cannot be reached."""
    window.resize(window.size().boundedTo(window.screen().availableSize() - QSize(0, FRAME)))
