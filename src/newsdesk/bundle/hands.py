"""Several processes that make the stories of a bundle: as many as the machine has cores for."""

from collections.abc import Sequence
from queue import Empty, LifoQueue
from types import TracebackType
from typing import Self

from newsdesk.bundle.jobs import Job, Work, heard, told
from newsdesk.text.process import Answerer, cores, running

CHILD = running("newsdesk.bundle.child")
#: More would take more memory (some 50 MB each) than time.
_MOST = 8
#: Stories that pay for one: to start it takes half a second of a core.
_WORTH = 100
#: Stories that a hand is given at once, so that it need not wait for each.
_AT_ONCE = 8


class Hands:
    """Makes stories in child processes, where there is enough to do for them.

    Use it in a ``with``: at its end they end.
    """

    def __init__(self, most: int = 0, worth: int = _WORTH) -> None:
        """``most`` is how many may work at once, 0 for one a core; ``worth`` how many stories pay for one."""
        self.most = most or min(cores(), _MOST)
        self._worth = worth
        self._all: list[Answerer] = []
        self._free: LifoQueue[Answerer] = LifoQueue()

    @property
    def at_once(self) -> int:
        """How many stories are given to ``make`` at once: one by one, where whoever asks makes them."""
        return _AT_ONCE if self._all else 1

    def expect(self, stories: int) -> None:
        """Hear how many stories are to be made."""
        while len(self._all) < min(stories // self._worth, self.most):
            self._all.append(Answerer(CHILD, gives_way=False))  # for somebody waits
            self._free.put(self._all[-1])

    def make(self, common: bytes, jobs: Sequence[Job]) -> Sequence[Work] | None:
        """Return what is made of some stories; from as many threads at once as there are hands at ``most``.

        ``common`` is what all the bundle's stories have in common, as ``told``. None if no hand is free, or
        if it died over them, as it does where rendering takes too long.
        """
        try:
            hand = self._free.get_nowait()
        except Empty:
            return None
        try:
            said = hand.ask(told((common, jobs)))
        finally:
            self._free.put(hand)
        made: Sequence[Work] | None = heard(said) if said else None
        return made

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for hand in self._all:
            hand.close()


class NoHands(Hands):
    """Nobody: whoever writes the bundle makes its stories."""

    def __init__(self) -> None:
        super().__init__(1)

    def expect(self, stories: int) -> None:
        """Have nobody, whatever there is to do."""
