"""How far long work is: told by a lane's thread, heard in the window's, and the way to stop it."""

from PySide6.QtCore import QObject, Signal

from newsdesk.domain.errors import Cancelled
from newsdesk.domain.progress import Stop


class Progress(QObject):
    """A reporter that the window's thread hears from, and that raises Cancelled once it is stopped.

    ``wish`` is for work that waits for the world, and would not hear of it before its next step.
    """

    stepped = Signal(int, int, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.wish = Stop()

    def step(self, done: int, total: int, what: str) -> None:
        """Pass on how far the work is; called in the work's own thread."""
        if self.wish.is_said:
            raise Cancelled
        self.stepped.emit(done, total, what)

    def stop(self) -> None:
        """Stop the work at its next step, or in the middle of one if it heeds the ``wish``."""
        self.wish.say()

    def again(self) -> None:
        """Forget that an earlier try was stopped."""
        self.wish.forget()
