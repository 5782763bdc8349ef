"""Rates to convert and check with, the same in every test."""

from fractions import Fraction

import pytest

from newsdesk.copydesk.money.rating import Lookup, Quoted

#: Units for one dollar.
PER_DOLLAR = {
    "USD": Fraction(1),
    "EUR": Fraction("0.92"),
    "KZT": Fraction("510.5"),
    "KGS": Fraction("87.45"),
    "TJS": Fraction("9.3288"),
    "UZS": Fraction("12194.21"),
    "TMT": Fraction("3.5"),
    "RUB": Fraction("80.123"),
}


@pytest.fixture(scope="session")
def rates() -> Lookup:
    """Return what knows the rates between some currencies, and no others."""

    def rate(own: str, other: str) -> Quoted | None:
        if own not in PER_DOLLAR or other not in PER_DOLLAR:
            return None
        return Quoted(PER_DOLLAR[other] / PER_DOLLAR[own], "Test Bank, 20 November 2025")

    return rate
