"""Where the time comes from. Handed over, so that a test can hold it still."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Anything that knows the time."""

    def now(self) -> datetime:
        """Return the time now: aware, in UTC."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Return the time now: aware, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still at ``at`` (aware, UTC)."""

    at: datetime

    def now(self) -> datetime:
        """Return the time it stands at."""
        return self.at
