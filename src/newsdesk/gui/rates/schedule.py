"""When the sources are asked by themselves."""

from datetime import datetime, time, timedelta
from enum import StrEnum

#: From when on it is morning, by this computer's clock.
MORNING = time(8)


class Schedule(StrEnum):
    """How often, if at all."""

    OFF = "off"
    HOURLY = "hourly"
    EVERY_3_HOURS = "every 3 hours"
    MORNING = "in the morning"


#: What each is called where it is chosen.
WORDS = {
    Schedule.OFF: "Never",
    Schedule.HOURLY: "Every hour",
    Schedule.EVERY_3_HOURS: "Every 3 hours",
    Schedule.MORNING: "Once a day, in the morning",
}
_APART = {Schedule.HOURLY: timedelta(hours=1), Schedule.EVERY_3_HOURS: timedelta(hours=3)}


def due(schedule: Schedule, asked: datetime | None, now: datetime) -> bool:
    """Tell whether the sources are to be asked at a moment; ``asked`` is when they were last, if ever.

    Both moments are aware. It is morning by the clock of ``now``. A clock that was set back puts nothing off.
    """
    if schedule is Schedule.OFF:
        return False
    if asked is None or asked > now:
        return schedule is not Schedule.MORNING or now.time() >= MORNING
    if schedule is Schedule.MORNING:
        today = now.replace(hour=MORNING.hour, minute=0, second=0, microsecond=0)
        return asked < today <= now
    return now - asked >= _APART[schedule]
