from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.rates.sources import calendars
from newsdesk.rates.sources.source import Source
from newsdesk.rates.sources.table import SOURCES, source_named

#: Western Easter, as church calendars print it.
EASTERS = [date(2008, 3, 23), date(2011, 4, 24), date(2024, 3, 31), date(2026, 4, 5), date(2038, 4, 25)]


@pytest.mark.parametrize("sunday", EASTERS, ids=str)
def test_easter(sunday: date) -> None:
    """Early ones, late ones, and the one of this year."""
    assert calendars.easter(sunday.year) == sunday


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    """From 22 March to 25 April, whatever the year."""
    sunday = calendars.easter(year)

    assert sunday.weekday() == 6
    assert date(year, 3, 22) <= sunday <= date(year, 4, 25)


def test_bank_of_russia_has_no_table_after_days_of_rest() -> None:
    """1 March 2026 was a Sunday: of five days three have a table. None is set on 4 November."""
    calendar = source_named("cbr").calendar

    days = [date(2026, 3, each) for each in range(1, 6)]
    assert [each.day for each in days if calendar.has_table(each)] == [3, 4, 5]
    assert calendar.has_table(date(2026, 11, 4))
    assert not calendar.has_table(date(2026, 11, 5))


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
