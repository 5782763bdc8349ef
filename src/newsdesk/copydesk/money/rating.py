"""What a rate is to the copy desk, and what an amount comes to with it, exactly."""

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from newsdesk.copydesk.money.found import AmountSpan
from newsdesk.domain.rates import Rate
from newsdesk.rates.words import Rounding


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


class HouseStyle(NamedTuple):
    """How a house converts: into which currency, how it rounds, and whether inside quotations too."""

    into: str = "USD"
    rounding: Rounding = Rounding()
    quotations: bool = False


@dataclass(frozen=True, slots=True)
class StoryMoney:
    """All that tells what the amounts of one story come to: ``countries`` and ``language`` are the story's.

    The countries settle what som or a bare $ means; in a Russian story Russian is written.
    """

    rates: Lookup
    style: HouseStyle = field(default_factory=HouseStyle)
    countries: tuple[str, ...] = ()
    language: str = "en"


def converted(amount: AmountSpan, quoted: Quoted) -> tuple[Fraction, Fraction]:
    """Return what the two ends of an amount come to, unrounded."""
    return Fraction(amount.low) * quoted.ratio, Fraction(amount.high) * quoted.ratio
