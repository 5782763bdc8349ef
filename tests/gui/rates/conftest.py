"""What dialogs of rates are given."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from newsdesk.desk.rates.deciding import HeldRate
from newsdesk.desk.rates.states import SourceLine
from newsdesk.domain.rate_sources import Outcome, SourceState
from newsdesk.domain.rates import Decision, Rate, RateKind, Verdict
from newsdesk.rates.sources.table import source_named

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = date(2026, 11, 20)

MakeLine = Callable[..., SourceLine]


@pytest.fixture
def make_line() -> MakeLine:
    """Return a function that makes a source's line by its key, its outcome (None: never asked) and more."""

    def make(key: str, outcome: Outcome | None = Outcome.RATES, **rest: object) -> SourceLine:
        source = source_named(key)
        well = outcome is Outcome.RATES
        sentence = f"{source.name}: {outcome or 'not asked'}."
        state = SourceState(key, NOON, NOON if well else None, outcome, sentence) if outcome else None
        known = {"asked": True, "askable": True, "address": source.address, "expected": None}
        return SourceLine(source=source, state=state, sentence=sentence, **(known | rest))  # type: ignore[arg-type]

    return make


@pytest.fixture
def held() -> tuple[HeldRate, ...]:
    """Two rates that wait: a soum without, and a som with one before it."""
    soum = Rate("CBU", "USD", "UZS", "13900.00", RateKind.OFFICIAL, DAY, NOON)
    som = Rate("NBKR", "USD", "KGS", "97.00", RateKind.OFFICIAL, DAY, NOON)
    return (
        HeldRate(Decision(7, soum, Verdict.HELD, "It moved by 9.5 percent.", "", NOON), "UZS", None),
        HeldRate(
            Decision(8, som, Verdict.HELD, "It is far from the Bank of Russia’s.", "", NOON),
            "KGS",
            som._replace(value="87.45", effective=date(2026, 11, 19)),
        ),
    )
