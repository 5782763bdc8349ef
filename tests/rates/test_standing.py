"""Whose word on a currency counts."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from newsdesk.domain.rates import Rate, RateKind
from newsdesk.rates.standing import Moment, Standing, chosen

MakeRate = Callable[..., Rate]

TODAY = date(2025, 11, 14)
AT = datetime(2025, 11, 14, 12, tzinfo=UTC)

KINDS = {"Page ticker": RateKind.TICKER, "Frankfurter": RateKind.MARKET, "Aida": RateKind.MANUAL}


@pytest.fixture
def says(make_rate: MakeRate) -> Callable[..., Standing]:
    """Return a function that makes what a source said of the tenge so many days ago."""

    def make(source: str, days: int = 0, value: str = "520") -> Standing:
        kind = KINDS.get(source, RateKind.OFFICIAL)
        effective = TODAY - timedelta(days)
        return Standing("KZT", (make_rate("USD/KZT", value, source=source, kind=kind, effective=effective),))

    return make


Says = Callable[..., Standing]


@pytest.mark.parametrize(
    "sources",
    [
        ("NBK", "CBR", "NBKR", "A bank", "Frankfurter", "Page ticker"),
        ("CBR", "NBKR", "A bank", "Frankfurter", "Page ticker"),
        ("NBKR", "A bank", "Frankfurter", "Page ticker"),
        ("A bank", "Frankfurter", "Page ticker"),
        ("Frankfurter", "Page ticker"),
    ],
)
def test_a_currencys_own_bank_comes_first(says: Says, sources: tuple[str, ...]) -> None:
    """Then the fallback, other banks, the market, and a page last."""
    best = chosen([says(each) for each in reversed(sources)], AT)

    assert best is not None
    assert best.source == sources[0]


def test_own_bank_stands_while_it_rests(says: Says) -> None:
    """A table of today by another bank does not push out one that was carried over."""
    assert chosen([says("NBK", 1), says("CBR")], AT) == says("NBK", 1)


def test_fallback_takes_over_from_a_stale_bank(says: Says) -> None:
    """And where all are stale, the newest does."""
    assert chosen([says("NBK", 10), says("CBR")], AT) == says("CBR")
    assert chosen([says("NBK", 40), says("CBR", 50), says("Page ticker", 30)], AT) == says("Page ticker", 30)


def test_what_an_editor_enters_holds_until_a_newer_table(says: Says) -> None:
    """Of one day it wins; of the day before it is over."""
    assert chosen([says("NBK"), says("Aida")], AT) == says("Aida")
    assert chosen([says("NBK"), says("Aida", 1)], AT) == says("NBK")
    assert chosen([says("NBK", 1), says("Aida")], AT) == says("Aida")


def test_nothing_known_is_nothing() -> None:
    """No rate is made up."""
    assert chosen([], AT) is None


def test_worth_of_a_crossed_currency_is_exact(make_rate: MakeRate) -> None:
    """100 tenge are 16 roubles, a dollar is 80."""
    tenge, dollar = make_rate("KZT/RUB", "16", nominal="100"), make_rate("USD/RUB", "80")

    assert Standing("KZT", (tenge, dollar)).dollars == Fraction(1, 500)


def test_now_is_another_day_elsewhere() -> None:
    """At half past ten in the evening in London it is tomorrow in Astana; a day asked for is that day."""
    now = Moment(datetime(2025, 11, 14, 22, 30, tzinfo=UTC))

    assert now.upto("NBK") == date(2025, 11, 15)
    assert now.upto("A file") == date(2025, 11, 15)
    assert Moment.on(TODAY).upto("NBK") == TODAY
