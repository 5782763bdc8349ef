"""A printed rate, read either way round.

A rate stays as its source printed it; whatever else is wanted is worked out from that text as an exact
fraction and rounded once, to ``PRECISION`` significant digits. Turning a rate round twice gives it back.
"""

import re
from decimal import Context, Decimal
from fractions import Fraction

from newsdesk.domain.errors import BadInput
from newsdesk.domain.rates import Rate, RateKind

DOLLAR = "USD"

#: Significant digits of every worked-out value.
PRECISION = 28

#: A ticker line with fewer significant digits than this is shown, never converted from.
ENOUGH_DIGITS = 3

#: A plain number: no sign, no exponent, and short enough to be a rate.
NUMBER = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,20})?")


def positive(text: str) -> Decimal | None:
    """Return a plain decimal number above zero ("87.4500"), or None if the text is anything else."""
    if not NUMBER.fullmatch(text):
        return None
    return Decimal(text) or None


def significant_digits(text: str) -> int:
    """Count the digits that carry meaning in a number: "0.00008" → 1, "0.01144" → 4, "87.4500" → 6."""
    return len("".join(each for each in text if each.isdecimal()).lstrip("0"))


def rounded(fraction: Fraction) -> Decimal:
    """Return the fraction as a decimal of ``PRECISION`` significant digits."""
    return Context(prec=PRECISION).divide(Decimal(fraction.numerator), Decimal(fraction.denominator))


def legible(rate: Rate) -> bool:
    """Tell whether value and nominal are numbers above zero: five decimals may have printed 0.00000."""
    return positive(rate.value) is not None and positive(rate.nominal) is not None


def ratio(rate: Rate) -> Fraction:
    """Return exactly how many units of ``quote`` one unit of ``base`` is worth.

    Raises BadInput when the rate is not legible.
    """
    value, nominal = positive(rate.value), positive(rate.nominal)
    if value is None or nominal is None:
        raise BadInput(
            f"{rate.source} prints {rate.pair} as “{rate.value}” for “{rate.nominal}”, and nothing can be "
            f"worked out from that. Import a rate from another source."
        )
    return Fraction(value) if nominal == 1 else Fraction(value) / Fraction(nominal)


def against_dollar(rate: Rate) -> bool:
    """Tell whether the dollar is one side of the pair, and only one."""
    return (rate.base == DOLLAR) != (rate.quote == DOLLAR)


def local_currency(rate: Rate) -> str:
    """Return the side of the pair that is not the dollar."""
    return rate.quote if rate.base == DOLLAR else rate.base


def dollars(rate: Rate) -> Fraction:
    """Return exactly what one unit of the local currency is worth in dollars, however the pair is printed.

    BadInput as ``ratio``.
    """
    return ratio(rate) if rate.quote == DOLLAR else 1 / ratio(rate)


def convertible(rate: Rate) -> bool:
    """Tell whether amounts may be converted with this rate: a legible one, and no rough ticker line."""
    enough = rate.kind is not RateKind.TICKER or significant_digits(rate.value) >= ENOUGH_DIGITS
    return enough and legible(rate)


def dollar_cost_range(rate: Rate) -> tuple[Decimal, Decimal]:
    """Return the least and the most local units a dollar may cost, given how coarsely the rate is printed.

    A printed value stands for anything within half a unit of its last place: 0.00008 dollars for one soum is
    0.000075 to 0.000085, so a dollar costs 11,765 to 13,333 soum. BadInput as ``ratio``.
    """
    exact = ratio(rate)
    decimals = len(rate.value.partition(".")[2])
    slack = Fraction(1, 2 * 10**decimals) / Fraction(rate.nominal)
    ends = [exact - slack, exact + slack]
    if rate.quote == DOLLAR:
        ends = [1 / each for each in reversed(ends)]
    return rounded(ends[0]), rounded(ends[1])
