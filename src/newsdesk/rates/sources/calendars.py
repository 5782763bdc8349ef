"""When a source sets its rates, and on which days it rests."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from newsdesk.domain import zones

DAILY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))

ONE_DAY = timedelta(days=1)

#: Nobody is asked for older rates: no currency of the region is older.
EARLIEST = date(1992, 1, 1)

#: More days than any source rests.
LONGEST_REST = timedelta(days=15)

#: Day and month of holidays that do not move; those of the moon are not known in advance. Labour Code of
#: Kazakhstan; decrees of Uzbekistan; Labour Code of Russia, art. 112.
KAZAKH = frozenset(
    {(1, 1), (2, 1), (7, 1), (8, 3), (21, 3), (22, 3), (23, 3)}
    | {(1, 5), (7, 5), (9, 5), (6, 7), (30, 8), (25, 10), (16, 12)}
)
UZBEK = frozenset({(1, 1), (8, 3), (21, 3), (9, 5), (1, 9), (1, 10), (8, 12)})
RUSSIAN = frozenset({*((day, 1) for day in range(1, 9)), (23, 2), (8, 3), (1, 5), (9, 5), (12, 6), (4, 11)})
#: Those of TARGET that do not move: ECB, long-term calendar for TARGET closing days.
TARGET = frozenset({(1, 1), (1, 5), (25, 12), (26, 12)})


def easter(year: int) -> date:
    """Return the day of western Easter (Meeus, Astronomical Algorithms, chapter 8)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, before = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, before + 1)


def never(_day: date) -> bool:
    """Tell of a source that knows no holidays."""
    return False


def kazakh_holiday(day: date) -> bool:
    """Tell whether banks of Kazakhstan rest on a weekday."""
    return (day.day, day.month) in KAZAKH


def uzbek_holiday(day: date) -> bool:
    """Tell whether banks of Uzbekistan rest on a weekday."""
    return (day.day, day.month) in UZBEK


def after_russian_holiday(day: date) -> bool:
    """Tell whether no table is for this day, because none was set on the holiday before it."""
    before = day - ONE_DAY
    return (before.day, before.month) in RUSSIAN


def target_holiday(day: date) -> bool:
    """Tell whether TARGET, the payment system of the euro, is closed on a weekday."""
    sunday = easter(day.year)
    return (day.day, day.month) in TARGET or day in {sunday - 2 * ONE_DAY, sunday + ONE_DAY}


class Sets(Enum):
    """For which day a source sets a table."""

    SAME_DAY = "for the day itself"
    NEXT_DAY = "for the next day"
    NEXT_WORKING_DAY = "for the next working day"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days that have a table of their own, and when it is there.

    ``weekdays`` (from Monday = 0) and ``holiday`` say which days have one; it is ``published`` at that time
    in ``zone`` (IANA), ahead as ``sets`` says. ``patience`` is how many tables may fail to come before the
    last one is stale: for holidays that follow the moon, and for banks that are late.
    """

    zone: str
    weekdays: frozenset[int]
    published: time
    sets: Sets = Sets.SAME_DAY
    holiday: Callable[[date], bool] = never
    patience: int = 1

    def has_table(self, day: date) -> bool:
        """Tell whether this day has a table of its own."""
        return day.weekday() in self.weekdays and not self.holiday(day)

    def today(self, now: datetime) -> date:
        """Return the day that it is where the source is; ``now`` is aware."""
        return now.astimezone(zones.zone(self.zone)).date()

    def due(self, now: datetime) -> date:
        """Return the newest day, today at the latest, whose table must be there by now."""
        local = now.astimezone(zones.zone(self.zone))
        day = local.date()
        if self.sets is Sets.SAME_DAY and local.time() < self.published:
            day -= ONE_DAY
        earliest = day - LONGEST_REST
        while day > earliest and not self.has_table(day):
            day -= ONE_DAY
        return day

    def next_publication(self, now: datetime) -> datetime:
        """Return when the next new table is to be expected, after ``now``, in the zone of ``now``."""
        day, latest = self.today(now), self.today(now) + LONGEST_REST
        moment = self._moment(day)
        while day < latest and (moment <= now or not self._publishes(day)):
            day += ONE_DAY
            moment = self._moment(day)
        return moment.astimezone(now.tzinfo)

    def _publishes(self, day: date) -> bool:
        return self.has_table(day + ONE_DAY if self.sets is Sets.NEXT_DAY else day)

    def _moment(self, day: date) -> datetime:
        return datetime.combine(day, self.published, tzinfo=zones.zone(self.zone))
