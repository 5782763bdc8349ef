"""What a shortcode of rates asks: read, or refused with a sentence, whatever stands between the braces."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.copydesk.money.codes import (
    Code,
    ConversionCode,
    RateCode,
    TableCode,
    rate_words,
    read_code,
)
from newsdesk.domain.errors import BadInput

WORDS = st.sampled_from(
    [
        *("rate", "rates", "convert", "table", "per", "to", "KZT", "usd", "EUR", "XYZ"),
        *("5", "40bn", "som", "€"),
    ]
)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("rate KZT", RateCode("KZT", "USD")),
        ("rate kzt to eur", RateCode("KZT", "EUR")),
        ("rate USD per UZS", RateCode("USD", "UZS")),
        ("rates table", TableCode(())),
        ("rates table kzt KGS KZT", TableCode(("KZT", "KGS"))),
    ],
)
def test_what_is_asked(asked: str, code: Code) -> None:
    """Codes in any case; the dollar is what others are measured by."""
    assert read_code(asked) == code


@pytest.mark.parametrize(
    ("asked", "low", "high", "currency", "to"),
    [
        ("convert 40bn UZS to USD", "40000000000", "40000000000", "UZS", "USD"),
        ("convert 10 million to 15 million tenge into EUR", "10000000", "15000000", "KZT", "EUR"),
        ("convert 5 million som to USD", "5000000", "5000000", "KGS", "USD"),
    ],
)
def test_amounts_are_read_as_in_copy(asked: str, low: str, high: str, currency: str, to: str) -> None:
    """Ranges too; what som means is settled by the story's country."""
    code = read_code(asked, ("KG",))

    assert isinstance(code, ConversionCode)
    assert (code.amount.low, code.amount.high) == (Decimal(low), Decimal(high))
    assert (code.amount.currency, code.to) == (currency, to)


@given(st.lists(WORDS, max_size=6).map(" ".join) | st.text(max_size=60))
def test_nothing_else_is_raised(asked: str) -> None:
    """It is typed by people, letter by letter."""
    code: Code | None = None

    with suppress(BadInput):
        code = read_code(asked, ("KG",))

    assert code is None or asked.lower().startswith(("rate", "convert"))


@pytest.mark.parametrize(
    ("value", "code", "language", "said"),
    [
        ("475.0900", RateCode("KZT", "USD"), "en", "475.09 tenge to the dollar"),
        ("12194.21", RateCode("UZS", "CHF"), "en", "12,194.21 soums to the franc"),
        ("1.5", RateCode("CZK", "PLN"), "en", "1.5 CZK to the PLN"),
        ("475.0900", RateCode("KZT", "TRY"), "ru", "475,09 тенге за лиру"),
    ],
)
def test_rates_are_said_as_copy_says_them(value: str, code: RateCode, language: str, said: str) -> None:
    """Without idle zeros; a currency that copy has no name for goes by its code."""
    assert rate_words(Decimal(value), code, (), language) == said
