"""The manat's peg: an official rate that nobody has to be asked for."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from newsdesk.domain.rates import Rate, RateKind
from newsdesk.rates import decoding
from newsdesk.rates.sources.calendars import DAILY, ONE_DAY, Calendar
from newsdesk.rates.sources.source import Row, Source


class Peg(NamedTuple):
    """From ``since`` to ``until`` a dollar officially costs ``value`` ``currency``; ``said`` is by whom."""

    currency: str
    value: str
    since: date
    until: date
    said: str


#: The newest first. The street's rate is far away, and is not an official one.
PEGS = (
    Peg("TMT", "3.5", date(2015, 1, 1), date.max, "Central Bank of Turkmenistan; Bloomberg, 2 January 2015"),
    Peg(
        *("TMT", "2.85", date(2009, 1, 1), date(2014, 12, 31)),
        "Central Bank of Turkmenistan, 31 December 2008; RFE/RL, 1 January 2015",
    ),
)


def peg_of(currency: str, on: date) -> Peg | None:
    """Return the peg of a currency (ISO 4217) in force on a day, or None if it had none."""
    return next((each for each in PEGS if each.currency == currency and each.since <= on <= each.until), None)


def rates(on: date, fetched: datetime) -> tuple[Rate, ...]:
    """Return the pegged rates of a day; ``fetched`` (UTC) is when they were taken from here."""
    held = (peg_of(currency, on) for currency in sorted({each.currency for each in PEGS}))
    return tuple(
        Rate(
            source=PEG.short,
            base="USD",
            quote=each.currency,
            value=each.value,
            kind=RateKind.PEG,
            effective=on,
            fetched=fetched,
        )
        for each in held
        if each
    )


def standing(currency: str, since: date, until: date) -> Iterator[Rate]:
    """Yield a currency's pegged rate of each of these days on which it had one, oldest first."""
    pegged = [each.since for each in PEGS if each.currency == currency]
    first = max(since, min(pegged)) if pegged else until + ONE_DAY
    for day in (first + each * ONE_DAY for each in range((until - first).days + 1)):
        midnight = datetime.combine(day, time(), UTC)
        yield from (each for each in rates(day, midnight) if each.quote == currency)


def no_rows(_text: str, _currency: str) -> Iterator[Row]:
    """Refuse: nothing is ever sent."""
    raise decoding.Unreadable("something")


#: A source like the others, so that it can be named, chosen and aged; it has no address.
PEG = Source(
    key="peg",
    short="Peg",
    name="The manat’s peg",
    address="",
    calendar=Calendar("Asia/Ashgabat", DAILY, time(0)),
    rows=no_rows,
    attribution="Central Bank of Turkmenistan: 3.5 manats to the dollar since 1 January 2015",
    owns=("TMT",),
    kind=RateKind.PEG,
    asked_by_default=True,
)
