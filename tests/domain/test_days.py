"""Days in words."""

from datetime import date

from newsdesk.domain.days import day, short_day, weekday


def test_a_day_is_written_the_house_way() -> None:
    """Day, month in words, year; no leading zero."""
    assert day(date(2025, 11, 3)) == "3 November 2025"


def test_a_day_of_this_year_needs_no_year() -> None:
    """The month is as short as it goes."""
    assert short_day(date(2025, 9, 30)) == "30 Sep"


def test_the_day_of_the_week_is_named() -> None:
    """The third of November 2025 was a Monday."""
    assert weekday(date(2025, 11, 3)) == "Monday"
