"""What is done for the newsroom's safety while somebody works: the day's backup, and every text checked."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from newsdesk.desk import Damaged, Desk
from newsdesk.domain.errors import Cancelled, WorldError
from newsdesk.domain.findings import TextsChecked
from newsdesk.gui.background import Background, Lane
from newsdesk.gui.progress import Progress
from newsdesk.widgets.waiting import once

#: Milliseconds: from the start to the backup and the first texts, so that they are in nobody's way, …
FIRST = 4_000
#: … between some texts and the next, so that whatever is asked meanwhile comes first, …
PAUSE = 40
#: … and between two looks at whether a day has gone by.
AGAIN = 3_600_000


class QuietUpkeep(QObject):
    """Works quietly; ``trouble`` (a sentence) is all that it says. Damage that it finds the newsroom tells.

    Call ``leave`` before the newsroom is closed.
    """

    trouble = Signal(str)

    def __init__(self, desk: Desk, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._newsroom, self._upkeep, self._background = desk.newsroom, desk.upkeep, background
        self._progress = Progress(self)
        self._left = False
        #: Whether every text has been checked.
        self.done = False
        self._after = 0
        self._pause = once(self, self._check_some, PAUSE)
        self._clock = QTimer(self, interval=AGAIN)
        self._clock.timeout.connect(self.back_up)

    @property
    def started(self) -> bool:
        """Whether it looks by itself."""
        return self._clock.isActive()

    def start(self) -> None:
        """Begin in a moment, when the window is there to be worked in."""
        # Who may only look leaves this to whoever may write.
        if self._newsroom.writable:
            QTimer.singleShot(FIRST, self, self.begin)
            self._clock.start()

    def begin(self) -> None:
        """Make the day's backup if it is due, and then check every text."""
        self.back_up(self._check_some)

    def back_up(self, then: Callable[[], None] = lambda: None) -> None:
        """Make the day's backup if it is due."""
        if not self._left and self._newsroom.writable:
            self._background.run(
                Lane.WORLD,
                lambda: self._upkeep.back_up_daily(self._progress),
                owner=self,
                then=lambda _path: then(),
                failed=lambda error: self._not_backed_up(error, then),
            )

    def leave(self) -> None:
        """Stop whatever is going on."""
        self._left = True
        self._pause.stop()
        self._clock.stop()
        self._progress.stop()

    def _not_backed_up(self, error: WorldError, then: Callable[[], None]) -> None:
        if not isinstance(error, Cancelled | Damaged):
            self.trouble.emit(f"The day’s backup could not be made. {error}")
            then()

    def _check_some(self) -> None:
        if not self._left:
            after = self._after
            self._background.run(
                Lane.READ,
                lambda: self._upkeep.check_texts(after),
                owner=self,
                then=self._checked,
                failed=self._not_checked,
            )

    def _not_checked(self, error: WorldError) -> None:
        if not isinstance(error, Damaged):
            self.trouble.emit(f"Not every text could be checked. {error}")

    def _checked(self, found: TextsChecked) -> None:
        if found.ill:
            return
        if found.last is not None:
            self._after = found.last
            self._pause.start()
        else:
            self.done = True
