"""What one source says that a currency is worth on one day, and whose word counts.

A currency's own bank sets its rate; the Bank of Russia's table, which has them all, is the fallback. The
market and a page's ticker come after every bank. What an editor enters by hand stands until a newer table
comes.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from fractions import Fraction
from typing import NamedTuple

from newsdesk.domain.rates import AgeState, Rate, RateKind
from newsdesk.rates import ages, crosses, quotes
from newsdesk.rates.ages import UNKNOWN_HABITS, Age
from newsdesk.rates.sources.table import CROSS_CHECK, owner, source_of

#: Whose word counts, the best first: see ``rank``.
OWN, FALLBACK, KNOWN_BANK, OTHER_BANK, MARKET, TICKER = range(6)


class Standing(NamedTuple):
    """What one unit of ``currency`` (ISO 4217) is worth by the rates in ``used``.

    One rate against the dollar; or two of one table, that of the currency first and then that of the dollar.
    """

    currency: str
    used: tuple[Rate, ...]

    @property
    def source(self) -> str:
        """Who says so."""
        return self.used[0].source

    @property
    def kind(self) -> RateKind:
        """What sort of record it is."""
        return self.used[0].kind

    @property
    def effective(self) -> date:
        """The day that it holds for."""
        return self.used[0].effective

    @property
    def dollars(self) -> Fraction:
        """Exactly what one unit is worth in dollars; BadInput as ``quotes.ratio``."""
        *crossed, leg = self.used
        dollars = quotes.dollars(leg)
        return crosses.over(crossed[0], quotes.local_currency(leg), dollars) if crossed else dollars

    @property
    def convertible(self) -> bool:
        """Whether amounts may be converted with it."""
        return all(map(quotes.convertible, self.used))

    def age(self, at: datetime) -> Age:
        """Tell how old it is at a moment (aware) by its source's own calendar."""
        return ages.age(self.used[0], source_of(self.source), at)


class Moment(NamedTuple):
    """When a rate is wanted: now, or on a day, which is then taken as it is at noon.

    Noon in UTC is the same day everywhere from Greenland to Vladivostok.
    """

    at: datetime
    day: date | None = None

    @classmethod
    def on(cls, day: date) -> "Moment":
        """Return the moment for a day."""
        return cls(datetime.combine(day, time(12), UTC), day)

    def upto(self, source: str) -> date:
        """Return the last day whose rates are in force with a source: of now, the day that it is there."""
        if self.day is not None:
            return self.day
        known = source_of(source)
        return (known.calendar if known else UNKNOWN_HABITS).today(self.at)


def rank(standing: Standing) -> int:
    """Return how far from the best word on its currency it is: OWN, FALLBACK and so on."""
    known = source_of(standing.source)
    match standing.kind:
        case RateKind.TICKER:
            return TICKER
        case RateKind.MARKET:
            return MARKET
    if known is None:
        return OTHER_BANK
    return rank_of(standing.currency, known.short)


def rank_of(currency: str, source: str) -> int:
    """Return the rank of an official source that is known by that name."""
    own = owner(currency)
    if own is not None and own.short == source:
        return OWN
    return FALLBACK if source == CROSS_CHECK.short else KNOWN_BANK


def chosen(known: Iterable[Standing], at: datetime) -> Standing | None:
    """Return the one of several sources' newest that is used at a moment (aware); None if there is none.

    The best of those that are not stale; where all are, the newest. One entered by hand stands as long as no
    other is newer.
    """
    standings = tuple(known)
    others = [each for each in standings if each.kind is not RateKind.MANUAL]
    by_hand = max(
        (each for each in standings if each.kind is RateKind.MANUAL),
        key=lambda each: (each.effective, each.used[0].fetched),
        default=None,
    )
    fresh = [each for each in others if each.age(at).state is not AgeState.STALE]
    best: Standing | None
    if fresh:
        best = min(fresh, key=lambda each: (rank(each), -each.effective.toordinal(), each.source))
    else:
        best = max(others, key=lambda each: (each.effective, -rank(each)), default=None)
    if by_hand is None or (best is not None and best.effective > by_hand.effective):
        return best
    return by_hand
