"""Dates, ages and amounts the way the newsroom writes them, in English."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from newsdesk.domain.rates import Amount
from newsdesk.rates.digits import plain, shortened

MILLION = Decimal(10**6)

#: The words of large numbers, the largest first.
SCALES = (
    (Decimal(10**12), "trillion"),
    (Decimal(10**9), "billion"),
    (MILLION, "million"),
)

#: Signs that copy uses; every other currency goes by its code.
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}


@dataclass(frozen=True, slots=True)
class Rounding:
    """How many significant digits a conversion keeps: below a million, and from there on."""

    below_million: int = 2
    from_million: int = 3

    def rounded(self, value: Decimal) -> Decimal:
        """Round half up; what that makes a million is one: 999,600 becomes 1,000,000."""
        return shortened(value, self.from_million if abs(value) >= MILLION else self.below_million)


def age(effective: date, today: date) -> str:
    """Say how old a rate is: "today", "yesterday", "3 days old"; or "tomorrow", "in 2 days"."""
    days = (today - effective).days
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}
    return near.get(days) or (f"{days} days old" if days > 0 else f"in {-days} days")


def in_words(value: Decimal) -> str:
    """Write a number with its scale word and without idle zeros: "3.28 million", "8,100", "0.82"."""
    for scale, word in SCALES:
        if abs(value) >= scale:
            return f"{_trimmed(value / scale)} {word}"
    return _trimmed(value)


def money(amount: Amount) -> str:
    """Write an amount: "$3.28 million", "40 billion UZS"."""
    sign = SIGNS.get(amount.currency)
    if sign is None:
        return f"{in_words(amount.value)} {amount.currency}"
    minus = "-" if amount.value < 0 else ""
    return f"{minus}{sign}{in_words(abs(amount.value))}"


def _trimmed(value: Decimal) -> str:
    text = plain(value)
    return text.rstrip("0").rstrip(".") if "." in text else text
