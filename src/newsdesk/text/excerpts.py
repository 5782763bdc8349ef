"""What of a text is new, and the whole again from that: quick for long ones, of which little is."""

from collections.abc import Callable, Iterable
from operator import ne
from typing import NamedTuple


class Excerpt(NamedTuple):
    """A text as so many characters of the one before, what comes, and so many of the other's last ones."""

    head: int
    comes: str
    tail: int


def excerpt(before: str, now: str) -> Excerpt:
    """Return what of ``now`` is not in ``before``."""
    head = _common_start(before, now)
    tail = min(_common_end(before, now), min(len(before), len(now)) - head)
    return Excerpt(head, now[head : len(now) - tail], tail)


def whole(before: str, part: Excerpt) -> str:
    """Return the text that ``excerpt`` was made of."""
    return before[: part.head] + part.comes + before[len(before) - part.tail :]


def alike(one: Iterable[object], other: Iterable[object]) -> int:
    """Return how many items two sequences begin with together."""
    same = 0
    for differs in map(ne, one, other):
        if differs:
            break
        same += 1
    return same


def _common_start(one: str, other: str) -> int:
    """Return how many characters two texts begin with together."""
    return _common(one, other, lambda low, high: one[low:high] == other[low:high])


def _common_end(one: str, other: str) -> int:
    """Return how many characters two texts end with together."""

    def same(low: int, high: int) -> bool:
        return one[len(one) - high : len(one) - low] == other[len(other) - high : len(other) - low]

    return _common(one, other, same)


def _common(one: str, other: str, same: Callable[[int, int], bool]) -> int:
    """Return how far two texts are the same, by halves, so quick for long ones.

    ``same`` says whether they are from so many characters to so many.
    """
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low
