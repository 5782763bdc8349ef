"""Places in a text: Qt counts UTF-16 code units, Python counts code points.

The two differ after every character beyond U+FFFF (an emoji, some CJK), which UTF-16 writes as two units.
"""

from itertools import accumulate


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
