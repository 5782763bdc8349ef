"""Numbers for reading: by significant digits, thousands marked with a comma, never 8.2e-05 and never -0."""

from decimal import ROUND_HALF_UP, Context, Decimal

from newsdesk.rates import quotes

#: Enough to see a day's move, few enough to read in a strip.
READING_DIGITS = 4

#: A rough ticker value is shown with no more than this.
ROUGH_DIGITS = 3


def shortened(value: Decimal, digits: int) -> Decimal:
    """Round half up to that many significant digits; zeros that the value did not have are not added."""
    return Context(prec=digits, rounding=ROUND_HALF_UP).plus(value)


def plain(value: Decimal) -> str:
    """Write every digit of a number: "12,194.21", "87.4500", "0.00008201"."""
    return format(value, "z,f")


def readable(value: Decimal, digits: int = READING_DIGITS) -> str:
    """Write a number with so many significant digits: "87.41", "520.8", "9.203", "3.500", "0.00008201".

    Digits before the point are never rounded away: "12,194", not "12,190".
    """
    exponent = min(0, shortened(value, digits).adjusted() - digits + 1) if value else 0
    context = Context(prec=max(quotes.PRECISION, value.adjusted() + 2 - exponent), rounding=ROUND_HALF_UP)
    return plain(value.quantize(Decimal(1).scaleb(exponent), context=context))


def rough(value: Decimal) -> str:
    """Write what is only known roughly: "≈ 12,500"."""
    return f"≈ {plain(shortened(value, ROUGH_DIGITS))}"


def rough_note(printed: str, least: Decimal, most: Decimal) -> str:
    """Say how rough: "printed as 0.00008: anything from 11,765 to 13,333"."""
    return f"printed as {printed}: anything from {readable(least)} to {readable(most)}"
