"""Rows of the list that follow one another: how many thousand marked stories are kept in mind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """The rows from ``first`` to ``last``, both included."""

    first: int
    last: int

    @property
    def count(self) -> int:
        """How many rows that is."""
        return self.last - self.first + 1


def ranges(rows: Iterable[int]) -> tuple[Range, ...]:
    """Gather rows into as few ranges as there can be, in order."""
    return merged(Range(row, row) for row in rows)


def merged(parts: Iterable[Range]) -> tuple[Range, ...]:
    """Put ranges in order and join those that touch or overlap."""
    found: list[Range] = []
    for each in sorted(parts):
        if found and each.first <= found[-1].last + 1:
            found[-1] = Range(found[-1].first, max(found[-1].last, each.last))
        else:
            found.append(each)
    return tuple(found)


def count(parts: Sequence[Range]) -> int:
    """Return how many rows there are in ranges that do not overlap."""
    return sum(each.count for each in parts)


def above(parts: Sequence[Range], row: int) -> int:
    """Return how many rows of the ranges stand above a row."""
    return sum(min(each.last, row - 1) - each.first + 1 for each in parts if each.first < row)
