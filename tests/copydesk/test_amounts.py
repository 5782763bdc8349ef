from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.copydesk.amounts import parse_amount
from newsdesk.domain.errors import BadInput


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("40bn UZS", 40_000_000_000, "UZS"),
        ("1,5 млрд тенге", 1_500_000_000, "KZT"),
        ("$5m", 5_000_000, "USD"),
        ("US$ 1,234.56", "1234.56", "USD"),
        ("1.234,56 €", "1234.56", "EUR"),
        ("£12k", 12_000, "GBP"),
        ("₸16 billion", 16_000_000_000, "KZT"),
        ("KZT 16 bln", 16_000_000_000, "KZT"),
        ("kzt5mn", 5_000_000, "KZT"),
        ("1\N{NO-BREAK SPACE}500 somoni", 1500, "TJS"),
        ("1’500’000 soms", 1_500_000, "KGS"),
        ("1.500.000 soum", 1_500_000, "UZS"),
        ("2.25 trillion soum", 2_250_000_000_000, "UZS"),
        ("3 trn UZS", 3_000_000_000_000, "UZS"),
        ("0.5 tn UZS", 500_000_000_000, "UZS"),
        ("7 mln. manats", 7_000_000, "TMT"),
        ("5-million dollars", 5_000_000, "USD"),
        ("2 thousand manat", 2000, "TMT"),
        ("10 euros", 10, "EUR"),
        ("$5 USD", 5, "USD"),
        ("0 USD", 0, "USD"),
        ("A$5", 5, "AUD"),
        ("HK$5m", 5_000_000, "HKD"),
        ("₽500", 500, "RUB"),
        ("1.2 trillion so‘m", 1_200_000_000_000, "UZS"),
        ("5 тысяч сомов", 5000, "KGS"),
    ],
)
def test_an_amount_is_read(text: str, value: int | str, currency: str) -> None:
    """Signs, codes and names before or after; separators of several countries; scale words."""
    amount = parse_amount(text)

    assert (amount.value, amount.currency) == (Decimal(value), currency)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,500", 1500),
        ("1,5", "1.5"),
        ("1.500", "1.5"),
        ("0,500", "0.5"),
        ("1,50", "1.5"),
        ("12,5000", "12.5"),
    ],
)
def test_one_comma_or_point(text: str, value: int | str) -> None:
    """A comma before three figures parts thousands; any other, and a lone point, is a decimal one."""
    assert parse_amount(f"{text} USD").value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not an amount"),
        ("lots of money", "not an amount"),
        ("5", "no currency"),
        ("5 million", "no currency"),
        ("-5 USD", "not an amount"),
        ("5 USD EUR", "more than one"),
        ("$5 EUR", "more than one"),
        ("5 million million USD", "more than one"),
        ("5 USD to 6 USD", "not an amount"),
        ("1,2,3 USD", "not an amount"),
        ("1 5 USD", "not an amount"),
        ("Z$5", "no currency that is known"),
        ("5 doubloons", "no currency that is known"),
        ("9" * 16 + " USD", "not an amount"),
        ("½ USD", "not an amount"),
        ("NaN USD", "not an amount"),
        ("x" * 500, "…"),
    ],
)
def test_what_is_no_amount_is_told_with_an_example(text: str, says: str) -> None:
    """The sentence says what is wrong and how to write it; Z$ is not taken for the US dollar."""
    with pytest.raises(BadInput, match="40bn UZS") as caught:
        parse_amount(text)

    assert says in str(caught.value)
    assert len(str(caught.value)) < 250


@given(st.integers(0, 10**15 - 1))
def test_thousands_may_be_parted_or_not(number: int) -> None:
    """A whole number reads the same plain and with its thousands parted."""
    assert parse_amount(f"{number:,} KZT") == parse_amount(f"KZT {number}")


@given(st.text(max_size=40))
def test_any_text_is_an_amount_or_a_sentence(text: str) -> None:
    """Nothing that can be typed brings the command down."""
    with suppress(BadInput):
        assert parse_amount(text).value >= 0
