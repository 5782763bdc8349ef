"""How long work tells how far it is, whoever is listening, and how it hears that it is to end."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Reporter(Protocol):
    """Hears about progress. ``step`` may raise ``errors.Cancelled`` to stop the work."""

    def step(self, done: int, total: int, what: str) -> None:
        """Hear that ``done`` of ``total`` parts are finished and ``what`` (a short phrase) comes next."""
        ...


class Silent:
    """A reporter for work that nobody watches."""

    def step(self, done: int, total: int, what: str) -> None:
        """Say nothing."""


class Pace:
    """How long work that is watched will still take, by how long it took so far."""

    #: Seconds that nobody can say anything before.
    SOON = 3.0

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` tells seconds from wherever."""
        self._clock = clock
        self._begun: float | None = None

    def left(self, done: int, total: int) -> float | None:
        """Hear how far the work is and return the seconds that are left; None while nobody can say."""
        now = self._clock()
        if not done or self._begun is None:
            self._begun = now
        taken = now - self._begun
        if taken < self.SOON or not 0 < done < total:
            return None
        return taken / done * (total - done)


class Stop:
    """The wish that work ends: said in one thread, and heard at once in another, whatever that waits for."""

    def __init__(self) -> None:
        self._said = threading.Event()
        self._lock = threading.Lock()
        self._calls: list[Callable[[], None]] = []

    @property
    def is_said(self) -> bool:
        """Whether the work is to end."""
        return self._said.is_set()

    def say(self) -> None:
        """End the work; what ``calling`` was given is called here, in the thread that says it."""
        with self._lock:
            self._said.set()
            for call in self._calls:
                call()

    def forget(self) -> None:
        """Take it back for work that begins anew."""
        self._said.clear()

    def wait(self, seconds: float) -> None:
        """Wait for so long, or until it is said."""
        self._said.wait(seconds)

    @contextmanager
    def calling(self, call: Callable[[], None]) -> Iterator[None]:
        """Have ``call``, which must be quick, called if it is said meanwhile; not any more afterwards."""
        with self._lock:
            self._calls.append(call)
        try:
            yield
        finally:
            with self._lock:
                self._calls.remove(call)
