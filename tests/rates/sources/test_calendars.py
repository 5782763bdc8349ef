from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.rates.sources import calendars
from newsdesk.rates.sources.source import Source
from newsdesk.rates.sources.table import SOURCES, source_named


def test_bank_of_russia_has_no_table_after_days_of_rest() -> None:
    """1 March 2026 was a Sunday: of five days three have a table. None is set on 4 November."""
    calendar = source_named("cbr").calendar

    days = [date(2026, 3, each) for each in range(1, 6)]
    assert [each.day for each in days if calendar.has_table(each)] == [3, 4, 5]
    assert calendar.has_table(date(2026, 11, 4))
    assert not calendar.has_table(date(2026, 11, 5))


@pytest.mark.parametrize(
    ("key", "without", "around"),
    [
        ("nbk", [date(2025, 6, 6), date(2026, 5, 27)], [date(2026, 5, 26), date(2026, 5, 28)]),
        ("cbu", [date(2025, 3, 31), date(2026, 3, 20), date(2026, 5, 27)], [date(2026, 3, 19)]),
        ("nbkr", [date(2026, 3, 22), date(2026, 5, 28)], [date(2026, 3, 20), date(2026, 5, 27)]),
        ("cbt", [date(2026, 3, 20), date(2026, 5, 27)], [date(2026, 3, 19), date(2026, 5, 26)]),
    ],
)
def test_days_of_the_moon_have_no_table(key: str, without: list[date], around: list[date]) -> None:
    """The ends of fasts, days of sacrifice; the som is set the day before, and so lacks the next."""
    has_table = source_named(key).calendar.has_table

    assert not any(map(has_table, without))
    assert all(map(has_table, around))


def test_a_holiday_on_a_sunday_is_kept_on_the_day_after() -> None:
    """8 March 2026: on Monday no bank of the three worked, and no rouble was set for Tuesday."""
    rests = {"nbk": date(2026, 3, 9), "cbu": date(2026, 3, 9), "cbr": date(2026, 3, 10)}

    assert not any(source_named(key).calendar.has_table(day) for key, day in rests.items())


def test_bank_that_carries_its_rate_to_each_day_has_a_table_of_each() -> None:
    """The somoni's, on days of rest as well."""
    assert source_named("nbt").calendar.has_table(date(2026, 3, 22))


def test_euro_rests_at_easter() -> None:
    """Good Friday and Easter Monday 2026 have no table, the Thursday before and the Tuesday after do."""
    calendar = source_named("ecb").calendar

    days = [date(2026, 4, each) for each in range(2, 8)]
    assert [each.day for each in days if calendar.has_table(each)] == [2, 7]


@pytest.mark.parametrize("source", SOURCES, ids=lambda each: each.key)
@given(now=st.datetimes(datetime(2010, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_what_is_due_has_come_and_what_comes_is_ahead(source: Source, now: datetime) -> None:
    """The newest table due is never of a day to come; the next publication never lies behind."""
    calendar = source.calendar

    due = calendar.due(now)
    assert calendar.has_table(due)
    assert due <= calendar.today(now)
    assert now < calendar.next_publication(now) <= now + calendars.LONGEST_REST


def test_next_publication_is_on_a_day_of_work() -> None:
    """On a Friday evening the next tenge is set on Monday; the next rouble too, though it is for Tuesday."""
    friday_evening = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)

    for key in ("nbk", "cbr", "cbu", "ecb"):
        assert source_named(key).calendar.next_publication(friday_evening).date() == date(2026, 11, 23)
