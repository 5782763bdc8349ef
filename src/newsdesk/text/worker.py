"""Rendering that cannot hang or fell the program: in a process of its own, with a time limit.

Python-Markdown takes minutes for some small texts, inside one call that holds the interpreter's lock, so
neither a thread nor a timer in this process would help. The child is a bare interpreter and not one of
``multiprocessing``'s, which would import the program's main module there, and with it Qt.
"""

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from types import TracebackType
from typing import IO, Self, cast

from newsdesk.text.rendered import Block, Rendered, plain_fallback

#: ``-P``: a file in the current folder must not be taken for one of our modules.
CHILD = (sys.executable, "-P", "-m", "newsdesk.text.child")


class Renderer:
    """Renders in a child process that is started when first needed, and again whenever it had to be ended.

    ``command`` starts the child; a frozen program, whose executable is no Python, names its own.
    May be called from any thread; requests wait for each other. Close it, or use it in a ``with``.
    """

    def __init__(self, command: Sequence[str] = CHILD) -> None:
        self._command = tuple(command)
        self._turn = threading.Lock()
        self._child: _Child | None = None
        self._closed = False

    def render(self, markdown: str) -> Rendered:
        """Return the safe HTML of ``markdown``; blocks until it is there, at most some two seconds.

        Where it takes longer or the child dies, the text comes as it was typed, with a notice.
        """
        with self._turn:
            answer = self._ask(json.dumps(markdown).encode() + b"\n")
        if not answer:
            return plain_fallback(markdown)
        found = json.loads(answer)
        return Rendered(tuple(Block(line, html) for line, html in found["blocks"]), found["notice"])

    def close(self) -> None:
        """End the child, even in the middle of a story; what is asked later comes as plain text."""
        self._closed = True
        child = self._child
        if child:
            child.kill()
        with self._turn:
            self._let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, request: bytes) -> bytes:
        """Return the child's answer, a whole line, or nothing if it died over it."""
        if self._closed:
            return b""
        if self._child is None:
            self._child = _Child(self._command)
        answer = self._child.ask(request)
        if not answer.endswith(b"\n"):
            self._let_go()
            return b""
        return answer

    def _let_go(self) -> None:
        if self._child:
            self._child.end()
            self._child = None


class _Child:
    """A running interpreter, and the two pipes to it."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # On Windows a window's program would open a console for it.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._to = cast(IO[bytes], self._process.stdin)
        self._from = cast(IO[bytes], self._process.stdout)

    def ask(self, line: bytes) -> bytes:
        """Return the answer to one line: a line, or less if the child has died."""
        try:
            self._to.write(line)
            self._to.flush()
        except OSError:  # it died before it had read everything
            return b""
        return self._from.readline()

    def kill(self) -> None:
        """End it at once; whoever waits for its answer gets less than a line."""
        self._process.kill()

    def end(self) -> None:
        """End it and close its pipes."""
        self.kill()
        # Closing flushes what was never read: the pipe is broken then, and that is no news.
        with contextlib.suppress(OSError), self._process:
            pass
