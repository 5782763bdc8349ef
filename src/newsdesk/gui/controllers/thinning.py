"""Thins old revisions once a day, quietly, a few stories at a time between whatever else is written."""

from PySide6.QtCore import QObject, QTimer

from newsdesk.desk import Desk
from newsdesk.domain.errors import WorldError
from newsdesk.gui.background import Background, Lane

#: Milliseconds: from the start to the first look, so that it is in nobody's way, and from look to look.
FIRST = 60_000
AGAIN = 3_600_000
#: How many stories are thinned before whatever waits to be written gets its turn.
AT_ONCE = 20


class QuietThinning(QObject):
    """Looks by the hour whether this day's thinning is due, and does it."""

    def __init__(self, desk: Desk, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._left: tuple[str, ...] = ()
        self._timer = QTimer(self, interval=AGAIN)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look in a minute, and then by the hour."""
        if self._desk.newsroom.writable:
            QTimer.singleShot(FIRST, self, self.look)
            self._timer.start()

    def look(self) -> None:
        """Thin what is due, unless that is still going on."""
        if not self._left and self._desk.newsroom.writable:
            self._background.run(Lane.READ, self._due, owner=self, then=self._begin)

    def _due(self) -> tuple[str, ...] | None:
        # In the thread that asks, for what belongs to the past takes long to import.
        return self._desk.history.due_for_thinning()

    def _begin(self, due: tuple[str, ...] | None) -> None:
        if due is not None:
            self._left = due
            self._go_on()

    def _go_on(self) -> None:
        some, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]
        if not some:
            self._background.run(Lane.WRITE, self._desk.history.note_thinned, owner=self)
            return
        self._background.run(
            Lane.WRITE,
            lambda: self._desk.history.thin_these(some),
            owner=self,
            then=lambda _gone: self._go_on(),
            failed=self._give_up,
        )

    def _give_up(self, error: WorldError) -> None:
        # A full disk, a damaged file: whoever types is told soon enough, and tomorrow is another day.
        del error
        self._left = ()
