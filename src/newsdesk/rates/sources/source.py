"""What a source of rates is, and how its bytes become one of four outcomes."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from newsdesk.domain import days
from newsdesk.domain.rate_sources import LeftOut, NoRates, NotAFeed, RateTable, Reading
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.rates import decoding
from newsdesk.rates.currencies import currencies, no_currency
from newsdesk.rates.sources.calendars import EARLIEST, Calendar

#: A rate is set a day ahead, two where the clocks differ. One further ahead is a slip of the pen, and would
#: stay the newest for as long as it is ahead.
FURTHEST_AHEAD = timedelta(days=2)

#: More than this of a printed value, and of what stands for a code, is not shown.
LONGEST_VALUE = 40
LONGEST_CODE = 12

#: The last day of money that tables still carry: after it the row is not to be believed.
LAST_DAYS = {
    "TRL": date(2005, 12, 31),
    "TMM": date(2009, 12, 31),
    "BYR": date(2016, 12, 31),
    "HRK": date(2022, 12, 31),
    "BGN": date(2025, 12, 31),
}


class Request(NamedTuple):
    """What to ask a source for: a path under its address, and parameters in their order.

    ``currency`` (ISO 4217) is what the answer is about where the answer does not say so itself.
    """

    path: str
    params: tuple[tuple[str, str], ...] = ()
    currency: str = ""


class Row(NamedTuple):
    """A row as it is printed: ``value`` units of ``quote`` for ``nominal`` units of ``base`` on a day.

    ``refused`` says why it is not to be used, where the adapter knows that of this very table.
    """

    base: str
    quote: str
    value: str
    effective: date
    nominal: str = "1"
    refused: str = ""


#: Yields the rows of a decoded payload; the second argument is the request's ``currency``.
#: Raises Unreadable or Empty.
ReadRows = Callable[[str, str], Iterable[Row]]

#: Makes the requests for a day's rates (None: the newest), and those for two days and all between, where a
#: source has more than one table after another.
Daily = Callable[[date | None], tuple[Request, ...]]
History = Callable[[date, date], tuple[Request, ...]]


def asks_nothing(_day: date | None) -> tuple[Request, ...]:
    """Ask nothing: of a source that has no address, or wants a key."""
    return ()


@dataclass(frozen=True, slots=True)
class Source:
    """A source of rates; its ``short`` name is what its rates carry, ``key`` what settings and commands use.

    ``owns`` are the currencies whose rates it sets itself: nobody else's is preferred. ``attribution`` is for
    readers; ``may_be_published`` is False where the terms forbid passing rates on.
    ``asked_by_default`` is False for what an editor has to choose.
    """

    key: str
    short: str
    name: str
    address: str
    calendar: Calendar
    rows: ReadRows
    attribution: str
    daily: Daily = asks_nothing
    history: History | None = None
    owns: tuple[str, ...] = ()
    kind: RateKind = RateKind.OFFICIAL
    decimal_comma: bool = False
    may_be_published: bool = True
    asked_by_default: bool = False

    def read(self, payload: bytes, asked: date | None, fetched: datetime, currency: str = "") -> Reading:
        """Read a payload, whatever it is; nothing is raised.

        ``asked`` is the day that was asked for, and no other day's table is taken for it; None takes every
        day there is. ``fetched`` is when it came (aware, UTC), ``currency`` the request's.
        """
        try:
            text = decoding.decoded(payload)
            decoding.refuse_page(text)
            found = decoding.capped(self.rows(text, currency))
        except decoding.Unreadable as error:
            return NotAFeed(f"{self.name} sent {error} instead of rates. The last rates stay.")
        except decoding.Empty:
            return self._nothing(asked, "")
        if not found:
            return self._nothing(asked, "")
        rows = [each for each in found if asked is None or each.effective == asked]
        if not rows:
            newest = max(each.effective for each in found)
            return self._nothing(asked, f"; it answered with those of {days.day(newest)}")
        return self._reading(rows, fetched, hashlib.sha256(payload).hexdigest())

    def _nothing(self, asked: date | None, rest: str) -> NoRates:
        when = f"for {days.day(asked)}" if asked else "at present"
        return NoRates(asked, f"{self.name} has no rates {when}{rest}. The last rates stay.")

    def _reading(self, rows: list[Row], fetched: datetime, digest: str) -> Reading:
        judge = _Judge(
            known=currencies(),
            latest=self.calendar.today(fetched) + FURTHEST_AHEAD,
            comma=self.decimal_comma,
        )
        rates: dict[tuple[str, str, date], Rate] = {}
        left_out: list[LeftOut] = []
        for row in rows:
            rate = self._rate(row, fetched, digest)
            why = judge.objection(row) or _contradiction(rates.get(_place(rate)), rate)
            if why:
                left_out.append(LeftOut(rate, why))
            else:
                rates[_place(rate)] = rate
        if not rates:
            return NotAFeed(
                f"{self.name} sent a table without a rate that can be used ({left_out[0].why}). "
                f"The last rates stay."
            )
        return RateTable(tuple(rates.values()), tuple(left_out))

    def _rate(self, row: Row, fetched: datetime, digest: str) -> Rate:
        return Rate(
            source=self.short,
            base=decoding.quoted(row.base, LONGEST_CODE),
            quote=decoding.quoted(row.quote, LONGEST_CODE),
            value=self._number(row.value),
            kind=self.kind,
            effective=row.effective,
            fetched=fetched,
            nominal=self._number(row.nominal),
            digest=digest,
        )

    def _number(self, printed: str) -> str:
        return decoding.number(printed, comma=self.decimal_comma) or decoding.quoted(printed, LONGEST_VALUE)


@dataclass(frozen=True, slots=True)
class _Judge:
    """Tells which rows are no rates to use; holds what is the same for a whole table."""

    known: frozenset[str]
    latest: date
    comma: bool

    def objection(self, row: Row) -> str:
        """Say why a row is not to be used, or "" if nothing speaks against it."""
        return row.refused or next(self._objections(row), "")

    def _objections(self, row: Row) -> Iterator[str]:
        for code in (row.base, row.quote):
            if code not in self.known:
                yield no_currency(decoding.quoted(code, LONGEST_CODE))
            if row.effective > LAST_DAYS.get(code, date.max):
                yield f"{code} is money no more since {days.day(LAST_DAYS[code])}"
        if row.base == row.quote:
            yield f"{row.base} is given in itself"
        for number in (row.value, row.nominal):
            if decoding.number(number, comma=self.comma) is None:
                yield f"{row.base} is printed as “{decoding.quoted(number, LONGEST_VALUE)}”, which is no rate"
        if row.effective < EARLIEST:
            yield f"{days.day(row.effective)} is before any rate that is known here"
        if row.effective > self.latest:
            yield f"{days.day(row.effective)} is further ahead than a rate can be known"


def _place(rate: Rate) -> tuple[str, str, date]:
    return rate.base, rate.quote, rate.effective


def _contradiction(known: Rate | None, rate: Rate) -> str:
    if known is None or known == rate:
        return ""
    return f"{rate.pair} stands there twice, and not with the same value"
