"""How somebody reads the rates: against what, which way round, and when the banks are asked."""

from dataclasses import dataclass, replace

from newsdesk.gui.rates.schedule import Schedule
from newsdesk.gui.stored import Stored

#: The lines of the board show one of these numbers of days.
TRENDS = (7, 30, 90)

#: So many moves are remembered as told.
REMEMBERED = 60


@dataclass(frozen=True, slots=True)
class RateHabits(Stored):
    """What sticks. ``told`` are the moves that the desk has been told of: a currency and a day each."""

    base: str = "USD"
    turned: bool = False
    days: int = 30
    converting: bool = False
    schedule: Schedule = Schedule.EVERY_3_HOURS
    told: tuple[str, ...] = ()

    def telling(self, told: tuple[str, ...]) -> "RateHabits":
        """Return the same with these moves told as well."""
        return replace(self, told=tuple(dict.fromkeys((*told, *self.told)))[:REMEMBERED])


class RateMemory:
    """Holds the habits of one window, for the panel, the schedule and the dialogs."""

    def __init__(self, now: RateHabits | None = None) -> None:
        self.now = now or RateHabits()
        if self.now.days not in TRENDS:
            self.now = replace(self.now, days=RateHabits().days)

    def turn(self, **habits: object) -> None:
        """Let these habits be like this from now on."""
        self.now = replace(self.now, **habits)  # type: ignore[arg-type]
