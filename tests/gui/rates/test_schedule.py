"""When the sources are asked by themselves."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from newsdesk.gui.controllers.rate_updates import last_asked
from newsdesk.gui.rates.habits import REMEMBERED, RateHabits, RateMemory
from newsdesk.gui.rates.schedule import WORDS, Schedule, due
from tests.gui.rates.conftest import MakeLine

HOUR = timedelta(hours=1)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("schedule", "ago", "expected"),
    [
        (Schedule.OFF, timedelta(days=9), False),
        (Schedule.HOURLY, timedelta(minutes=59), False),
        (Schedule.HOURLY, HOUR, True),
        (Schedule.EVERY_3_HOURS, 2 * HOUR, False),
        (Schedule.EVERY_3_HOURS, 3 * HOUR, True),
        (Schedule.MORNING, 3 * HOUR, False),
        (Schedule.MORNING, 5 * HOUR, True),
    ],
)
def test_so_often(schedule: Schedule, ago: timedelta, expected: bool) -> None:
    """In the morning: once after eight."""
    assert due(schedule, NOON - ago, NOON) is expected


@pytest.mark.parametrize("schedule", [Schedule.HOURLY, Schedule.EVERY_3_HOURS])
def test_who_was_never_asked_is_asked_at_once(schedule: Schedule) -> None:
    """And so is everybody after the clock was set back."""
    assert due(schedule, None, NOON)
    assert due(schedule, NOON + HOUR, NOON)


def test_morning_is_by_the_clock_on_the_wall() -> None:
    """Eight in Tashkent is three in the morning in Greenwich."""
    tashkent = timezone(timedelta(hours=5))
    before, after = (datetime(2026, 11, 23, hour, 5, tzinfo=tashkent) for hour in (7, 8))

    assert not due(Schedule.MORNING, None, before)
    assert not due(Schedule.MORNING, before - 5 * HOUR, before)
    assert due(Schedule.MORNING, None, after)
    assert due(Schedule.MORNING, before - 5 * HOUR, after)


def test_every_choice_has_words() -> None:
    """None is missing where it is chosen."""
    assert set(WORDS) == set(Schedule)


def test_habits_stick_and_odd_ones_do_not() -> None:
    """What was stored by another version, or by hand, counts as not stored."""
    habits = RateHabits("EUR", turned=True, days=7, schedule=Schedule.OFF, told=("KZT 2026-11-20",))

    assert RateHabits.of(habits.stored() | {"told": list(habits.told)}) == habits
    assert RateHabits.of({"schedule": "yearly", "days": "many"}) == RateHabits()
    assert RateMemory(RateHabits(days=12)).now.days == 30


def test_moves_are_remembered_but_not_for_ever() -> None:
    """The newest first; nothing grows without end."""
    habits = RateHabits()
    for number in range(2 * REMEMBERED):
        habits = habits.telling((f"KZT {number}",))

    assert len(habits.told) == REMEMBERED
    assert habits.told[0] == f"KZT {2 * REMEMBERED - 1}"
    assert habits.telling((habits.told[3],)).told[0] == habits.told[3]


def test_a_moment_to_come_says_nothing_of_when_somebody_was_asked(make_line: MakeLine) -> None:
    """A source that is asked no more was asked while the clock was wrong: the others count."""
    line, other = make_line("nbk"), make_line("ecb", asked=False)
    assert line.state is not None
    ahead = replace(other, state=line.state._replace(key="ecb", asked=NOON + timedelta(days=400)))

    assert last_asked((line, ahead), NOON + timedelta(minutes=5)) == NOON
    assert last_asked((ahead,), NOON) == NOON + timedelta(days=400)
    assert last_asked((make_line("nbk", None),), NOON) is None
