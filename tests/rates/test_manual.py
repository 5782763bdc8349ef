from datetime import UTC, date, datetime
from typing import Any

import pytest

from newsdesk.domain.errors import BadInput
from newsdesk.domain.rates import RateKind
from newsdesk.rates.manual import by_hand

GOOD: dict[str, Any] = {
    "name": "Aigul  Sadykova",
    "reason": "the bank read it out on the phone",
    "currency": "kgs",
    "per_dollar": "88,4500",
    "effective": date(2026, 11, 23),
    "fetched": datetime(2026, 11, 23, 6, 0, tzinfo=UTC),
}


def test_rate_by_hand_carries_name_and_reason() -> None:
    """Who said so is its source, why is kept beside it, and the number keeps its zeros."""
    rate, reason = by_hand(**GOOD)

    assert (rate.source, rate.pair, rate.value, rate.kind) == (
        *("Aigul Sadykova", "USD/KGS", "88.4500"),
        RateKind.MANUAL,
    )
    assert reason == "the bank read it out on the phone"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " "}, "needs a name"),
        ({"reason": ""}, "needs a reason"),
        ({"currency": "SOM"}, "“SOM” is no currency code"),
        ({"currency": "USD"}, "in another currency"),
        ({"per_dollar": "0"}, "“0” is not a number above zero"),
        ({"per_dollar": "about 88"}, "“about 88” is not a number"),
        ({"effective": date(2027, 11, 23)}, "2027-11-23 is too far ahead"),
    ],
)
def test_what_is_missing_or_wrong_is_said(wrong: dict[str, Any], said: str) -> None:
    """One sentence that names it."""
    with pytest.raises(BadInput, match=said):
        by_hand(**(GOOD | wrong))
