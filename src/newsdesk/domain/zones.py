"""The clocks of the countries that the newsroom covers, and of UTC."""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import tzdata

from newsdesk.domain.errors import BadInput


class City(NamedTuple):
    """A place with a clock on its wall; ``zone`` is its name in the IANA time zone database."""

    name: str
    zone: str


#: In the order in which they are shown. All of Kazakhstan has kept Almaty's time since 1 March 2024.
CITIES = (
    City("Astana", "Asia/Almaty"),
    City("Bishkek", "Asia/Bishkek"),
    City("Dushanbe", "Asia/Dushanbe"),
    City("Tashkent", "Asia/Tashkent"),
    City("Ashgabat", "Asia/Ashgabat"),
    City("UTC", "UTC"),
)


class WallTime(NamedTuple):
    """What the clock of a city shows at a moment; ``local`` is that moment, aware, in the city's zone."""

    city: City
    local: datetime

    @property
    def offset(self) -> str:
        """How far the clock is ahead of UTC: "UTC+5", "UTC+5:30", "UTC"."""
        ahead = self.local - self.local.replace(tzinfo=UTC)
        minutes = -round(ahead.total_seconds() / 60)
        hours, rest = divmod(abs(minutes), 60)
        if not minutes:
            return "UTC"
        return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"


def wall_times(moment: datetime) -> tuple[WallTime, ...]:
    """Return what the clocks of all ``CITIES`` show at a moment (aware), in their order."""
    return tuple(wall_time(moment, city) for city in CITIES)


def wall_time(moment: datetime, city: City) -> WallTime:
    """Return what one city's clock shows at a moment (aware)."""
    return WallTime(city, moment.astimezone(zone(city.zone)))


def moment_of(local: datetime, city: City) -> datetime:
    """Return the moment (UTC) at which a city's clock shows ``local``, a time without a zone.

    Of an hour that a clock shows twice it is the first, unless ``local.fold`` says otherwise (PEP 495).
    """
    return local.replace(tzinfo=zone(city.zone)).astimezone(UTC)


def zone(name: str) -> ZoneInfo:
    """Return a zone (IANA) from our own database: a system's may be years old, and an hour wrong."""
    with Path(tzdata.__file__).with_name("zoneinfo").joinpath(name).open("rb") as file:
        return ZoneInfo.from_file(file, name)


def city_named(name: str) -> City:
    """Return the city of that name, however it is capitalised; BadInput if it is none of ``CITIES``."""
    for city in CITIES:
        if city.name.casefold() == name.strip().casefold():
            return city
    names = ", ".join(city.name for city in CITIES)
    raise BadInput(f"“{name}” has no clock here. Name one of these: {names}.")


def moment_written(written: str, city: City) -> datetime:
    """Return the moment (UTC) that "2026-11-30 14:00" means in a city; BadInput if it is no such time."""
    try:
        local = datetime.fromisoformat(written.strip())
        if f"{local:%Y-%m-%d %H:%M}" == written.strip():
            return moment_of(local, city)
    except (ValueError, OverflowError):
        pass
    raise BadInput(f"“{written}” is no date and time. Write it as in 2026-11-30 14:00.")
