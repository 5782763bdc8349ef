"""What currencies are worth in dollars by one table, worked out from its own row of the dollar."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from newsdesk.domain.rates import Rate
from newsdesk.rates import quotes


class Worth(NamedTuple):
    """One unit of ``currency`` is exactly so many ``dollars``, by the rows in ``used``, in order."""

    currency: str
    dollars: Fraction
    used: tuple[Rate, ...]


def worths(rates: Iterable[Rate]) -> dict[str, Worth]:
    """Return what each currency of a table is worth in dollars; the table is one source's, of one day.

    A bank's table is in its own currency: its row of the dollar gives that one, and the other rows come over
    it. A table without the dollar gives nothing. Rows that are not legible are passed over. Raises ValueError
    when the rates are of several sources or days: crossing those would mix what belongs apart.
    """
    table = [each for each in rates if quotes.legible(each)]
    if len({(each.source, each.effective) for each in table}) > 1:
        raise ValueError("rates of several sources or days have no cross between them")
    found: dict[str, Worth] = {}
    for rate in filter(quotes.against_dollar, table):
        currency = quotes.local_currency(rate)
        found.setdefault(currency, Worth(currency, quotes.dollars(rate), (rate,)))
    by_dollar = dict(found)
    for rate in table:
        for known, currency in (
            (by_dollar.get(rate.quote), rate.base),
            (by_dollar.get(rate.base), rate.quote),
        ):
            if known and currency != quotes.DOLLAR:
                dollars = over(rate, known.currency, known.dollars)
                found.setdefault(currency, Worth(currency, dollars, (rate, *known.used)))
    return found


def over(rate: Rate, hinge: str, dollars: Fraction) -> Fraction:
    """Return what one unit of a rate's other currency is worth, ``dollars`` being what ``hinge`` is worth."""
    return quotes.ratio(rate) * dollars if rate.quote == hinge else dollars / quotes.ratio(rate)
