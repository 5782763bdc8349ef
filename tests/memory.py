"""How much memory something takes while it works."""

import tracemalloc
from collections.abc import Callable


def most_memory(work: Callable[[int], object]) -> int:
    """Return the most bytes that ``work`` had in hand at once; it is told which time it is, 0 or 1.

    The less of two times: what a process loads once, and the tables that Python has for itself, are not of
    the work. That of its interned strings grows by four megabytes at once, when it comes to that.
    """
    return min(_most(work, time) for time in range(2))


def _most(work: Callable[[int], object], time: int) -> int:
    tracemalloc.start()
    try:
        work(time)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
