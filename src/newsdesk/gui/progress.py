"""How far long work is: told by a lane's thread, heard in the window's, and the way to stop it."""

import threading

from PySide6.QtCore import QObject, Signal

from newsdesk.domain.errors import Cancelled


class Progress(QObject):
    """A reporter that the window's thread hears from, and that raises Cancelled once it is stopped."""

    stepped = Signal(int, int, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stopped = threading.Event()

    def step(self, done: int, total: int, what: str) -> None:
        """Pass on how far the work is; called in the work's own thread."""
        if self._stopped.is_set():
            raise Cancelled
        self.stepped.emit(done, total, what)

    def stop(self) -> None:
        """Stop the work at its next step."""
        self._stopped.set()

    def again(self) -> None:
        """Forget that an earlier try was stopped."""
        self._stopped.clear()
