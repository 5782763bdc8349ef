"""Which top-level blocks of a page differ: one run of them, since a person edits one place at a time."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patch:
    """From block ``start`` (counted from 0) on, ``removed`` blocks give way to ``inserted`` (their HTML)."""

    start: int
    removed: int
    inserted: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.removed or self.inserted)


def difference(old: Sequence[str], new: Sequence[str]) -> Patch:
    """Return the shortest single run that turns ``old`` into ``new``; an empty patch if they are equal."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return Patch(start, len(old) - start - end, tuple(new[start : len(new) - end]))
