"""A program that starts, tells when its window is painted, and ends: what ``test_start`` times.

``start_window.py newsdesk NEWSROOM`` is the program itself, from its own front door. ``start_window.py bare
MODULE…`` is a window with nothing in it, after these modules were imported. Each says "painted" on stdout,
then "listed" when the stories are there (the bare one has none), then which of Qt's modules it had imported
when it was painted.
"""

import importlib
import sys
from collections.abc import Callable

if sys.argv[1] == "newsdesk":
    # As the program itself does, before PySide6.
    from newsdesk.app import start

    start.prepare_window()

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

URGENT = Qt.EventPriority.HighEventPriority.value


class Watch(QObject):
    """Waits for the first paint of a main window, then until ``listed`` says that its list has rows."""

    def __init__(self, application: QApplication, listed: Callable[[QWidget], bool]) -> None:
        super().__init__(application)
        self._application = application
        self._listed = listed
        self._window: QWidget | None = None
        self._modules = ""
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hear of every event there is, until the one that matters."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            self._application.removeEventFilter(self)
            self._window = watched
            # Comes before anything else, once this event has been dealt with, and with it the painting.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), URGENT)
        return False

    def customEvent(self, _event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the window is painted."""
        print("painted", flush=True)
        self._modules = " ".join(name for name in sys.modules if name.startswith("PySide6.Qt"))
        self._look()

    def _look(self) -> None:
        if self._window is None or not self._listed(self._window):
            QTimer.singleShot(1, self, self._look)
            return
        print("listed", flush=True)
        print(self._modules, flush=True)
        self._window.close()


def newsdesk(folder: str) -> None:
    """Start Newsdesk on a newsroom."""
    # What these import is part of what is timed, and only here.
    from newsdesk.app import desktop  # noqa: PLC0415
    from newsdesk.gui.window import MainWindow  # noqa: PLC0415

    make = desktop.make_application

    def listed(window: QWidget) -> bool:
        return isinstance(window, MainWindow) and window.panes.stories.ui.list.model().rowCount() > 0

    def watched() -> QApplication:
        application = make()
        Watch(application, listed)
        return application

    desktop.make_application = watched
    start.main(["--newsroom", folder])


def bare(modules: list[str]) -> None:
    """Start a window with nothing in it."""
    for name in modules:
        importlib.import_module(name)
    application = QApplication(["bare"])
    Watch(application, lambda _window: True)
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    application.exec()


if __name__ == "__main__":
    if sys.argv[1] == "newsdesk":
        newsdesk(sys.argv[2])
    else:
        bare(sys.argv[2:])
