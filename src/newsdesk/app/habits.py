"""How somebody works here is kept soon after it changes: a program that is killed has it tomorrow, too."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from newsdesk.app.settings import Settings

#: Milliseconds between two looks. To hear of every column that is moved would be a connection for each.
EVERY = 2_000


class HabitKeeper(QObject):
    """Asks for habits, by the names they have in the settings, and keeps those that are others by now.

    They are held against what was asked before, and not against the file: another window that is open has its
    own there, and neither is to take the other's for a change.
    """

    def __init__(
        self, settings: Settings, habits: Callable[[], Mapping[str, object]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings, self._habits = settings, habits
        self._known: dict[str, object] = {}
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.keep)

    def start(self) -> None:
        """Look from now on; first of all, that this newsroom was opened is new."""
        self._timer.start()

    def keep(self) -> None:
        """Let Qt write what changed, in the next turn of its event loop."""
        for name, value in self._habits().items():
            if name not in self._known or value != self._known[name]:
                self._known[name] = value
                setattr(self._settings, name, value)

    def end(self) -> None:
        """Write all of it, and look no more."""
        self._timer.stop()
        self._known.clear()
        self.keep()
        self._settings.save()
