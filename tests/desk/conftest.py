"""A newsroom of its own for each test, and a clock that only tests move."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsdesk.desk import Desk, Newsroom


@dataclass
class HandClock:
    """Stands still until a test moves it on."""

    at: datetime = field(default_factory=lambda: datetime(2025, 12, 12, 6, 0, tzinfo=UTC))

    def now(self) -> datetime:
        """Return the time it stands at."""
        return self.at

    def pass_(self, **time: float) -> None:
        """Move it on by a timedelta's arguments."""
        self.at += timedelta(**time)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock) -> Iterator[Desk]:
    desk = Desk(Newsroom.create(tmp_path / "newsroom", clock, "Aigul", "The Courier"))
    yield desk
    desk.close()


@pytest.fixture
def other_desk(tmp_path: Path, clock: HandClock) -> Iterator[Desk]:
    """A second newsroom, for what goes from one desk to another."""
    desk = Desk(Newsroom.create(tmp_path / "other newsroom", clock, "Timur", "The Messenger"))
    yield desk
    desk.close()
