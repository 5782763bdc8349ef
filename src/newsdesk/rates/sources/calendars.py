"""When a source sets its rates, and on which days it rests."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache

from newsdesk.assets import holiday_folder
from newsdesk.domain import zones

DAILY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))

ONE_DAY = timedelta(days=1)

#: Nobody is asked for older rates: no currency of the region is older.
EARLIEST = date(1992, 1, 1)

#: More days than any source rests.
LONGEST_REST = timedelta(days=15)


@cache
def holidays(country: str) -> frozenset[str]:
    """Return the days (ISO 8601) on which the banks of a country rest, as the build wrote them down.

    ``country`` is ISO 3166, "ECB" for those that have the euro; "" is nobody's, and has none. Days of the
    moon are among them: for years to come they are reckoned, and may be one off.
    """
    return frozenset((holiday_folder() / f"{country}.txt").read_text("utf-8").split() if country else ())


class Sets(Enum):
    """For which day a source sets a table."""

    SAME_DAY = "for the day itself"
    NEXT_DAY = "for the next day"
    NEXT_WORKING_DAY = "for the next working day"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days that have a table of their own, and when it is there.

    ``weekdays`` (from Monday = 0) say which days have one, but none is set on the ``holidays`` of a country;
    it is ``published`` at that time in ``zone`` (IANA), ahead as ``sets`` says. ``patience`` is how many
    tables may fail to come before the last one is stale: for days of rest that were decreed late, and for
    banks that are late.
    """

    zone: str
    weekdays: frozenset[int]
    published: time
    sets: Sets = Sets.SAME_DAY
    holidays: str = ""
    patience: int = 1

    def has_table(self, day: date) -> bool:
        """Tell whether this day has a table of its own."""
        set_on = day - ONE_DAY if self.sets is Sets.NEXT_DAY else day
        return day.weekday() in self.weekdays and set_on.isoformat() not in holidays(self.holidays)

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
