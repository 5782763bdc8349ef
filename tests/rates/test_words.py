from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.rates import Amount
from newsdesk.rates import words

DAY = date(2025, 11, 14)


@pytest.mark.parametrize(
    ("days", "text"),
    [(0, "today"), (1, "yesterday"), (3, "3 days old"), (-1, "tomorrow"), (-2, "in 2 days")],
)
def test_age(days: int, text: str) -> None:
    """A rate's age counts whole days, both ways."""
    assert words.age(DAY - timedelta(days), DAY) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("3280231.23", "3.28 million"),
        ("3200000", "3.2 million"),
        ("999950000", "1 billion"),
        ("999600", "1 million"),
        ("8137.5", "8,100"),
        ("0.8204", "0.82"),
        ("12345678901234567", "12,300 trillion"),
        ("0", "0"),
    ],
)
def test_house_rounding_in_words(value: str, text: str) -> None:
    """Two digits, three from a million on, and the scale word that follows from the rounded value."""
    assert words.in_words(words.Rounding().rounded(Decimal(value))) == text


@given(st.decimals(0, 10**15, places=2))
def test_words_lose_nothing_of_a_number(value: Decimal) -> None:
    """Unrounded words give back the number they were made of."""
    number, _, scale = words.in_words(value).partition(" ")
    factor = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]

    assert Decimal(number.replace(",", "")) * factor == value


def test_signs_and_codes() -> None:
    """Dollars, euros and pounds go by their sign, all else by its code."""
    assert words.money(Amount(Decimal(3280000), "USD")) == "$3.28 million"
    assert words.money(Amount(Decimal(-5), "EUR")) == "-€5"
    assert words.money(Amount(Decimal(4 * 10**10), "UZS")) == "40 billion UZS"
