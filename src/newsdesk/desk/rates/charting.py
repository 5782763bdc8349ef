"""What a currency cost over the days: for charts, and for a table."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from newsdesk.desk.rates.book import RateBook
from newsdesk.rates import quotes
from newsdesk.rates.digits import readable
from newsdesk.rates.sources import peg
from newsdesk.rates.sources.table import source_of
from newsdesk.rates.standing import Standing

#: A bank that begins no later than this after the day asked for knows it all: its gaps are of its calendar.
SOON = timedelta(days=14)


class HistoryPoint(NamedTuple):
    """What one unit of the other currency cost on a day, exactly."""

    day: date
    value: Fraction

    @property
    def text(self) -> str:
        """The value for reading, by significant digits."""
        return readable(quotes.rounded(self.value))


@dataclass(frozen=True, slots=True)
class History:
    """How many ``currency`` one ``against`` cost, oldest first: a point for every day that is known.

    ``sources`` are who says so: of each of the two that is not the dollar, one.
    """

    currency: str
    against: str
    sources: tuple[str, ...]
    points: tuple[HistoryPoint, ...]


def history(book: RateBook, currency: str, against: str, since: date, until: date) -> History:
    """Return the history between two days, both included."""
    both = [_told(book, each, since, until) for each in (currency, against) if each != quotes.DOLLAR]
    days = set.intersection(*(set(each) for each in both)) if both and currency != against else set()
    points = []
    for day in sorted(days):
        value = Fraction(1)
        for told in both:
            dollars = told[day].dollars
            value = value / dollars if told[day].currency == currency else value * dollars
        points.append(HistoryPoint(day, value))
    sources = tuple(next(iter(told.values())).source for told in both if points)
    return History(currency, against, sources, tuple(points))


def _told(book: RateBook, currency: str, since: date, until: date) -> dict[date, Standing]:
    """Return what one source says of a currency: the best bank that knows all of it, else who knows most.

    A peg was known all the time, on days as well on which nobody was asked.
    """
    pegged = {each.effective: Standing(currency, (each,)) for each in peg.standing(currency, since, until)}
    if pegged:
        return pegged
    most: dict[date, Standing] = {}
    for source in book.sources(currency):
        said = [each for each in book.between(source, currency, since, until) if each.convertible]
        if said and source_of(source) and said[0].effective - since <= SOON:
            return {each.effective: each for each in said}
        if len(said) > len(most):
            most = {each.effective: each for each in said}
    return most
