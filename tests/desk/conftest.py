"""A newsroom of its own for each test, a clock that only tests move, and stories in any state."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.story import Status, StoryText

#: A text that no rule objects to.
SOUND = StoryText(headline="A Bridge Opens", body="It opened.", byline="Aida Bekova", countries=("KG",))

#: The ways that lead a new story to each state.
WAYS = {
    Status.DRAFT: (),
    Status.IN_EDIT: ("edit",),
    Status.READY: ("ready",),
    Status.PUBLISHED: ("ready", "publish"),
    Status.CORRECTED: ("ready", "publish", "correct"),
    Status.SPIKED: ("ready", "spike"),
}


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


@pytest.fixture
def story(desk: Desk) -> Callable[..., str]:
    """Return a function that makes a story in a state and returns its uid."""

    def make(status: Status = Status.DRAFT, **fields: str) -> str:
        uid = desk.stories.new(SOUND.with_(**fields)).value.uid
        for action in WAYS[status]:
            desk.workflow.act((uid,), action)
        return uid

    return make
