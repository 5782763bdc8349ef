"""Marks at axes are round, inside, and few enough to be read; gaps stay gaps."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.widgets.charts.scale import (
    Extent,
    Line,
    Point,
    day_marks,
    day_text,
    decimals_of,
    round_marks,
    values_of,
)

DAY = date(2026, 4, 1)
values = st.decimals(Decimal("-1e6"), Decimal("1e6"), places=8)


def point(days: int, value: str = "1") -> Point:
    return Point(DAY + timedelta(days=days), Decimal(value), value)


def test_a_line_breaks_where_nothing_is_known() -> None:
    """A weekend is no gap, a fortnight is."""
    points = (point(0), point(3), point(17), point(18))
    line = Line("som", points)

    assert line.pieces() == (points[:2], points[2:])
    assert line.gaps() == ((points[1], points[2]),)


def test_the_nearest_point_is_found() -> None:
    """Of two that are as near the earlier one; none where there is none."""
    line = Line("som", (point(0), point(4)))

    assert line.nearest(DAY + timedelta(days=2)) == point(0)
    assert line.nearest(DAY + timedelta(days=3)) == point(4)
    assert Line("som", ()).nearest(DAY) is None


@given(st.lists(values, min_size=1, max_size=6))
def test_every_value_is_inside_its_axis(some: list[Decimal]) -> None:
    """Also where they are all alike, and where they are all zero."""
    extent = values_of([Line("x", tuple(Point(DAY, each, "") for each in some))])

    assert extent.low < extent.high
    assert all(0 < extent.part(each) < 1 for each in some)


@given(values, st.decimals(Decimal("1e-6"), Decimal("1e6"), places=8), st.integers(2, 12))
def test_marks_are_round_and_inside(low: Decimal, length: Decimal, most: int) -> None:
    """At least one, never many more than there is room for, evenly apart."""
    extent = Extent(low, low + length)

    marks = round_marks(extent, most)

    assert len(marks) <= most + 1
    assert all(extent.low <= each <= extent.high for each in marks)
    apart = {after - before for before, after in pairwise(marks)}
    assert len(apart) <= 1
    assert all(each.normalize().as_tuple().digits in {(1,), (2,), (2, 5), (5,)} for each in apart)


def test_marks_are_written_with_the_decimals_that_they_need() -> None:
    """No more, no fewer."""
    marks = round_marks(Extent(Decimal("0.0114"), Decimal("0.0118")), 4)

    assert marks == tuple(map(Decimal, ("0.0114", "0.0115", "0.0116", "0.0117", "0.0118")))
    assert decimals_of(marks) == 4
    assert decimals_of(round_marks(Extent(Decimal(0), Decimal(40_000)), 4)) == 0


@given(st.dates(date(1991, 1, 1), date(2040, 1, 1)), st.integers(1, 12_000), st.integers(2, 12))
def test_days_are_marked_inside_the_range(first: date, length: int, most: int) -> None:
    """In their order, and no more than there is room for; months begin with their first day."""
    last = first + timedelta(days=length)

    marks = day_marks(first, last, most)

    assert len(marks) <= most
    assert list(marks) == sorted(set(marks))
    assert all(first <= each <= last for each in marks)
    assert length <= 75 or all(each.day == 1 for each in marks)


def test_a_mark_is_as_short_as_its_range_allows() -> None:
    """Days of a month, months of a year, years of twenty."""
    assert day_text(DAY, DAY, DAY + timedelta(days=30)) == "1 Apr"
    assert day_text(DAY, DAY, DAY + timedelta(days=300)) == "Apr 2026"
    assert day_text(DAY, DAY, DAY + timedelta(days=7000)) == "2026"
