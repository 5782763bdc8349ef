"""A limit of time for work that nothing in Python could stop."""

import faulthandler
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Give what is done in a ``with`` so many seconds; if it takes longer, this process ends.

    The watchdog is a thread of C: the hang that it is for is inside one call of ``re``, and no Python thread
    would ever get a turn. There is one for each process: another ``within`` inside would take its place.
    """
    faulthandler.dump_traceback_later(seconds, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
