"""Rows that follow one another."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.gui.stories.ranges import Range, above, count, merged, ranges

Rows = st.sets(st.integers(0, 60))


def rows_of(parts: tuple[Range, ...]) -> list[int]:
    return [row for each in parts for row in range(each.first, each.last + 1)]


@given(Rows)
def test_rows_are_gathered_and_none_is_lost(rows: set[int]) -> None:
    """In order, in as few parts as there can be."""
    parts = ranges(rows)

    assert rows_of(parts) == sorted(rows)
    assert count(parts) == len(rows)
    assert all(one.last + 1 < other.first for one, other in pairwise(parts))


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)), max_size=9))
def test_parts_that_overlap_become_one(parts: list[tuple[int, int]]) -> None:
    """As a selection made with the mouse has them, in any order."""
    given_parts = [Range(first, first + more) for first, more in parts]

    assert rows_of(merged(given_parts)) == sorted({row for each in given_parts for row in rows_of((each,))})


@given(Rows, st.integers(0, 60))
def test_marked_rows_above_another_are_counted(rows: set[int], row: int) -> None:
    """So many rows does it move up when they are gone."""
    assert above(ranges(rows), row) == sum(each < row for each in rows)
