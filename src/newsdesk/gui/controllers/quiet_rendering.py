"""Renders what changed once nobody writes for a moment, so that a bundle of it need not."""

from PySide6.QtCore import QObject

from newsdesk.desk import Desk
from newsdesk.domain.changes import Changes
from newsdesk.gui.announcer import Announcer
from newsdesk.gui.background import Background, Lane
from newsdesk.widgets.waiting import once

#: Milliseconds: after the last change, so that it is in nobody's way, and between some stories and the next.
QUIET = 5_000
PAUSE = 40
#: How many stories are rendered before whatever else is asked gets its turn.
AT_ONCE = 10


class QuietRendering(QObject):
    """Hears which stories changed, and has them rendered and kept, a few at a time.

    Call ``leave`` before the newsroom is closed.
    """

    def __init__(self, desk: Desk, background: Background, announcer: Announcer, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        #: The uids of stories that changed, in the order in which they did.
        self._changed: dict[str, None] = {}
        self._timer = once(self, self.go_on, QUIET)
        announcer.changed.connect(self._hear)

    @property
    def waiting(self) -> int:
        """How many stories are still to be rendered."""
        return len(self._changed)

    def hear_key(self) -> None:
        """Hear that somebody writes: what waits goes on waiting."""
        if self._timer.isActive():
            self._timer.start(QUIET)

    def leave(self) -> None:
        """Begin nothing more."""
        self._timer.stop()
        self._changed.clear()

    def go_on(self) -> None:
        """Render some of what changed."""
        self._timer.stop()
        some = tuple(self._changed)[:AT_ONCE]
        for uid in some:
            del self._changed[uid]
        if some:
            self._background.run(
                Lane.READ,
                # In the thread that asks, for what keeps renderings takes long to import.
                lambda: self._desk.preparing.prepare(some),
                owner=self,
                then=lambda _done: self._go_on_soon(),
                failed=lambda _error: self.leave(),  # whoever exports is told what is wrong
            )

    def _hear(self, changes: Changes, _asker: object) -> None:
        if self._desk.newsroom.writable and changes.stories:
            self._changed |= dict.fromkeys(sorted(changes.stories))
            self._timer.start(QUIET)  # anew: who writes on is waited for

    def _go_on_soon(self) -> None:
        if self._changed and not self._timer.isActive():
            self._timer.start(PAUSE)
