"""The sample newsroom: a day's work, invented, for a first look around."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from newsdesk.desk import Desk
from newsdesk.desk.editions import EditionDesk
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.rates import RatesDesk
from newsdesk.desk.workflow import WorkflowDesk
from newsdesk.domain.clock import Clock
from newsdesk.domain.story import Status
from newsdesk.store.archive import DATABASE

#: The ways of the workflow that lead a new story to each state.
WAYS = {
    Status.DRAFT: (),
    Status.IN_EDIT: ("edit",),
    Status.READY: ("ready",),
    Status.PUBLISHED: ("ready", "publish"),
}


def make_sample(folder: Path, sample: Path, clock: Clock, who: str) -> Newsroom:
    """Make a newsroom in ``folder`` from the files in ``sample``, its page and edition too; leave it open.

    ``sample`` holds ``newsroom.json`` (name, and the names of the rest), a captured page, stories in Markdown
    with a status each, and rates. BadInput if there is a newsroom in ``folder`` already.
    """
    about = _about(sample)
    newsroom = make_morning(folder, sample, clock, who)
    intake, edition = Desk(newsroom).intake, about["edition"]
    with _whole(newsroom):
        intake.take(intake.read(sample / about["capture"]))
        EditionDesk(newsroom).new(date.fromisoformat(edition["date"]), edition["title"])
    return newsroom


def make_morning(folder: Path, sample: Path, clock: Clock, who: str) -> Newsroom:
    """Make the sample newsroom as it is before the day's page comes in: no capture, no edition."""
    about = _about(sample)
    newsroom = Newsroom.create(folder, clock, who, about["name"])
    intake, workflow = Desk(newsroom).intake, WorkflowDesk(newsroom)
    with _whole(newsroom):
        RatesDesk(newsroom).take(sample / about["rates"])
        for path in sorted((sample / about["stories"]).glob("*.md")):
            taken = intake.take(intake.read(path)).value
            for way in WAYS[_status(path)]:
                workflow.act(tuple(story.uid for story in taken.stories), way)
    return newsroom


@contextmanager
def _whole(newsroom: Newsroom) -> Iterator[None]:
    """Fill a newsroom that was just made; if that fails, there is none."""
    try:
        yield
    except BaseException:
        # Half a sample would be in the way of the next attempt, and would look like all of it.
        newsroom.close()
        for half in newsroom.folder.glob(f"{DATABASE}*"):
            half.unlink()
        raise


def _about(sample: Path) -> dict[str, Any]:
    about: dict[str, Any] = json.loads((sample / "newsroom.json").read_text(encoding="utf-8"))
    return about


def _status(path: Path) -> Status:
    found = re.search(r"^status: *(.+?) *$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return Status(found[1]) if found else Status.DRAFT
