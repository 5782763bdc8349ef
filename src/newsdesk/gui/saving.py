"""When a text that is being typed is kept.

Three clocks run while somebody types. The extra copy is due ``COPY`` after the first letter it lacks, so a
killed process loses less than a second. A revision is due ``PAUSE`` after the last letter, and at the latest
``MAX_AGE`` after the first.

What is due in the midst of typing waits for the next letter, ``NEXT`` at most, and is done right behind it:
the work has the time up to the letter after that, and neither waits for the other.
"""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from newsdesk.widgets.waiting import once

#: Milliseconds. With what is waited for a letter, nothing that is typed on and on is five seconds old.
COPY = 300
PAUSE = 800
MAX_AGE = 4800
RETRY = 5000
#: What is due waits so long for a letter, and then so long for that to be drawn: a picture of a screen.
NEXT, DRAWN = 100, 16


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
        self._copy = once(self, self._wait, COPY)
        self._pause = once(self, self._due, PAUSE)
        self._age = once(self, self._grow_old, MAX_AGE)
        #: Until the next letter, and from there until it is drawn.
        self._next = once(self, self._give_way, NEXT)
        self._drawn = once(self, self._give_way, DRAWN)
        self._old = False

    @property
    def running(self) -> bool:
        """Whether a revision is due some time."""
        return self._age.isActive() or self._old

    @property
    def waiting(self) -> bool:
        """Whether something is due that lets the next letter come first."""
        return self._next.isActive()

    def typed(self) -> None:
        """Hear that the text changed."""
        if self.waiting:
            self._next.stop()
            self._drawn.start()
        # The copy that waits for this letter has it.
        if not (self._copy.isActive() or self._drawn.isActive()):
            self._copy.start()
        if not self.running:
            self._age.start()
        self._pause.start()

    def retry(self) -> None:
        """Hear that keeping the revision failed: it is due again after a while."""
        self._age.start(RETRY)

    def stop(self) -> None:
        """Hear that everything typed so far is being kept."""
        for timer in (self._copy, self._pause, self._age, self._next, self._drawn):
            timer.stop()
        self._age.setInterval(MAX_AGE)
        self._old = False

    def _grow_old(self) -> None:
        self._old = True
        self._wait()

    def _wait(self) -> None:
        """Let the next letter come first, if there is one."""
        if not (self.waiting or self._drawn.isActive()):
            self._next.start()

    def _give_way(self) -> None:
        if self._old:
            self._due()
        else:
            self.copy_due.emit()

    def _due(self) -> None:
        self.stop()
        self.revision_due.emit()
