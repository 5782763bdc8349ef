"""Several processes that render, for work on many stories: as many as the machine has cores for."""

import os
import threading
from queue import LifoQueue
from types import TracebackType
from typing import Self

from newsdesk.text.rendered import Rendered
from newsdesk.text.shortcodes import NO_ANSWERS, Answers
from newsdesk.text.worker import Renderer

#: More would take more memory (some 30 MB each) than time.
_MOST = 8
#: Texts after which one more is started: it takes a quarter of a second of a core.
_WORTH = 24


class Renderers:
    """Renders in child processes: the one that is there, and others while there is enough to do.

    Use it in a ``with``: at its end the others end.
    """

    def __init__(self, first: Renderer, hands: int = 0) -> None:
        """``hands`` is how many may work at once, 0 for one a core."""
        self.hands = hands or min(_cores(), _MOST)
        self._all = [first]
        # The last one that was used comes first: it knows how to set type by now.
        self._free: LifoQueue[Renderer] = LifoQueue()
        self._free.put(first)
        self._asked = 0
        self._lock = threading.Lock()

    def render(self, markdown: str, answers: Answers = NO_ANSWERS) -> Rendered:
        """Return the safe HTML of a text, as ``Renderer`` does; from as many threads at once as ``hands``."""
        with self._lock:
            self._asked += 1
            if self._asked >= _WORTH * len(self._all) and len(self._all) < self.hands:
                self._all.append(Renderer())
                self._free.put(self._all[-1])
        renderer = self._free.get()
        try:
            return renderer.render(markdown, answers)
        finally:
            self._free.put(renderer)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for renderer in self._all[1:]:
            renderer.close()


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
