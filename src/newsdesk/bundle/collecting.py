"""Python's search for garbage, which finds little while a bundle is made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: How many things have to be made before the newest are searched; Python's own number is 700.
_MADE = 50_000


@contextmanager
def searched_seldom() -> Iterator[None]:
    """Search seldom for the time of a ``with``.

    What goes is let go by counting who needs it; what is found by searching are circles, and of these there
    are few. What is searched each time are thousands of stories that stay: a tenth of an export's time.
    """
    before = gc.get_threshold()
    gc.set_threshold(_MADE, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
