from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.errors import Refused
from newsdesk.domain.rates import Amount, Rate
from newsdesk.rates.convert import WorthOf, convert, cross
from newsdesk.rates.quotes import local_currency
from newsdesk.rates.standing import Standing
from newsdesk.rates.words import Rounding

MakeRate = Callable[..., Rate]


def worth_of(*rates: Rate) -> WorthOf:
    """Say what currencies are worth by these rates against the dollar, and by no others."""
    known = {local_currency(each): Standing(local_currency(each), (each,)) for each in rates}

    def say(currency: str) -> Standing:
        if currency not in known:
            raise Refused(f"There is no rate of {currency}.")
        return known[currency]

    return say


def test_forty_billion_soum(make_rate: MakeRate) -> None:
    """The result is exact, the sentence is rounded the house way and names rate, source and day."""
    rate = make_rate("USD/UZS", "12194.21", source="Central Bank")

    done = convert(Amount(Decimal(4 * 10**10), "UZS"), "USD", worth_of(rate), Rounding())

    assert done.used == (rate,)
    assert round(done.result.value, 2) == Decimal("3280245.30")
    assert done.text == (
        "40 billion UZS is about $3.28 million, "
        "at 12,194.21 UZS to the dollar (Central Bank, 14 November 2025)."
    )


def test_two_local_currencies_meet_in_the_dollar(make_rate: MakeRate) -> None:
    """A cross uses both rates, in the order of the sentence."""
    som, tenge = make_rate("USD/KGS", "80"), make_rate("KZT/USD", "0.00200")

    done = convert(Amount(Decimal(160), "KGS"), "KZT", worth_of(tenge, som), Rounding())

    assert done.result == Amount(Decimal(1000), "KZT")
    assert done.used == (som, tenge)


def test_the_same_currency_needs_no_rate() -> None:
    """Dollars in dollars are themselves."""
    amount = Amount(Decimal("5.25"), "USD")

    done = convert(amount, "USD", worth_of(), Rounding())

    assert (done.result, done.used) == (amount, ())


def test_what_is_not_known_is_not_made_up(make_rate: MakeRate) -> None:
    """Whoever says what currencies are worth may refuse."""
    with pytest.raises(Refused, match="no rate of UZS"):
        convert(Amount(Decimal(1), "USD"), "UZS", worth_of(make_rate("USD/KGS", "80")), Rounding())


def test_a_cross_names_every_rate_once(make_rate: MakeRate) -> None:
    """Two currencies of one table share its rate of the dollar."""
    som, tenge = make_rate("KGS/RUB", "1"), make_rate("KZT/RUB", "0.2")
    dollar = make_rate("USD/RUB", "80")
    standings = {"KGS": Standing("KGS", (som, dollar)), "KZT": Standing("KZT", (tenge, dollar))}

    done = cross("KGS", "KZT", standings.__getitem__)

    assert done.ratio == 5
    assert done.used == (som, dollar, tenge)
    assert done.words == (
        "80.00 KGS to the dollar (The page, 14 November 2025), "
        "and 400.0 KZT to the dollar (The page, 14 November 2025)"
    )


@given(
    cents=st.integers(1, 10**12),
    value=st.decimals("0.00100", "20000", places=5).map(lambda each: format(each, "f")),
    pair=st.sampled_from(["USD/UZS", "UZS/USD"]),
)
def test_there_and_back_is_the_same_amount(make_rate: MakeRate, cents: int, value: str, pair: str) -> None:
    """Converting and converting back loses nothing but the 28th digit."""
    worth = worth_of(make_rate(pair, value))
    amount = Amount(Decimal(cents) / 100, "USD")

    there = convert(amount, "UZS", worth, Rounding()).result
    back = convert(there, "USD", worth, Rounding()).result

    assert abs(back.value - amount.value) <= amount.value * Decimal("1e-26")


@given(cents=st.integers(1, 10**12), value=st.integers(1, 10**9))
def test_from_the_printed_side_it_is_exact(make_rate: MakeRate, cents: int, value: int) -> None:
    """Dollars into a currency printed per dollar are a plain product."""
    worth = worth_of(make_rate("USD/UZS", f"{value // 10000}.{value % 10000:04}"))

    result = convert(Amount(Decimal(cents) / 100, "USD"), "UZS", worth, Rounding()).result

    assert result.value * 10**6 == cents * value
