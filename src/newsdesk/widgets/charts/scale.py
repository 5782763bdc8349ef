"""What stands at the axes of a chart: round numbers, and days that people count by. No Qt here."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from newsdesk.domain.days import short_day

#: Steps between marks that read well, in units of a power of ten.
ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
#: A line that does not move gets so much room above and below, as a part of its value.
FLAT = Decimal("0.01")

#: How far apart marks of days may be: in months, from one on; shorter ranges count in days.
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
DAYS = (1, 2, 7, 14)
#: A range shorter than this many days is counted in days.
COUNTED_IN_DAYS = 75


class Point(NamedTuple):
    """A value on a day, and how it is written."""

    day: date
    value: Decimal
    text: str


def _day(point: Point) -> date:
    return point.day


class Line(NamedTuple):
    """A line of a chart: what it is called, its points in the order of their days, and when it breaks.

    Where more than ``patience`` days lie between two points nothing is known of the days between.
    """

    name: str
    points: tuple[Point, ...]
    patience: int = 7

    def pieces(self) -> tuple[tuple[Point, ...], ...]:
        """Return the points without the gaps, a tuple for each piece."""
        pieces: list[list[Point]] = []
        for point in self.points:
            if pieces and (point.day - pieces[-1][-1].day).days <= self.patience:
                pieces[-1].append(point)
            else:
                pieces.append([point])
        return tuple(map(tuple, pieces))

    def gaps(self) -> tuple[tuple[Point, Point], ...]:
        """Return the last point before each gap with the first one after it."""
        return tuple((before[-1], after[0]) for before, after in pairwise(self.pieces()))

    def nearest(self, day: date) -> Point | None:
        """Return the point whose day is nearest, the earlier of two; None if there are no points."""
        after = bisect_left(self.points, day, key=_day)
        near = self.points[max(after - 1, 0) : after + 1]
        return min(near, key=lambda each: (abs((each.day - day).days), each.day), default=None)


class Extent(NamedTuple):
    """From where to where an axis goes."""

    low: Decimal
    high: Decimal

    def part(self, value: Decimal) -> float:
        """Return where a value is on the axis: 0 is its low end, 1 its high one."""
        return float((value - self.low) / (self.high - self.low))


def values_of(lines: Sequence[Line]) -> Extent:
    """Return what a chart of these lines has to show, with a little room; 0 to 1 where there is nothing."""
    values = [point.value for line in lines for point in line.points]
    if not values:
        return Extent(Decimal(0), Decimal(1))
    low, high = min(values), max(values)
    room = (high - low) * Decimal("0.06") or abs(high) * FLAT or Decimal(1)
    return Extent(low - room, high + room)


def round_marks(extent: Extent, most: int) -> tuple[Decimal, ...]:
    """Return up to ``most`` round numbers inside an axis, evenly apart, so few that each can be read."""
    wanted = (extent.high - extent.low) / max(most, 1)
    power = Decimal(1).scaleb(wanted.adjusted())
    step = next(each * power for each in ROUND if each * power >= wanted)
    first = -(-extent.low // step) * step
    if first < extent.low:  # Decimal's // rounds towards zero
        first += step
    count = int((extent.high - first) // step) + 1 if first <= extent.high else 0
    return tuple((first + each * step).normalize() + 0 for each in range(count))


def decimals_of(marks: Sequence[Decimal]) -> int:
    """Return how many decimals all of these need."""
    return max((-int(each.as_tuple().exponent) for each in marks if each), default=0)


def day_marks(first: date, last: date, most: int) -> tuple[date, ...]:
    """Return up to ``most`` days between two, both included, at the beginnings that people count by."""
    length = (last - first).days
    if length <= COUNTED_IN_DAYS:
        step = next((each for each in DAYS if length / each < most), DAYS[-1] * 2)
        return tuple(first + timedelta(days=each) for each in range(0, length + 1, step))[: max(most, 1)]
    months = (last.year - first.year) * 12 + last.month - first.month
    apart = next((each for each in MONTHS if months / each <= most), MONTHS[-1])
    number = first.year * 12 + first.month - 1 + (first.day > 1)
    number += -number % apart
    end = last.year * 12 + last.month - 1
    return tuple(date(each // 12, each % 12 + 1, 1) for each in range(number, end + 1, apart))[:most]


def day_text(mark: date, first: date, last: date) -> str:
    """Write a mark of the days' axis: as short as its range allows."""
    length = (last - first).days
    if length <= COUNTED_IN_DAYS:
        return short_day(mark)
    month = short_day(mark).partition(" ")[2]
    return f"{month} {mark.year}" if length <= 366 * 3 else str(mark.year)
