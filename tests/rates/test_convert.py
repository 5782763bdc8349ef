from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.errors import Refused
from newsdesk.domain.rates import Amount, Rate
from newsdesk.rates.convert import convert

MakeRate = Callable[..., Rate]

DAY = date(2025, 11, 14)


def test_forty_billion_soum(make_rate: MakeRate) -> None:
    """The result is exact, the sentence is rounded the house way and names rate, source and day."""
    rate = make_rate("USD/UZS", "12194.21", source="Central Bank")

    done = convert(Amount(Decimal(4 * 10**10), "UZS"), "USD", [rate], DAY)

    assert done.used == (rate,)
    assert round(done.result.value, 2) == Decimal("3280245.30")
    assert done.text == (
        "40 billion UZS is about $3.28 million, "
        "at 12,194.21 UZS to the dollar (Central Bank, 14 November 2025)."
    )


def test_two_local_currencies_meet_in_the_dollar(make_rate: MakeRate) -> None:
    """A cross uses both rates, in the order of the sentence."""
    som, tenge = make_rate("USD/KGS", "80"), make_rate("KZT/USD", "0.00200")

    done = convert(Amount(Decimal(160), "KGS"), "KZT", [tenge, som], DAY)

    assert done.result == Amount(Decimal(1000), "KZT")
    assert done.used == (som, tenge)


def test_the_same_currency_needs_no_rate() -> None:
    """Dollars in dollars are themselves."""
    amount = Amount(Decimal("5.25"), "USD")

    done = convert(amount, "USD", [], DAY)

    assert (done.result, done.used) == (amount, ())


def test_the_newest_usable_rate_of_the_day_is_used(make_rate: MakeRate) -> None:
    """Later rates are not known yet, and a newer rough ticker line does not push out an older good rate."""
    good = make_rate("USD/UZS", "12000", effective=DAY - timedelta(2))
    older = make_rate("USD/UZS", "11000", effective=DAY - timedelta(5))
    rough = make_rate("UZS/USD", "0.00008")
    later = make_rate("USD/UZS", "13000", effective=DAY + timedelta(1))

    done = convert(Amount(Decimal(1), "USD"), "UZS", [later, older, good, rough], DAY)

    assert done.used == (good,)


def test_a_rough_ticker_line_is_refused(make_rate: MakeRate) -> None:
    """Where nothing better is known, the refusal names the value and how few digits it has."""
    with pytest.raises(Refused, match=r"UZS/USD = 0\.00008, with one significant digit"):
        convert(Amount(Decimal(1), "USD"), "UZS", [make_rate("UZS/USD", "0.00008")], DAY)


def test_no_rate_is_refused(make_rate: MakeRate) -> None:
    """A currency without a rate by that day is named, with the day."""
    late = make_rate("USD/KZT", "520", effective=DAY + timedelta(1))

    with pytest.raises(Refused, match="no rate between KZT and the dollar for 14 November 2025"):
        convert(Amount(Decimal(1), "KGS"), "KZT", [make_rate("USD/KGS", "87"), late], DAY)


@given(
    cents=st.integers(1, 10**12),
    value=st.decimals("0.00100", "20000", places=5).map(lambda each: format(each, "f")),
    pair=st.sampled_from(["USD/UZS", "UZS/USD"]),
)
def test_there_and_back_is_the_same_amount(make_rate: MakeRate, cents: int, value: str, pair: str) -> None:
    """Converting and converting back loses nothing but the 28th digit."""
    rates = [make_rate(pair, value)]
    amount = Amount(Decimal(cents) / 100, "USD")

    there = convert(amount, "UZS", rates, DAY).result
    back = convert(there, "USD", rates, DAY).result

    assert abs(back.value - amount.value) <= amount.value * Decimal("1e-26")


@given(cents=st.integers(1, 10**12), value=st.integers(1, 10**9))
def test_from_the_printed_side_it_is_exact(make_rate: MakeRate, cents: int, value: int) -> None:
    """Dollars into a currency printed per dollar are a plain product."""
    rates = [make_rate("USD/UZS", f"{value // 10000}.{value % 10000:04}")]

    result = convert(Amount(Decimal(cents) / 100, "USD"), "UZS", rates, DAY).result

    assert result.value * 10**6 == cents * value
