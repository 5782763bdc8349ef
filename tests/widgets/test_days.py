"""Days as Qt has them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, Qt

from newsdesk.widgets.days import english, from_qt, to_qt


@given(st.dates())
def test_a_day_goes_there_and_back(day: date) -> None:
    """Whichever it is."""
    assert from_qt(to_qt(day)) == day


def test_a_moment_is_on_a_day() -> None:
    """The one of the zone that it is told in."""
    assert to_qt(datetime(2026, 11, 23, 23, 59, tzinfo=UTC)) == QDate(2026, 11, 23)


def test_what_is_no_day_is_none() -> None:
    """It does not become another one."""
    with pytest.raises(ValueError, match="year"):
        from_qt(QDate())


def test_days_are_written_in_english_whatever_the_computer_speaks() -> None:
    """And weeks begin on Monday."""
    assert english().toString(QDate(2026, 11, 23), "dddd, d MMMM") == "Monday, 23 November"
    assert english().firstDayOfWeek() is Qt.DayOfWeek.Monday
