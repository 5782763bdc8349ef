"""When a text that is being typed is kept.

Three clocks run while somebody types. The extra copy is due ``COPY`` after the first letter it lacks, so a
killed process loses less than a second. A revision is due ``PAUSE`` after the last letter, and at the latest
``MAX_AGE`` after the first.
"""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

#: Milliseconds.
COPY = 400
PAUSE = 800
MAX_AGE = 5000
RETRY = 5000


class SaveState(NamedTuple):
    """How safe the open text is: ``since`` when all of it is kept (aware), or ``trouble`` why not.

    ``aside``: it is kept beside the newsroom, which is damaged.
    """

    typing: bool
    since: datetime | None
    trouble: str = ""
    aside: bool = False


class SaveClock(QObject):
    """Says when to keep what. It knows no text: who listens takes it when the signal comes."""

    copy_due = Signal()
    revision_due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._copy = self._timer(COPY, self.copy_due.emit)
        self._pause = self._timer(PAUSE, self._due)
        self._age = self._timer(MAX_AGE, self._due)

    def _timer(self, interval: int, due: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(due)
        return timer

    @property
    def running(self) -> bool:
        """Whether a revision is due some time."""
        return self._age.isActive()

    def typed(self) -> None:
        """Hear that the text changed."""
        if not self._copy.isActive():
            self._copy.start()
        if not self._age.isActive():
            self._age.start()
        self._pause.start()

    def retry(self) -> None:
        """Hear that keeping the revision failed: it is due again after a while."""
        self._age.start(RETRY)

    def stop(self) -> None:
        """Hear that everything typed so far is being kept."""
        for timer in (self._copy, self._pause, self._age):
            timer.stop()
        self._age.setInterval(MAX_AGE)

    def _due(self) -> None:
        self.stop()
        self.revision_due.emit()
