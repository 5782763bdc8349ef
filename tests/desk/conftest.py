"""A newsroom of its own for each test, a clock that only tests move, and stories in any state."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from newsdesk.desk import Desk, Newsroom
from newsdesk.desk.intake import TakenIn
from newsdesk.domain.changes import Done
from newsdesk.domain.findings import Severity
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Status, StoryText
from tests.desk.two_desks import MILL, Send
from tests.hand_clock import HandClock

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


@pytest.fixture
def send(tmp_path: Path, clock: HandClock) -> Send:
    """Send stories, or else the edition of the day, from one desk to another in a bundle."""
    numbers = count(1)

    def send(sender: Desk, receiver: Desk, *uids: str) -> Done[TakenIn]:
        path, out = tmp_path / f"bundle-{next(numbers)}.zip", sender.publishing
        clock.pass_(minutes=1)
        edition = out.selection(uids) if uids else sender.editions.on(clock.now().date())
        held_back = any(each.severity is Severity.ERROR for each in out.checklist(edition))
        why = "To a desk." if held_back else ""
        if uids:
            out.export_selection(edition, path, Silent(), why)
        else:
            out.export(edition.uid, path, Silent(), why)
        clock.pass_(minutes=1)
        return receiver.intake.receive(receiver.intake.read_bundle(path))

    return send


@pytest.fixture
def uid(desk: Desk, other_desk: Desk, send: Send, clock: HandClock) -> str:
    """A story that both desks have."""
    made = desk.stories.new(MILL).value.uid
    clock.pass_(minutes=1)
    send(desk, other_desk, made)
    return made
