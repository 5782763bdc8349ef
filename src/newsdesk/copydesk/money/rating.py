"""What a rate is to the copy desk, and what an amount comes to with it, exactly."""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from newsdesk.copydesk.money.found import AmountSpan
from newsdesk.domain.rates import Rate


class Quoted(NamedTuple):
    """A rate as it is used: units of one currency for one of the other, exactly.

    ``about`` names it to a person ("National Bank of Kazakhstan, 20 November 2026"), ``used`` are the rates
    that it was worked out from.
    """

    ratio: Fraction
    about: str
    used: tuple[Rate, ...] = ()


#: Gives what one unit of the first currency is worth in the second (ISO 4217), or None if no rate is known.
Lookup = Callable[[str, str], Quoted | None]


def converted(amount: AmountSpan, quoted: Quoted) -> tuple[Fraction, Fraction]:
    """Return what the two ends of an amount come to, unrounded."""
    return Fraction(amount.low) * quoted.ratio, Fraction(amount.high) * quoted.ratio
