"""A clock that only tests move."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass
class HandClock:
    """Stands still until a test moves it on."""

    at: datetime = datetime(2025, 12, 12, 6, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the time it stands at."""
        return self.at

    def pass_(self, **time: float) -> None:
        """Move it on by a timedelta's arguments."""
        self.at += timedelta(**time)
