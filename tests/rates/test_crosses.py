from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.rates import Rate
from newsdesk.rates import crosses

MakeRate = Callable[..., Rate]

PRINTED = st.decimals("0.0001", "99999", places=4).map(lambda each: format(each, "f"))
NOMINALS = st.sampled_from(["1", "10", "100", "10000"])


def test_bank_s_own_row_of_the_dollar_gives_its_currency(make_rate: MakeRate) -> None:
    """The som comes of the dollar's row alone, the tenge over it; both say which rows they used."""
    dollar, tenge = make_rate("USD/KGS", "88"), make_rate("KZT/KGS", "17.6", nominal="100")

    worths = crosses.worths([tenge, dollar])

    assert worths["KGS"].dollars == Fraction(1, 88)
    assert worths["KGS"].used == (dollar,)
    assert worths["KZT"].dollars == Fraction(176, 88_000)
    assert worths["KZT"].used == (tenge, dollar)


def test_euro_table_is_crossed_the_other_way_round(make_rate: MakeRate) -> None:
    """ECB says what an euro costs: the yuan comes over the euro's row of the dollar."""
    dollar, yuan = make_rate("EUR/USD", "1.25"), make_rate("EUR/CNY", "8")

    worths = crosses.worths([dollar, yuan])

    assert worths["EUR"].dollars == Fraction(5, 4)
    assert worths["CNY"].dollars == Fraction(5, 32)


@given(dollar=PRINTED, other=PRINTED, nominals=st.tuples(NOMINALS, NOMINALS))
def test_cross_is_exact(make_rate: MakeRate, dollar: str, other: str, nominals: tuple[str, str]) -> None:
    """Nothing is rounded: turned back, the two printed values come out."""
    rows = [
        make_rate("USD/RUB", dollar, nominal=nominals[0]),
        make_rate("UZS/RUB", other, nominal=nominals[1]),
    ]

    worths = crosses.worths(rows)

    assert worths["UZS"].dollars / worths["RUB"].dollars == Fraction(other) / Fraction(nominals[1])
    assert 1 / worths["RUB"].dollars == Fraction(dollar) / Fraction(nominals[0])


def test_table_without_the_dollar_gives_nothing(make_rate: MakeRate) -> None:
    """And a row that says zero takes part in nothing."""
    assert crosses.worths([make_rate("KZT/KGS", "0.17")]) == {}
    assert crosses.worths([make_rate("USD/KGS", "0.0000"), make_rate("KZT/KGS", "0.17")]) == {}


def test_sources_and_days_are_not_mixed(make_rate: MakeRate) -> None:
    """A cross of two banks, or of two days, would be a rate that nobody set."""
    dollar = make_rate("USD/KGS", "88")

    for other in ({"source": "Another"}, {"effective": date(2025, 11, 13)}):
        with pytest.raises(ValueError, match="several sources or days"):
            crosses.worths([dollar, make_rate("KZT/KGS", "0.17", **other)])
