"""The board against any currency, read either way round, with the line of the last days: for the panel."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from newsdesk.desk.rates.book import RateBook
from newsdesk.desk.rates.charting import HistoryPoint, history
from newsdesk.domain.rates import RateKind
from newsdesk.rates import changes, digits, quotes
from newsdesk.rates.board import BoardRow
from newsdesk.rates.changes import Change
from newsdesk.rates.standing import Moment, Standing


class Compared(NamedTuple):
    """What one unit of the base cost on two days, exactly: what a change is worked out from."""

    since: date
    before: Fraction
    day: date
    now: Fraction


@dataclass(frozen=True, slots=True)
class Quote:
    """How a currency of the board stands against a ``base`` (ISO 4217).

    ``row`` says who says so and how old that is, and is against the dollar whatever the base. ``cost`` is
    what one unit of the base costs in the currency, exactly (None if the rate is not legible). ``compared``
    is None where there is nothing to compare with, and of a peg. ``trend`` is the last days', oldest first:
    what one unit of the base cost.
    """

    row: BoardRow
    base: str
    cost: Fraction | None
    compared: Compared | None
    trend: tuple[HistoryPoint, ...] = ()

    @property
    def currency(self) -> str:
        """The currency that is quoted."""
        return self.row.currency

    @property
    def per_base(self) -> str:
        """What one unit of the base costs, for reading: in the source's own digits where it says that."""
        if self.base == quotes.DOLLAR:
            return self.row.local_per_dollar
        return self._written(self.cost)

    @property
    def in_base(self) -> str:
        """What one unit of the currency is worth in the base, for reading."""
        if self.base == quotes.DOLLAR:
            return self.row.dollars_per_unit
        return self._written(1 / self.cost if self.cost else None)

    def change(self, *, turned: bool = False) -> Change:
        """Return the move of what the base costs; ``turned``: of what the currency is worth in the base.

        The two are no mirror images. A move that prints as nothing and is one says that it is small.
        """
        if self.compared is None:
            return self._printed(turned=turned)
        before, now = quotes.rounded(self.compared.before), quotes.rounded(self.compared.now)
        change = changes.between(1 / before, 1 / now) if turned else changes.between(before, now)
        if change.direction == "flat" and before != now:
            return Change("flat", change.arrow, "<0.01%", "changed by less than 0.01 percent")
        return change

    @property
    def strength(self) -> Change:
        """The move of what the currency is worth in the base, whichever way round the two are read."""
        return self.change(turned=True)

    @property
    def moved(self) -> str:
        """Whether the currency gained or lost, in words: "the Kyrgyz som fell against EUR", or ""."""
        measure = "the dollar" if self.base == quotes.DOLLAR else self.base
        return changes.moved(self.row.name, self.strength, measure)

    def readable(self, cost: Fraction, *, turned: bool = False) -> str:
        """Write what the base costs, or ``turned`` what the currency is worth, by significant digits."""
        return digits.readable(quotes.rounded(1 / cost if turned else cost))

    def _printed(self, *, turned: bool) -> Change:
        """Return the change that the source printed, which is that of the worth in dollars."""
        if self.base != quotes.DOLLAR:
            return changes.UNKNOWN
        percent = changes.percentage(self.row.change.percent)
        if turned or not percent:
            return self.row.change
        return changes.of_percentage(changes.turned(percent))

    def _written(self, value: Fraction | None) -> str:
        if value is None:
            return "–"
        exact = quotes.rounded(value)
        return digits.rough(exact) if self.row.rough else digits.readable(exact)


def quoted(
    book: RateBook, rows: tuple[BoardRow, ...], base: str, moment: Moment, days: int
) -> tuple[Quote, ...]:
    """Return the rows of a board against a base, with the line of so many days.

    The base has no row against itself. Refused, as ``RateBook.worth``, where its own rate is not known well
    enough.
    """
    against = None if base == quotes.DOLLAR else book.worth(base, moment)
    found = []
    for row in rows:
        if row.currency != base:
            cost = _cost(row, against)
            compared = _compared(book, row, against)
            trend = _trend(book, row, base, moment, days)
            found.append(Quote(row, base, cost, compared, trend))
    return tuple(found)


def _cost(row: BoardRow, base: Standing | None) -> Fraction | None:
    if row.dollars is None:
        return None
    return (base.dollars if base else 1) / row.dollars


def _compared(book: RateBook, row: BoardRow, base: Standing | None) -> Compared | None:
    """Compare with the time before, by the same sources: a change of source is no move of the market."""
    standing = Standing(row.currency, row.used)
    if row.kind is RateKind.PEG and base is not None:
        earlier = book.before(base)
        if earlier is None or row.dollars is None:
            return None
        return Compared(
            earlier.effective, earlier.dollars / row.dollars, base.effective, base.dollars / row.dollars
        )
    before = book.before(standing) if row.since is not None else None
    if row.since is None or before is None or row.dollars is None:
        return None
    if base is None:
        return Compared(row.since, 1 / before.dollars, row.effective, 1 / row.dollars)
    then = next(iter(book.newest(base.source, base.currency, row.since)), None)
    if then is None:
        return None
    return Compared(row.since, then.dollars / before.dollars, row.effective, base.dollars / row.dollars)


def _trend(book: RateBook, row: BoardRow, base: str, moment: Moment, days: int) -> tuple[HistoryPoint, ...]:
    until = max(row.effective, moment.upto(row.source))
    return history(book, row.currency, base, until - timedelta(days=days), until).points
