"""Six clocks show one moment, and each of them leads back to it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.errors import BadInput
from newsdesk.domain.zones import CITIES, city_named, moment_of, moment_written, wall_time, wall_times

#: Since Kazakhstan has one time, no clock of ours has been set.
moments = st.datetimes(
    datetime.fromisoformat("2024-03-02"), datetime.fromisoformat("2100-01-01"), timezones=st.just(UTC)
)


def test_the_clocks_are_those_of_2026() -> None:
    """Kazakhstan has kept UTC+5 since 1 March 2024, and Bishkek alone is an hour ahead of the others."""
    noon = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)

    assert [(each.city.name, f"{each.local:%H:%M}", each.offset) for each in wall_times(noon)] == [
        ("Astana", "17:00", "UTC+5"),
        ("Bishkek", "18:00", "UTC+6"),
        ("Dushanbe", "17:00", "UTC+5"),
        ("Tashkent", "17:00", "UTC+5"),
        ("Ashgabat", "17:00", "UTC+5"),
        ("UTC", "12:00", "UTC"),
    ]


def test_kazakhstan_changed_its_time_once() -> None:
    """The day before, Astana was where Bishkek is."""
    before = datetime(2024, 2, 29, 12, 0, tzinfo=UTC)

    assert wall_time(before, city_named("Astana")).offset == "UTC+6"


@given(moments)
def test_a_wall_time_leads_back_to_its_moment(moment: datetime) -> None:
    """By any city's clock, to the microsecond."""
    for each in wall_times(moment):
        assert each.local == moment
        assert moment_of(each.local.replace(tzinfo=None), each.city) == moment


@given(moments)
def test_what_a_clock_shows_can_be_written_and_read(moment: datetime) -> None:
    """To the minute, as the command line takes it."""
    for each in wall_times(moment):
        written = f"{each.local:%Y-%m-%d %H:%M}"

        assert moment_written(written, each.city) == moment.replace(second=0, microsecond=0)


def test_an_hour_that_a_clock_shows_twice_is_the_first() -> None:
    """Astana set its clock back at the end of 29 February 2024."""
    twice = datetime.fromisoformat("2024-02-29 23:30")

    first, second = (moment_of(twice.replace(fold=fold), city_named("Astana")) for fold in (0, 1))

    assert second - first == timedelta(hours=1)


def test_a_city_is_found_however_it_is_written() -> None:
    """Nobody types capitals in a terminal; the refusal names all that there are."""
    assert city_named(" tashkent").name == "Tashkent"
    with pytest.raises(BadInput, match="Astana, Bishkek, Dushanbe, Tashkent, Ashgabat, UTC"):
        city_named("Moscow")


@pytest.mark.parametrize("written", ["", "14:00", "2026-11-31 14:00", "2026-11-30T14:00", "0001-01-01 00:00"])
def test_what_is_no_time_is_refused(written: str) -> None:
    """With the way to write one; also a time so long ago that UTC has no date for it."""
    with pytest.raises(BadInput, match="Write it as in 2026-11-30 14:00"):
        moment_written(written, CITIES[0])
