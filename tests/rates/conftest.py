"""Rates to test with: made by hand, on one day."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from newsdesk.domain.rates import Rate, RateKind

MakeRate = Callable[..., Rate]


@pytest.fixture(scope="session")
def make_rate() -> MakeRate:
    """Return a function that makes a rate of a pair and a value; anything else can be given by name."""

    def make(pair: str, value: str, **rest: object) -> Rate:
        base, quote = pair.split("/")
        known = {
            "source": "The page",
            "kind": RateKind.TICKER if quote == "USD" else RateKind.OFFICIAL,
            "effective": date(2025, 11, 14),
            "fetched": datetime(2025, 11, 14, 6, 30, tzinfo=UTC),
        }
        return Rate(base=base, quote=quote, value=value, **(known | rest))  # type: ignore[arg-type]

    return make
