"""Days in words."""

from datetime import date

import pytest

from newsdesk.domain.days import day, on_calendars, short_day, weekday
from newsdesk.domain.errors import BadInput


def test_a_day_is_written_the_house_way() -> None:
    """Day, month in words, year; no leading zero."""
    assert day(date(2025, 11, 3)) == "3 November 2025"


def test_a_day_of_this_year_needs_no_year() -> None:
    """The month is as short as it goes."""
    assert short_day(date(2025, 9, 30)) == "30 Sep"


def test_the_day_of_the_week_is_named() -> None:
    """The third of November 2025 was a Monday."""
    assert weekday(date(2025, 11, 3)) == "Monday"


@pytest.mark.parametrize("when", [date.min, date(1, 12, 31), date(9999, 1, 1), date.max])
def test_a_day_at_the_end_of_time_is_none_for_a_newsroom(when: date) -> None:
    """Of those beside it, in time zones, there would be none."""
    with pytest.raises(BadInput, match=f"“{when}” is in a year that no calendar shows"):
        on_calendars(when)
