from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.errors import BadInput
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.rates import quotes

MakeRate = Callable[..., Rate]

PRINTED = st.decimals("0.00001", "99999", places=5).map(lambda each: format(each, "f"))
NOMINALS = st.sampled_from(["1", "10", "100", "1000", "10000"])


def test_both_orientations_of_a_pair_mean_the_same(make_rate: MakeRate) -> None:
    """KGS/USD and USD/KGS can both be asked for dollars per som."""
    ticker, bank = make_rate("KGS/USD", "0.0125"), make_rate("USD/KGS", "80")

    assert quotes.dollars(ticker) == quotes.dollars(bank) == Fraction(1, 80)


def test_nominal_divides_the_value(make_rate: MakeRate) -> None:
    """“10 of base cost 9.2” is 0.92 each."""
    rate = make_rate("TJS/USD", "1.08", nominal="10")

    assert quotes.ratio(rate) == Fraction("0.108")


@given(value=PRINTED, nominal=NOMINALS)
def test_printed_side_is_given_back_exactly(make_rate: MakeRate, value: str, nominal: str) -> None:
    """However the rate is turned, the side that was printed comes back without the least loss."""
    rate = make_rate("USD/UZS", value, nominal=nominal)

    assert quotes.rounded(1 / quotes.dollars(rate)) * Decimal(nominal) == Decimal(value)


@given(value=PRINTED)
def test_the_other_side_is_right_to_the_stated_precision(make_rate: MakeRate, value: str) -> None:
    """Both sides multiplied give one, but for the last of 28 digits."""
    rate = make_rate("USD/UZS", value)

    product = quotes.rounded(quotes.dollars(rate)) * quotes.rounded(1 / quotes.dollars(rate))

    assert abs(product - 1) < Decimal("1e-26")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("0.00008", 1),
        ("0.00192", 3),
        ("0.01144", 4),
        ("0.10866", 5),
        ("87.4500", 6),
        ("3.5", 2),
        ("0.00000", 0),
    ],
)
def test_significant_digits(text: str, count: int) -> None:
    """Zeros in front carry no meaning, zeros at the end do."""
    assert quotes.significant_digits(text) == count


def test_a_rough_ticker_line_is_not_convertible(make_rate: MakeRate) -> None:
    """One or two digits from a ticker are too few; the same digits from a bank are its decision."""
    assert not quotes.convertible(make_rate("UZS/USD", "0.00008"))
    assert not quotes.convertible(make_rate("UZS/USD", "0.00012"))
    assert quotes.convertible(make_rate("KZT/USD", "0.00192"))
    assert quotes.convertible(make_rate("USD/TMT", "3.5", kind=RateKind.PEG))


@pytest.mark.parametrize("value", ["0.00000", "abc", "", "-1", "NaN", "1e5", "٣", "1" * 30])
def test_an_illegible_value_is_told_not_computed(make_rate: MakeRate, value: str) -> None:
    """What is no number above zero is not convertible, and asking for it says so in a sentence."""
    rate = make_rate("UZS/USD", value)

    assert not quotes.convertible(rate)
    with pytest.raises(BadInput, match="UZS/USD"):
        quotes.ratio(rate)


def test_printed_digits_bound_what_a_dollar_costs(make_rate: MakeRate) -> None:
    """0.00008 is anything from 0.000075 to 0.000085; the other way round, 12 is 11.5 to 12.5."""
    least, most = quotes.dollar_cost_range(make_rate("UZS/USD", "0.00008"))
    assert (round(least), round(most)) == (11765, 13333)

    assert quotes.dollar_cost_range(make_rate("USD/UZS", "12")) == (Decimal("11.5"), Decimal("12.5"))


def test_a_pair_without_the_dollar_is_known_as_such(make_rate: MakeRate) -> None:
    """A cross such as EUR/KZT, or a dollar in dollars, has no local side."""
    assert not quotes.against_dollar(make_rate("EUR/KZT", "600"))
    assert not quotes.against_dollar(make_rate("USD/USD", "1"))
    assert quotes.local_currency(make_rate("USD/KZT", "520")) == "KZT"
