"""Rendering that cannot hang or fell the program: in a process of its own, with a time limit.

Python-Markdown takes minutes for some small texts, inside one call that holds the interpreter's lock, so
neither a thread nor a timer in this process would help. The child is a bare interpreter and not one of
``multiprocessing``'s, which would import the program's main module there, and with it Qt.
"""

import json
import sys
import threading
from collections.abc import Sequence

from newsdesk.text.process import Answerer
from newsdesk.text.rendered import Block, Rendered, plain_fallback

#: ``-P``: a file in the current folder must not be taken for one of our modules.
CHILD = (sys.executable, "-P", "-m", "newsdesk.text.child")


class Renderer(Answerer):
    """Renders in a child process, from any thread. Close it, or use it in a ``with``.

    ``command`` starts the child; a frozen program, whose executable is no Python, names its own.
    """

    def __init__(self, command: Sequence[str] = CHILD) -> None:
        super().__init__(command)
        self._reading = threading.Lock()
        self._before: tuple[Block, ...] = ()

    def render(self, markdown: str) -> Rendered:
        """Return the safe HTML of ``markdown``; blocks until it is there, at most some two seconds.

        Where it takes longer or the child dies over it, the text comes as it was typed, with a notice. The
        HTML of a block that was in the text before is the same object as then.
        """
        request = json.dumps(markdown).encode() + b"\n"
        with self._reading:
            answer = self.ask(request)
            if not answer:
                return plain_fallback(markdown)
            found = json.loads(answer)
            before = self._before
            self._before = tuple(
                Block(line, before[html].html if isinstance(html, int) else html)
                for line, html in found["blocks"]
            )
            return Rendered(self._before, found["notice"])
