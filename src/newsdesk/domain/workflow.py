"""The ways between a story's states, as one table that window, command line and tests read."""

from dataclasses import dataclass

from newsdesk.domain.errors import Refused
from newsdesk.domain.story import Status


@dataclass(frozen=True, slots=True)
class Transition:
    """One thing a person can do with a story's status; ``to`` None means: where it was spiked from."""

    action: str
    label: str
    sources: tuple[Status, ...]
    to: Status | None


TRANSITIONS = (
    Transition("edit", "Take into edit", (Status.DRAFT, Status.READY), Status.IN_EDIT),
    Transition("ready", "Mark ready", (Status.DRAFT, Status.IN_EDIT), Status.READY),
    Transition("publish", "Mark published", (Status.READY,), Status.PUBLISHED),
    Transition("correct", "Mark corrected", (Status.PUBLISHED,), Status.CORRECTED),
    Transition(
        "spike",
        "Spike",
        (Status.DRAFT, Status.IN_EDIT, Status.READY, Status.PUBLISHED, Status.CORRECTED),
        Status.SPIKED,
    ),
    Transition("unspike", "Unspike", (Status.SPIKED,), None),
)


def transition(action: str) -> Transition:
    """Return the transition of that name; KeyError if there is none."""
    return {each.action: each for each in TRANSITIONS}[action]


def allowed(status: Status) -> tuple[Transition, ...]:
    """Return what can be done with a story in this state, in the table's order."""
    return tuple(each for each in TRANSITIONS if status in each.sources)


def target(action: str, status: Status, spiked_from: Status | None) -> Status:
    """Return the state that ``action`` leads to; Refused if it does not start from ``status``."""
    way = transition(action)
    if status not in way.sources:
        raise Refused(f"“{way.label}” is not possible for a story that is {status}.")
    return way.to or spiked_from or Status.DRAFT
