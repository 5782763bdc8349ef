"""The window's threads. Work runs in one of three lanes; its answer comes back to the window's thread.

WRITE is one thread, so that the last thing typed is the last thing written. READ asks the archive and the
renderer. WORLD waits for files and networks. What crosses a lane is frozen: nothing is shared, so there is
no lock. An answer to a widget that is closed by then is dropped.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal

from newsdesk.domain.errors import WorldError

T = TypeVar("T")


class Lane(Enum):
    """Where a piece of work runs; the value is how many threads the lane has."""

    WRITE = "write", 1
    READ = "read", 2
    WORLD = "world", 4

    @property
    def threads(self) -> int:
        """How many pieces of work may run at once."""
        return int(self.value[1])


class _Job(NamedTuple):
    work: Callable[[], Any]
    owner: QObject
    then: Callable[[Any], None] | None
    failed: Callable[[WorldError], None] | None


class _Answer(NamedTuple):
    job: _Job
    value: Any
    error: BaseException | None


class _Task(QRunnable):
    def __init__(self, job: _Job, deliver: Callable[[_Answer], None]) -> None:
        super().__init__()
        self._job = job
        self._deliver = deliver

    def run(self) -> None:
        """Do the work; whatever it raises is an answer too."""
        try:
            answer = _Answer(self._job, self._job.work(), None)
        except BaseException as error:  # noqa: BLE001 - it is raised again in the window's thread
            answer = _Answer(self._job, None, error)
        self._deliver(answer)


#: What is said of a mistake of the program's own, beside the report that is made of it.
OURS = "Newsdesk could not do this because of a mistake of its own. Your text is safe."


class Background(QObject):
    """Runs work in lanes. Make it in the window's thread and call ``finish`` before the program ends."""

    #: A WorldError that its asker did not take: a sentence for the user.
    trouble = Signal(str)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {lane: self._pool(lane) for lane in Lane}
        self._pending = 0
        # A signal from a lane's thread is queued to this object's thread.
        self._answered.connect(self._answer)

    def _pool(self, lane: Lane) -> QThreadPool:
        pool = QThreadPool(self)
        pool.setMaxThreadCount(lane.threads)
        return pool

    @property
    def pending(self) -> int:
        """How many pieces of work are running, waiting, or not yet answered."""
        return self._pending

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        owner: QObject,
        then: Callable[[T], None] | None = None,
        failed: Callable[[WorldError], None] | None = None,
    ) -> None:
        """Do ``work`` in a lane, then call ``then`` with its result, or ``failed`` with a WorldError, here.

        Neither is called once ``owner`` is gone. Without ``failed`` the sentence goes to ``trouble``. Any
        other exception is ours: ``failed`` is told that there was one, so that nobody waits for an answer for
        ever, and it is raised in the window's thread, where the crash report is made.
        """
        self._pending += 1
        self._lanes[lane].start(_Task(_Job(work, owner, then, failed), self._answered.emit))

    def _answer(self, answer: _Answer) -> None:
        self._pending -= 1
        job, error = answer.job, answer.error
        if not shiboken6.isValid(job.owner):
            return
        if error is None:
            if job.then is not None:
                job.then(answer.value)
        elif not isinstance(error, WorldError):
            try:
                if job.failed is not None:
                    job.failed(WorldError(OURS))
            finally:
                raise error
        elif job.failed is not None:
            job.failed(error)
        else:
            self.trouble.emit(str(error))

    def finish(self) -> None:
        """Wait until everything that was asked for is done and answered, also what the answers ask for.

        The lanes' threads end with it, those that wait for work as well, and begin again when there is some.
        """
        while self._pending:
            self._end_threads()
            QCoreApplication.sendPostedEvents(self)
        self._end_threads()

    def _end_threads(self) -> None:
        for pool in self._lanes.values():
            pool.waitForDone()


class Latest:
    """One question, asked again and again: only what was asked last is answered.

    Where a lane has several threads, an answer may overtake one that was asked for before it. That one tells
    of what is over, and is passed over, whether it is a result or an error.
    """

    def __init__(self, background: Background) -> None:
        self._background = background
        self._asked = 0

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        owner: QObject,
        then: Callable[[T], None],
        failed: Callable[[WorldError], None] | None = None,
    ) -> None:
        """Do ``work`` as ``Background.run`` does, in place of what was asked before.

        Without ``failed`` the sentence goes to ``trouble``, whichever question it answers.
        """
        self._asked += 1
        self._background.run(
            lane, work, owner, self._if_last(then), failed if failed is None else self._if_last(failed)
        )

    def _if_last(self, hear: Callable[[T], None]) -> Callable[[T], None]:
        asked = self._asked

        def hear_if_last(answer: T) -> None:
            if asked == self._asked:
                hear(answer)

        return hear_if_last
