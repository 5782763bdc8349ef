"""Times in words that people in six cities understand."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.zones import city_named
from newsdesk.text.clocks import everywhere, since, span, until

END = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
TASHKENT, BISHKEK, WORLD = (city_named(name) for name in ("Tashkent", "Bishkek", "UTC"))


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ({"seconds": 1}, "1 min"),
        ({"minutes": 59, "seconds": 1}, "1 h"),
        ({"hours": 3, "minutes": 19, "seconds": 1}, "3 h 20 min"),
        ({"days": 1}, "1 day"),
        ({"days": 2, "hours": 4, "minutes": 30}, "2 days 4 h"),
    ],
)
def test_a_span_is_written_to_the_minute_and_rounded_up(time: dict[str, int], words: str) -> None:
    """An embargo of which seconds are left is not over; what is days away needs no minutes."""
    assert span(timedelta(**time)) == words


@given(st.timedeltas(timedelta(microseconds=1), timedelta(days=4000)))
def test_a_span_is_never_nothing(time: timedelta) -> None:
    """Whatever is left, something is said of it."""
    assert span(time)


def test_a_time_today_needs_no_date() -> None:
    """The city's own clock first, UTC beside it, and how long it takes."""
    now = END - timedelta(hours=3, minutes=20)

    assert until(END, now, TASHKENT) == "14:00 Tashkent (09:00 UTC, in 3 h 20 min)"
    assert until(END, now, WORLD) == "09:00 UTC (in 3 h 20 min)"


def test_another_day_is_named_where_it_is_another_day() -> None:
    """That of the city, and UTC's where it differs; the year only if it is another."""
    late = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)

    assert until(late, END, BISHKEK) == "Tue 1 Dec, 02:00 Bishkek (Mon 30 Nov, 20:00 UTC, in 11 h)"
    assert until(late.replace(year=2027), END, TASHKENT).startswith("Wed 1 Dec 2027, 01:00 Tashkent")


def test_a_time_that_is_over_says_how_long() -> None:
    """By the same clocks."""
    assert since(END, END + timedelta(minutes=5), TASHKENT) == "14:00 Tashkent (09:00 UTC, 5 min ago)"


def test_all_clocks_are_named_together_where_they_agree() -> None:
    """With a day wherever it is not the one just named."""
    assert everywhere(END) == (
        "Mon, 30 November 2026, 14:00 in Astana, Dushanbe, Tashkent and Ashgabat; 15:00 in Bishkek; 09:00 UTC"
    )
    assert everywhere(END.replace(hour=20)) == (
        "Tue, 1 December 2026, 01:00 in Astana, Dushanbe, Tashkent and Ashgabat; 02:00 in Bishkek; "
        "Mon, 30 November 2026, 20:00 UTC"
    )
