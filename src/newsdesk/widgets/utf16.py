"""Places in a text: Qt counts UTF-16 code units, Python counts code points.

The two differ after every character beyond U+FFFF (an emoji, some CJK), which UTF-16 writes as two units.
"""

import re
from bisect import bisect_left
from itertools import accumulate

_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def to_utf16(text: str, index: int) -> int:
    """Return how many UTF-16 units stand before code point ``index`` of ``text``."""
    return index if text.isascii() else index + sum(each > "\uffff" for each in text[:index])


def from_utf16(text: str, units: int) -> int:
    """Return the code point of ``text`` that stands after ``units`` UTF-16 units (at most ``len(text)``).

    A place inside a character that takes two units counts as the place before that character.
    """
    if text.isascii():
        return min(units, len(text))
    passed = 0
    for index, each in enumerate(text):
        passed += 1 + (each > "\uffff")
        if passed > units:
            return index
    return len(text)


def offsets(text: str) -> list[int] | None:
    """Return the UTF-16 place of every code point and of the end, or None where both counts agree.

    For mapping many places in one line; None is the usual answer and costs next to nothing.
    """
    if text.isascii() or max(text) <= "\uffff":
        return None
    return list(accumulate((1 + (each > "\uffff") for each in text), initial=0))


class Units:
    """The places in one long text, many of them asked for: each is answered at once."""

    def __init__(self, text: str) -> None:
        even = len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)
        #: Where the characters of two units are, in code points, and in units.
        self._beyond = [] if even else [each.start() for each in _BEYOND.finditer(text)]
        self._units = [place + number for number, place in enumerate(self._beyond)]

    def to(self, index: int) -> int:
        """Return how many units stand before a code point."""
        return index + bisect_left(self._beyond, index)

    def from_(self, units: int) -> int:
        """Return the code point that stands after so many units; the middle of one counts as before it."""
        return units - bisect_left(self._units, units)
