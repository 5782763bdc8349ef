"""Making the rows of the board, and what an edition keeps of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from babel.numbers import get_currency_name

from newsdesk.domain.days import day
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.rates import changes, digits, quotes, words
from newsdesk.rates.board import BoardRow, HeldBack, local_text
from newsdesk.rates.changes import Change
from newsdesk.rates.standing import Moment, Standing

KIND_WORDS = {
    RateKind.OFFICIAL: "Official rate",
    RateKind.MARKET: "Market rate",
    RateKind.TICKER: "Ticker line",
    RateKind.MANUAL: "Rate entered by hand",
    RateKind.PEG: "Pegged rate",
}


def row(
    standing: Standing,
    moment: Moment,
    before: Standing | None = None,
    held: HeldBack | None = None,
    coming: Standing | None = None,
) -> BoardRow:
    """Make the row of a currency as it stands at a moment.

    ``before`` is what the same source said the time before: a change of source is no move of the market.
    """
    rate = standing.used[0]
    dollars = standing.dollars if all(map(quotes.legible, standing.used)) else None
    age = standing.age(moment.at)
    return BoardRow(
        currency=standing.currency,
        name=get_currency_name(standing.currency, 1, locale="en"),
        local_per_dollar=local_text(standing.used, dollars),
        dollars_per_unit=_dollars_per_unit(standing),
        change=_change(standing, before),
        source=standing.source,
        kind=standing.kind,
        effective=standing.effective,
        age=words.age(standing.effective, moment.upto(standing.source)),
        rough=not standing.convertible,
        note=note(rate),
        since=before.effective if before and _is_compared(standing, before) else None,
        state=age.state,
        dated=age.words,
        dollars=dollars,
        used=standing.used,
        held=held,
        coming=_coming(coming),
    )


def board(frozen_rates: Sequence[Rate], on: date) -> tuple[BoardRow, ...]:
    """Make the board of a day from the rates that an edition keeps, and from nothing else."""
    moment = Moment.on(on)
    return tuple(row(each, moment) for each in standings(frozen_rates))


def frozen(rows: Iterable[BoardRow]) -> tuple[Rate, ...]:
    """Return what an edition keeps of a board: each rate that a row is made of, once.

    A rate whose source printed no change gets the one that is worked out here, so that the very same board
    can be made of them later, when nothing else is known. ``standings`` reads their order: a rate of the
    dollar right after one that is crossed with it is there for that alone, and has no row of its own.
    """
    board_rows = tuple(rows)
    own = {each.used[0]: change_of_pair(each) for each in board_rows}
    kept: dict[Rate, str] = {}
    for each in board_rows:
        first, *legs = each.used
        # A rate with a row of its own has it before those that are crossed with it.
        for rate in (*(leg for leg in legs if leg in own), first, *legs):
            kept.setdefault(rate, own.get(rate, rate.change))
    return tuple(rate._replace(change=change) for rate, change in kept.items())


def change_of_pair(shown: BoardRow) -> str:
    """Write a row's change as the source would: of the pair the way round it prints it."""
    rate, percent = shown.used[0], changes.percentage(shown.change.percent)
    if percent is None or changes.percentage(rate.change) is not None:
        return rate.change
    if _is_turned(Standing(shown.currency, shown.used)):
        percent = changes.turned_for_good(percent)
    return changes.of_percentage(percent).percent


def note(rate: Rate) -> str:
    """Say what a rate is, by whom and of when, and how far to trust it: "Official rate, NBK, 1 May 2026."."""
    where = f"{KIND_WORDS[rate.kind]}, {rate.source}, {day(rate.effective)}"
    if quotes.convertible(rate):
        return f"{where}."
    if not quotes.legible(rate):
        return f"{where}; printed as {rate.value}, which says nothing about what a dollar costs."
    least, most = quotes.dollar_cost_range(rate)
    rough = digits.rough_note(rate.value, least, most)
    return f"{where}; {rough} to the dollar, so nothing is converted from it."


def standings(frozen_rates: Sequence[Rate]) -> tuple[Standing, ...]:
    """Return what the rates say that an edition keeps, in their order."""
    direct = filter(quotes.against_dollar, frozen_rates)
    legs = {_place(each, quotes.local_currency(each)): each for each in direct}
    found = []
    for before, rate in pairwise((None, *frozen_rates)):
        if rate is None:
            continue
        leg = _leg(rate, legs)
        if leg is not None:
            hinge = quotes.local_currency(leg)
            found.append(Standing(rate.base if rate.quote == hinge else rate.quote, (rate, leg)))
        elif quotes.against_dollar(rate) and (before is None or _leg(before, legs) != rate):
            found.append(Standing(quotes.local_currency(rate), (rate,)))
    return tuple(found)


def _place(rate: Rate, hinge: str) -> tuple[str, date, str]:
    return rate.source, rate.effective, hinge


def _leg(rate: Rate, legs: Mapping[tuple[str, date, str], Rate]) -> Rate | None:
    """Return the rate of the dollar that another one is crossed with; None for one against the dollar."""
    if quotes.against_dollar(rate):
        return None
    return legs.get(_place(rate, rate.quote)) or legs.get(_place(rate, rate.base))


def _change(standing: Standing, before: Standing | None) -> Change:
    """Return the move of the worth in dollars: the printed one turned that way round, or our own."""
    rate = standing.used[0]
    printed = changes.percentage(rate.change)
    if rate.kind is not RateKind.PEG and printed is not None:
        return changes.of_percentage(changes.turned(printed) if _is_turned(standing) else printed)
    if before is not None and _is_compared(standing, before):
        return changes.between(quotes.rounded(before.dollars), quotes.rounded(standing.dollars))
    return changes.parse(rate.change, rate.kind)


def _is_compared(standing: Standing, before: Standing) -> bool:
    """Whether the change is worked out here: a peg has none, and a source may have printed it."""
    unprinted = standing.kind is not RateKind.PEG and changes.percentage(standing.used[0].change) is None
    return unprinted and before.convertible and standing.convertible


def _is_turned(standing: Standing) -> bool:
    """Whether a change printed beside its rate is that of the dollar."""
    return len(standing.used) == 1 and standing.used[0].base == quotes.DOLLAR


def _dollars_per_unit(standing: Standing) -> str:
    rate = standing.used[0]
    as_printed = rate.quote == quotes.DOLLAR and rate.nominal == "1"
    if as_printed or not quotes.legible(rate):
        return rate.value
    return digits.readable(quotes.rounded(standing.dollars))


def _coming(standing: Standing | None) -> str:
    if standing is None or not standing.convertible:
        return ""
    return f"{local_text(standing.used, standing.dollars)} from {day(standing.effective)}"
