"""A process of our own that answers questions, one line each, for work that must not hold up this one."""

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from types import TracebackType
from typing import IO, Self, cast

from newsdesk.domain.errors import Refused

#: Seconds. A child that has answered before and dies sooner over a question was ended by somebody else (a
#: system short of memory, say): the next one is asked the same.
SUDDEN = 1.0
#: How much less urgent than this process a child is, as nice(2) counts.
NICE = 5


class NotStarted(Refused):
    """The system starts no other process at present: it has no memory for one, say, or has too many."""

    def __init__(self, error: OSError) -> None:
        super().__init__(
            "A process that Newsdesk needs for this could not be started. The system says: "
            f"{error.strerror or error}. Close other programs, and try again."
        )


class Answerer:
    """Asks a child process that is started when first needed, and again whenever it had to be ended.

    ``command`` starts the child. May be called from any thread; requests wait for each other. Close it, or
    use it in a ``with``. The child ``gives_way`` to whatever else there is to do.
    """

    def __init__(self, command: Sequence[str], *, gives_way: bool = True) -> None:
        self._command = tuple(command)
        self._gives_way = gives_way
        self._turn = threading.Lock()
        self._child: _Child | None = None
        self._closed = False

    def ask(self, request: bytes) -> bytes:
        """Return the child's answer to one line, a line as well; nothing if it died over it, or is closed.

        NotStarted if there is no child and none can be started.
        """
        with self._turn:
            proven = self._child is not None
            asked = time.monotonic()
            answer = self._ask(request)
            if not answer and proven and time.monotonic() - asked < SUDDEN:
                answer = self._ask(request)
            return answer

    def start(self) -> None:
        """Start the child ahead of the first question, without waiting until it can answer one.

        NotStarted if that cannot be done.
        """
        with self._turn:
            self._start()

    def _start(self) -> None:
        if self._child is None and not self._closed:
            try:
                self._child = _Child(self._command, gives_way=self._gives_way)
            except OSError as error:
                raise NotStarted(error) from error

    def _ask(self, request: bytes) -> bytes:
        self._start()
        if self._child is None:
            return b""
        # Whoever closed this while it was started did not see it.
        answer = b"" if self._closed else self._child.ask(request)
        if not answer.endswith(b"\n"):
            self._let_go()
            return b""
        return answer

    def close(self) -> None:
        """End the child, even in the middle of its work; what is asked later is not answered."""
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

    def _let_go(self) -> None:
        if self._child:
            self._child.end()
            self._child = None


class _Child:
    """A running interpreter, and the two pipes to it."""

    def __init__(self, command: Sequence[str], *, gives_way: bool) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # On Windows a window's program would open a console for it.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
            | (getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0) if gives_way else 0),
        )
        if gives_way:
            give_way(self._process.pid)
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


def running(module: str) -> tuple[str, ...]:
    """Return the command that runs one of our modules in a bare interpreter.

    A frozen program, whose executable is no Python, has commands of its own.
    """
    # -P: a file in the current folder must not be taken for one of our modules.
    return sys.executable, "-P", "-m", module


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def give_way(pid: int) -> None:
    """Let a process have what others leave of the machine: nobody's next key is to wait for it.

    Linux is told of its first thread, and those that it starts from then on. Windows is not told: there it is
    said of a child when it is started.
    """
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):  # it has ended already
        os.setpriority(os.PRIO_PROCESS, pid, os.getpriority(os.PRIO_PROCESS, 0) + NICE)
        if sys.platform == "linux":
            # Else it has its turn as soon as there is something to do, before whoever gave it that is done.
            os.sched_setscheduler(pid, os.SCHED_BATCH, os.sched_param(0))
