from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from newsdesk.domain.rates import AgeState, Rate, RateKind
from newsdesk.rates.ages import age
from newsdesk.rates.sources.table import source_named

MakeRate = Callable[..., Rate]

#: Source, day of the rate and moment (UTC) in November 2026, and what the rate is then. The 20th is a Friday.
CASES = [
    ("nbk", 20, "20 18:00", "current"),
    ("nbk", 20, "21 06:00", "carried"),
    ("nbk", 20, "22 20:30", "carried"),
    ("nbk", 19, "23 06:00", "stale"),
    ("nbk", 23, "20 18:00", "current"),
    ("nbkr", 23, "23 06:00", "current"),
    ("nbkr", 21, "22 20:00", "carried"),
    ("nbkr", 19, "22 20:00", "stale"),
    ("nbt", 22, "23 03:00", "current"),
    ("nbt", 22, "23 09:00", "carried"),
    ("nbt", 21, "23 09:00", "stale"),
    ("cbr", 21, "22 09:00", "carried"),
    ("cbr", 21, "23 09:00", "carried"),
    ("cbr", 21, "24 09:00", "carried"),
    ("cbr", 24, "24 09:00", "current"),
    ("cbr", 18, "24 09:00", "stale"),
    ("ecb", 20, "20 20:00", "current"),
    ("ecb", 20, "22 09:00", "carried"),
    ("ecb", 19, "20 09:00", "current"),
    ("ecb", 18, "20 20:00", "stale"),
]


@pytest.mark.parametrize(
    ("key", "of", "now", "state"), CASES, ids=[" ".join(map(str, each)) for each in CASES]
)
def test_age_is_told_by_the_source_s_own_calendar(
    make_rate: MakeRate, key: str, of: int, now: str, state: str
) -> None:
    """A weekend, a morning before the hour, a table that is late, and one that never came."""
    rate = make_rate("USD/KGS", "88", effective=date(2026, 11, of))
    moment = datetime.strptime(f"2026-11-{now}+0000", "%Y-%m-%d %H:%M%z")

    assert age(rate, source_named(key), moment).state == AgeState(state)


def test_euro_is_carried_over_easter(make_rate: MakeRate) -> None:
    """Four days without a table, and nothing is missing; the words name the day."""
    rate = make_rate("EUR/USD", "1.1", effective=date(2026, 4, 2))

    told = age(rate, source_named("ecb"), datetime(2026, 4, 6, 18, 0, tzinfo=UTC))

    assert told.state is AgeState.CARRIED
    assert told.of == date(2026, 4, 2)
    assert told.words == "rate of Thursday, 2 April 2026, carried over days without a new one"


def test_tenge_is_carried_over_the_day_of_sacrifice(make_rate: MakeRate) -> None:
    """It moves by eleven days a year, and is no day on which a table is missing."""
    rate = make_rate("USD/KZT", "475.09", effective=date(2026, 5, 26))

    told = age(rate, source_named("nbk"), datetime(2026, 5, 27, 14, 0, tzinfo=UTC))

    assert (told.state, told.missed) == (AgeState.CARRIED, 0)
    assert told.words == "rate of Tuesday, 26 May 2026, carried over days without a new one"


def test_flat_som_is_not_stale(make_rate: MakeRate) -> None:
    """The day counts, not the number: the same 87.4500 under a new date is a new rate."""
    rate = make_rate("USD/KGS", "87.4500", effective=date(2026, 11, 23))

    assert age(rate, source_named("nbkr"), datetime(2026, 11, 23, 6, 0, tzinfo=UTC)).state is AgeState.CURRENT


def test_peg_does_not_age(make_rate: MakeRate) -> None:
    """It holds until somebody changes it."""
    rate = make_rate("USD/TMT", "3.5", kind=RateKind.PEG, effective=date(2015, 1, 1))

    assert age(rate, source_named("peg"), datetime(2026, 11, 23, tzinfo=UTC)).state is AgeState.CURRENT


@pytest.mark.parametrize(("day", "state"), [(23, "current"), (20, "carried"), (18, "stale")])
def test_rate_of_a_person_is_good_for_three_days(make_rate: MakeRate, day: int, state: str) -> None:
    """Of a file, a page or a person it is not known when they would have a new one."""
    rate = make_rate("USD/KGS", "88", effective=date(2026, 11, day))

    assert age(rate, None, datetime(2026, 11, 23, 12, 0, tzinfo=UTC)).state == AgeState(state)


def test_rate_of_years_ago_is_stale_at_once(make_rate: MakeRate) -> None:
    """Its missing tables are not counted one by one."""
    rate = make_rate("USD/KGS", "45", effective=date(1994, 1, 1))

    told = age(rate, source_named("nbkr"), datetime(2026, 11, 23, tzinfo=UTC))

    assert (told.state, told.words) == (
        AgeState.STALE,
        "rate of Saturday, 1 January 1994: no newer one has come",
    )
