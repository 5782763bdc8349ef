"""How long it takes to do something with many stories at once, each time one step and its undoing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks import archives
from benchmarks.measuring import Measure
from newsdesk.app.wiring import open_desk
from newsdesk.desk import Desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.journal import Stepped
from newsdesk.domain.query import Sort
from newsdesk.text.query import parse

MANY = 500
ROUNDS = 5


@pytest.fixture
def desk(folder: Path, newsroom_of: Callable[[int], Path]) -> Iterator[Desk]:
    """Open a newsroom of 10,000 stories that may be changed."""
    newsroom = archives.copy(newsroom_of(10_000), folder)
    desk = open_desk(newsroom, SystemClock(), "Aigul", may_start=False).desk
    yield desk
    desk.close()


@pytest.mark.parametrize(
    ("what", "do"),
    [
        ("spike", lambda desk, uids: desk.workflow.act(uids, "spike")),
        ("tag", lambda desk, uids: desk.workflow.set_tags(uids, add=("grain",))),
    ],
)
def test_many(
    measure: Measure, desk: Desk, what: str, do: Callable[[Desk, tuple[str, ...]], Stepped]
) -> None:
    """There and back, with every revision, line of the journal and word of the search index."""
    uids = desk.finding.uids(parse("status:ready"), Sort())[:MANY]
    measure(
        f"{what} {MANY} of 10,000, and undo",
        lambda: desk.workflow.undo(do(desk, uids).step.number),
        rounds=ROUNDS,
    )
