"""How old a rate is by its source's own calendar: not a number of hours, but tables that should have come."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from newsdesk.domain.days import day, weekday
from newsdesk.domain.rates import AgeState, Rate, RateKind
from newsdesk.rates.sources.calendars import DAILY, ONE_DAY, Calendar
from newsdesk.rates.sources.source import Source

#: A rate of a file, a page or a person, of whose habits nothing is known. Its day begins where that of the
#: banks does first: what somebody enters at night for the new day would else not be in force until morning.
UNKNOWN_HABITS = Calendar("Asia/Bishkek", DAILY, time(23, 59), patience=3)

#: Nothing older than this is counted table by table.
LONG_AGO = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Age:
    """The state of a rate, the day it is ``of``, and ``words``: "rate of Friday, 20 November 2026".

    ``missed`` is how many newer ones should be there and are not, as far as they are counted.
    """

    state: AgeState
    of: date
    words: str
    missed: int = 0


def today(now: datetime) -> date:
    """Return the day that it is at the banks, as soon as it is at the first of them; ``now`` is aware."""
    return UNKNOWN_HABITS.today(now)


def age(rate: Rate, source: Source | None, now: datetime) -> Age:
    """Tell how old a rate is at a moment (aware); ``source`` is None for a file, a page or a person.

    *Current*: no newer one can be there, and no day without a table lies between. *Carried*: the source
    rests, or is no more tables behind than its calendar has patience for. *Stale*: more have failed to come.
    What the rate's value is plays no part: one that has not moved for weeks is not stale.
    """
    if rate.kind is RateKind.PEG:
        return Age(AgeState.CURRENT, rate.effective, "pegged")
    calendar = source.calendar if source else UNKNOWN_HABITS
    day_there, due = calendar.today(now), calendar.due(now)
    of = f"rate of {weekday(rate.effective)}, {day(rate.effective)}"
    if day_there - rate.effective > LONG_AGO:
        return Age(AgeState.STALE, rate.effective, f"{of}: no newer one has come")
    missed = sum(map(calendar.has_table, _after(rate.effective, due)))
    if missed > calendar.patience:
        return Age(AgeState.STALE, rate.effective, f"{of}: {missed} newer ones should have come", missed)
    if missed:
        return Age(AgeState.CARRIED, rate.effective, f"{of}: the next one is late", missed)
    if all(map(calendar.has_table, _after(rate.effective, day_there))):
        return Age(AgeState.CURRENT, rate.effective, of)
    return Age(AgeState.CARRIED, rate.effective, f"{of}, carried over days without a new one")


def _after(first: date, last: date) -> list[date]:
    """Return the days after the first, up to the last."""
    return [first + each * ONE_DAY for each in range(1, (last - first).days + 1)]
