"""Moments and spans of time in words, by the clocks of several cities."""

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from newsdesk.domain import days
from newsdesk.domain.zones import City, wall_time, wall_times
from newsdesk.text.english import counted, listed

_MINUTES_A_DAY = 24 * 60


def span(time: timedelta) -> str:
    """Write how long something lasts, to the minute, rounded up: "3 h 20 min", "2 days 4 h"."""
    days, rest = divmod(max(1, math.ceil(time.total_seconds() / 60)), _MINUTES_A_DAY)
    hours, minutes = divmod(rest, 60)
    parts = (
        counted(days, "day") if days else "",
        f"{hours} h" if hours else "",
        # Nobody plans to the minute what is days away.
        f"{minutes} min" if minutes and not days else "",
    )
    return " ".join(part for part in parts if part)


def short_day(day: date) -> str:
    """Write a day with its weekday, for little room: "Mon, 30 November 2026"."""
    return f"{days.weekday(day)[:3]}, {days.day(day)}"


def until(moment: datetime, now: datetime, city: City) -> str:
    """Write a moment to come by a city's clock: "14:00 Tashkent (09:00 UTC, in 3 h 20 min)".

    The day is written where it is not the day that it is there now. Both times are aware.
    """
    return f"{_there(moment, now, city)} ({_utc(moment, city)}in {span(moment - now)})"


def since(moment: datetime, now: datetime, city: City) -> str:
    """Write a moment that is over by a city's clock: "14:00 Tashkent (09:00 UTC, 5 min ago)"."""
    return f"{_there(moment, now, city)} ({_utc(moment, city)}{span(now - moment)} ago)"


def everywhere(moment: datetime) -> str:
    """Write a moment (aware) by all clocks, those that agree together.

    "Mon, 30 November 2026, 14:00 in Astana, Dushanbe, Tashkent and Ashgabat; 15:00 in Bishkek; 09:00 UTC".
    """
    alike: dict[datetime, list[str]] = {}
    for each in wall_times(moment):
        alike.setdefault(each.local.replace(tzinfo=None), []).append(each.city.name)
    said, day = [], None
    for local, names in alike.items():
        written = "" if local.date() == day else f"{short_day(local.date())}, "
        said.append(f"{written}{local:%H:%M} {_in(names)}")
        day = local.date()
    return "; ".join(said)


def _there(moment: datetime, now: datetime, city: City) -> str:
    local, today = wall_time(moment, city).local, wall_time(now, city).local.date()
    return f"{_day_from(local.date(), today)}{local:%H:%M} {city.name}"


def _day_from(day: date, today: date) -> str:
    """Write a day as shortly as it is clear from another day, with the comma after it."""
    if day == today:
        return ""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{days.weekday(day)[:3]} {days.short_day(day)}{year}, "


def _utc(moment: datetime, city: City) -> str:
    """Write what UTC is meanwhile, with its day where that is another one; nothing for UTC itself."""
    *_, utc = wall_times(moment)
    if city == utc.city:
        return ""
    day = _day_from(utc.local.date(), wall_time(moment, city).local.date())
    return f"{day}{utc.local:%H:%M} UTC, "


def _in(names: Sequence[str]) -> str:
    if list(names) == ["UTC"]:
        return "UTC"
    return f"in {listed(names)}"
