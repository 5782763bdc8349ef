"""What a chart of rates shows: one history as it is, two as percentages from where they both begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from newsdesk.desk.rates.charting import History, HistoryPoint
from newsdesk.domain.days import day
from newsdesk.rates import changes, quotes
from newsdesk.rates.sources.table import source_of
from newsdesk.widgets.charts.drawing import Content
from newsdesk.widgets.charts.scale import Line, Point

#: The first day of all that there is.
ALL = date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class ChartAsked:
    """Which histories a chart shows: of one currency or of two, against another, from one day to another.

    ``since`` is ``ALL`` where everything is wanted.
    """

    currencies: tuple[str, ...]
    against: str
    since: date
    until: date


def content(asked: ChartAsked, histories: Sequence[History]) -> Content:
    """Return what a chart shows of these histories, in the order in which they were asked for."""
    known = [each.points[0].day for each in histories if each.points]
    first = asked.since
    if first == ALL and known:
        first = min(known)
    if len(histories) > 1:
        start = max(known, default=first)
        lines = tuple(_percentages(each, start) for each in histories)
        both = " and ".join(asked.currencies)
        title = f"What one {asked.against} costs in {both}: percent since {day(start)}"
        first, suffix = max(first, start), "%"
    else:
        lines = tuple(_plain(each) for each in histories)
        title, suffix = f"What one {asked.against} costs in {asked.currencies[0]}", ""
    last = max(asked.until, first + timedelta(days=1))
    return Content(lines, first, last, title, _sources(histories), suffix)


def _plain(history: History) -> Line:
    points = (Point(each.day, quotes.rounded(each.value), each.text) for each in history.points)
    return Line(history.currency, tuple(points))


def _percentages(history: History, start: date) -> Line:
    """Measure a history from the value that stood on a day on which all of them had begun."""
    before = [each for each in history.points if each.day <= start]
    if not before:
        return Line(history.currency, ())
    first = before[-1]
    later = [first._replace(day=start), *(each for each in history.points if each.day > start)]
    one_percent = quotes.rounded(first.value / 100)
    return Line(history.currency, tuple(_percentage(each, one_percent) for each in later))


def _percentage(point: HistoryPoint, one_percent: Decimal) -> Point:
    percent = (quotes.rounded(point.value) / one_percent - 100).quantize(Decimal("0.01"))
    return Point(point.day, percent, f"{point.text} ({changes.of_percentage(percent).percent})")


def _sources(histories: Sequence[History]) -> str:
    names = dict.fromkeys(source for each in histories for source in each.sources)
    told = [known.name if (known := source_of(each)) else each for each in names]
    return f"Source: {', '.join(told)}" if told else ""
