"""A date alone on a line."""

from datetime import date

import pytest

from newsdesk.capture.dates import is_stamp, read


@pytest.mark.parametrize(
    "line",
    [
        "12 December 2025",
        "December 12, 2025",
        "12.12.2025",
        "2025-12-12",
        "Friday, 12 December 2025",
        "Fri 12 Dec 2025",
        "Dec. 12, 2025",
        "December 12th, 2025",
        "12 DECEMBER 2025",
        "12 декабря 2025",
        "12 декабря 2025 г.",
        "12 декабря 2025 года",
        "Пятница, 12 декабря 2025",
        "12 декабря 2025, 14:30",
        "12 декабря 2025 г. в 14:30",
        "12.12.2025 14:30",
        "14:30, 12 декабря 2025",
        "14:30 | 12.12.2025",
        "2025-12-12 14:30:05",
        "Dec 12, 2025 10:30 AM",
        "Friday, December 12, 2025 at 2:30 p.m. EST",
        "12 December 2025 – 14:30 (UTC+5)",
        "Опубликовано: 12.12.2025",
        "Опубликовано: пятница, 12 декабря 2025 года, 14:30 МСК",
        "Published on 12 December 2025",
        "Updated: Dec. 12, 2025",
    ],
)
def test_forms_that_pages_print(line: str) -> None:
    """In English and Russian."""
    assert read(line) == date(2025, 12, 12)


@pytest.mark.parametrize("line", ["1.1.0001", "31 December 9999", "31.2.2025", "12.13.2025"])
def test_a_day_that_no_calendar_shows_is_none(line: str) -> None:
    """No edition could go out with a story of it."""
    assert read(line) is None


def test_the_day_comes_first_in_figures() -> None:
    """As everywhere in the region; only the ISO form begins with the year."""
    assert read("1.2.2025") == date(2025, 2, 1)
    assert read("2025-2-1") == date(2025, 2, 1)


@pytest.mark.parametrize(
    "line",
    [
        "30 February 2025",
        "12 Smarch 2025",
        "December 2025",
        "On 12 December 2025",
        "12 December 2025 was cold",
        "Friday, 12 December 2025: the day in brief, and what comes next",
        "12/11/2025",
        "14:30",
        "12 December 2025, 14:30 was cold",
        "12 декабря, 14:30",
        "",
    ],
)
def test_anything_else_is_none(line: str) -> None:
    """A day that is none, a sentence, or figures that two countries read in two ways."""
    assert read(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "12 декабря, 14:30",
        "14:30, 12 декабря",
        "Сегодня, 14:30",
        "Yesterday at 10:30 PM",
        "Published: Dec 12",
    ],
)
def test_a_stamp_may_have_no_year(line: str) -> None:
    """It says when, though not on which day it was."""
    assert is_stamp(line)
    assert read(line) is None


@pytest.mark.parametrize(
    "line", ["8 Марта", "Today", "May 9", "14:30", "12 Smarch, 14:30", "Today at 10:30 it rained"]
)
def test_a_headline_is_no_stamp(line: str) -> None:
    """Days have names that are headlines, too."""
    assert not is_stamp(line)


def test_every_month_is_known() -> None:
    """By its name and by its first letters."""
    days = [date(2025, month, 3) for month in range(1, 13)]

    assert [read(f"3 {day:%B} 2025") for day in days] == days
    assert [read(f"{day:%b} 3, 2025") for day in days] == days
