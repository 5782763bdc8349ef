"""Several processes that make the stories of a bundle: as many as the machine has cores for."""

from collections.abc import Sequence
from queue import Empty, LifoQueue
from types import TracebackType
from typing import Self

from newsdesk.bundle.jobs import Job, Work, heard, told
from newsdesk.domain.errors import Cancelled
from newsdesk.text.process import Answerer, NotStarted, cores, running
from newsdesk.text.rendered import Rendered
from newsdesk.text.shortcodes import Answers
from newsdesk.text.worker import Renderer

CHILD = running("newsdesk.bundle.child")
#: More would take more memory (some 50 MB each) than time.
_MOST = 8
#: Stories that pay for one: to start it takes half a second of a core.
_WORTH = 100
#: Stories that a hand is given at once, so that it need not wait for each.
_AT_ONCE = 8


class Hands:
    """Makes stories in child processes, where there is enough to do for them.

    Use it in a ``with``: at its end they end, and the ``renderer`` that they have for a story by itself.
    ``command`` starts one; a frozen program, whose executable is no Python, names its own.
    """

    def __init__(
        self,
        most: int = 0,
        worth: int = _WORTH,
        renderer: Renderer | None = None,
        command: Sequence[str] = CHILD,
    ) -> None:
        """``most`` is how many may work at once, 0 for one a core; ``worth`` how many stories pay for one."""
        self.most = most or min(cores(), _MOST)
        self._worth = worth
        self._command = command
        # Its own: it is ended with the work, and a preview's would be missed.
        self._renderer = renderer or Renderer(gives_way=False)
        self._is_closed = False
        self._all: list[Answerer] = []
        self._free: LifoQueue[Answerer] = LifoQueue()

    @property
    def at_once(self) -> int:
        """How many stories are given to ``make`` at once: one by one, where whoever asks makes them."""
        return _AT_ONCE if self._all else 1

    def expect(self, stories: int) -> None:
        """Hear how many stories are to be made; those that pay are there then."""
        while len(self._all) < min(stories // self._worth, self.most):
            self._all.append(Answerer(self._command, gives_way=False))  # for somebody waits
            self._free.put(self._all[-1])

    def make(self, common: bytes, jobs: Sequence[Job]) -> Sequence[Work] | None:
        """Return what is made of some stories; from as many threads at once as there are hands at ``most``.

        ``common`` is what all the bundle's stories have in common, as ``told``. None if no hand is free, if
        it cannot be started, or if it died over them, as it does where rendering takes too long.
        """
        try:
            hand = self._free.get_nowait()
        except Empty:
            return None
        try:
            said = hand.ask(told((common, jobs)))
        except NotStarted:
            return None
        finally:
            self._free.put(hand)
        made: Sequence[Work] | None = heard(said) if said else None
        return made

    def expect_text(self) -> None:
        """Hear that ``render`` will be asked: what it needs is started, and others go on meanwhile.

        Refused where it cannot be.
        """
        self._renderer.start()

    def render(self, markdown: str, answers: Answers) -> Rendered:
        """Render a text for whoever writes the bundle, as ``Renderer.typeset`` does, from any thread.

        Cancelled if they have ended, be it meanwhile: nothing stands as it was typed because of that.
        """
        rendered = None if self._is_closed else self._renderer.typeset(markdown, answers)
        if rendered is None or self._is_closed:
            raise Cancelled
        return rendered

    def close(self) -> None:
        """End them, even in the middle of their work."""
        self._is_closed = True
        for each in (*self._all, self._renderer):
            each.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class NoHands(Hands):
    """Nobody: whoever writes the bundle makes its stories."""

    def __init__(self) -> None:
        super().__init__(1)

    def expect(self, stories: int) -> None:
        """Have nobody, whatever there is to do."""

    def expect_text(self) -> None:
        """Have nobody."""
