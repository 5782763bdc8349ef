"""A program that starts, tells when its window is painted, and ends: what ``test_start`` times.

``start_window.py newsdesk NEWSROOM`` is the program itself, from its own front door. ``start_window.py bare
MODULE…`` is a window with nothing in it, after these modules were imported. Each says "painted" on stdout,
then "listed" when the stories are there (the bare one has none), then which of Qt's modules it had imported
when it was painted.
"""

import importlib
import sys
from collections.abc import Callable
from typing import TypeVar

if sys.argv[1] == "newsdesk":
    # As the program itself does, before PySide6.
    from newsdesk.app import start

    start.prepare_window()

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

URGENT = Qt.EventPriority.HighEventPriority.value
W = TypeVar("W", bound=QMainWindow)


class Watch(QObject):
    """Waits for the first paint of a window, then until ``listed`` says that its list has rows.

    The window itself tells of its painting. A filter for all events of the program would cost it more than
    most of what is timed here: PySide wraps every one of them, and every object that gets it.
    """

    def __init__(self, window: QMainWindow, listed: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._listed = listed
        self._modules = ""
        # Comes before anything else, once this event has been dealt with, and with it the painting.
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), URGENT)

    def customEvent(self, _event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the window is painted."""
        print("painted", flush=True)
        self._modules = " ".join(name for name in sys.modules if name.startswith("PySide6.Qt"))
        self._look()

    def _look(self) -> None:
        if not self._listed():
            QTimer.singleShot(1, self, self._look)
            return
        print("listed", flush=True)
        print(self._modules, flush=True)
        self._window.close()


def watch(window: type[W], listed: Callable[[W], bool]) -> None:
    """Let windows of a class be watched from their first painting on."""
    paint = window.paintEvent
    watches: list[Watch] = []

    def painted(self: W, event: QPaintEvent) -> None:
        paint(self, event)
        if not watches:
            watches.append(Watch(self, lambda: listed(self)))

    window.paintEvent = painted  # type: ignore[method-assign,assignment]


class Bare(QMainWindow):
    """A window with nothing in it."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint nothing."""


def newsdesk(folder: str) -> None:
    """Start Newsdesk on a newsroom."""
    # What this imports is part of what is timed, and only here.
    from newsdesk.gui.window import MainWindow  # noqa: PLC0415

    watch(MainWindow, lambda window: window.panes.stories.ui.list.model().rowCount() > 0)
    start.main(["--newsroom", folder])


def bare(modules: list[str]) -> None:
    """Start a window with nothing in it."""
    for name in modules:
        importlib.import_module(name)
    application = QApplication(["bare"])
    watch(Bare, lambda _window: True)
    window = Bare()
    window.resize(1280, 800)
    window.show()
    application.exec()


if __name__ == "__main__":
    if sys.argv[1] == "newsdesk":
        newsdesk(sys.argv[2])
    else:
        bare(sys.argv[2:])
