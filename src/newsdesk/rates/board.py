"""The rates board: one row per currency, ready to be shown and to be read aloud."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from babel.numbers import get_currency_name

from newsdesk.domain.countries import TICKER
from newsdesk.domain.days import day
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.rates import changes, digits, quotes, words
from newsdesk.rates.changes import Change

#: Of two rates for the same day the one further to the left is believed: an editor's own decision first, a
#: page's ticker last.
TRUST = (RateKind.MANUAL, RateKind.OFFICIAL, RateKind.PEG, RateKind.MARKET, RateKind.TICKER)

KIND_WORDS = {
    RateKind.OFFICIAL: "Official rate",
    RateKind.MARKET: "Market rate",
    RateKind.TICKER: "Ticker line",
    RateKind.MANUAL: "Rate entered by hand",
    RateKind.PEG: "Pegged rate",
}


@dataclass(frozen=True, slots=True)
class BoardRow:
    """What the board shows of one currency (ISO 4217), against the US dollar.

    ``name`` is CLDR's, in English. The two values are text for reading; the one that the source printed has
    the source's own digits. ``change`` is the move of ``dollars_per_unit``. ``rough`` means: shown, never
    converted from. ``note`` is a sentence that says where the rate comes from and how far it can be trusted.
    """

    currency: str
    name: str
    local_per_dollar: str
    dollars_per_unit: str
    change: Change
    source: str
    kind: RateKind
    effective: date
    age: str
    rough: bool
    note: str


def freshness(rate: Rate) -> tuple[date, int, datetime]:
    """Return what rates are compared by, the best being the greatest: day, kind, when it reached us."""
    return rate.effective, -TRUST.index(rate.kind), rate.fetched


def newest(rates: Iterable[Rate]) -> tuple[Rate, ...]:
    """Return the newest rate of each currency against the dollar, in the ticker's order, then by code.

    Pairs without the dollar are left out.
    """
    best: dict[str, Rate] = {}
    for rate in rates:
        if not quotes.against_dollar(rate):
            continue
        currency = quotes.local_currency(rate)
        if currency not in best or freshness(rate) > freshness(best[currency]):
            best[currency] = rate
    return tuple(best[each] for each in (*TICKER, *sorted(best.keys() - set(TICKER))) if each in best)


def frozen(rates: Iterable[Rate]) -> tuple[Rate, ...]:
    """Return what an edition keeps of the rates known when it is made: the newest of each currency.

    A rate whose source printed no change gets the one that is worked out here, so that the very same board
    can be made of them later, when nothing else is known.
    """
    known = tuple(rates)
    return tuple(rate._replace(change=_own_change(rate, _before(rate, known))) for rate in newest(known))


def board(rates: Iterable[Rate], today: date) -> tuple[BoardRow, ...]:
    """Make the board of ``today`` from any rates: the newest per currency, compared with the one before."""
    known = tuple(rates)
    return tuple(_row(rate, _before(rate, known), today) for rate in newest(known))


def ticker_line(row: BoardRow) -> str:
    """Write a row as one line that reads well aloud: "KGS/USD 0.01144, unchanged"."""
    line = f"{row.currency}/{quotes.DOLLAR} {row.dollars_per_unit}"
    return line if row.change.direction == "unknown" else f"{line}, {row.change.words}"


def local_text(rate: Rate) -> str:
    """Write what a dollar costs in the local currency: as printed if it was printed that way round."""
    if not quotes.legible(rate):
        return "–"
    if not quotes.convertible(rate):
        return digits.rough(quotes.local_per_dollar(rate))
    if rate.base == quotes.DOLLAR and rate.nominal == "1":
        return digits.plain(Decimal(rate.value))
    return digits.readable(quotes.local_per_dollar(rate))


def _row(rate: Rate, before: Rate | None, today: date) -> BoardRow:
    currency = quotes.local_currency(rate)
    return BoardRow(
        currency=currency,
        name=get_currency_name(currency, 1, locale="en"),
        local_per_dollar=local_text(rate),
        dollars_per_unit=_dollars_per_unit(rate),
        change=_change(rate, before),
        source=rate.source,
        kind=rate.kind,
        effective=rate.effective,
        age=words.age(rate.effective, today),
        rough=not quotes.convertible(rate),
        note=_note(rate),
    )


def _before(rate: Rate, known: Iterable[Rate]) -> Rate | None:
    """Find what the same source said last before this: a change of source is not a move of the market."""
    earlier = [
        each
        for each in known
        if (each.source, each.base, each.quote) == (rate.source, rate.base, rate.quote)
        and each.effective < rate.effective
        and quotes.convertible(each)
    ]
    return max(earlier, key=freshness, default=None)


def _change(rate: Rate, before: Rate | None) -> Change:
    printed = changes.parse(rate.change, rate.kind)
    if printed.direction == "unknown" and before is not None and quotes.convertible(rate):
        return changes.between(quotes.dollars_per_unit(before), quotes.dollars_per_unit(rate))
    percent = changes.percentage(rate.change)
    if printed.direction in {"up", "down"} and rate.base == quotes.DOLLAR and percent is not None:
        return changes.of_percentage(changes.turned(percent))
    return printed


def _dollars_per_unit(rate: Rate) -> str:
    as_printed = rate.quote == quotes.DOLLAR and rate.nominal == "1"
    if as_printed or not quotes.legible(rate):
        return rate.value
    return digits.readable(quotes.dollars_per_unit(rate))


def _own_change(rate: Rate, before: Rate | None) -> str:
    """Write the change as the source would: of the pair the way round it prints it."""
    if rate.change or before is None or not quotes.convertible(rate):
        return rate.change
    return changes.between(quotes.per_unit(before), quotes.per_unit(rate)).percent


def _note(rate: Rate) -> str:
    where = f"{KIND_WORDS[rate.kind]}, {rate.source}, {day(rate.effective)}"
    if quotes.convertible(rate):
        return f"{where}."
    if not quotes.legible(rate):
        return f"{where}; printed as {rate.value}, which says nothing about what a dollar costs."
    least, most = quotes.dollar_cost_range(rate)
    rough = digits.rough_note(rate.value, least, most)
    return f"{where}; {rough} to the dollar, so nothing is converted from it."
