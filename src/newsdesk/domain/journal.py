"""Who did what with a story, and the steps that can be taken back."""

from dataclasses import dataclass
from datetime import datetime

from newsdesk.domain.changes import Changes


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a story's journal: when (UTC), who, and what as the end of a sentence ("marked it ready").

    ``step`` is the step it was part of, or 0.
    """

    story: str
    at: datetime
    who: str
    what: str
    step: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One thing somebody did at the desk, to however many stories, that can be taken back as a whole.

    ``label`` says what, for a menu and a message: "Mark 12 stories ready". ``undone`` is when (UTC) it was
    taken back, or None.
    """

    number: int
    at: datetime
    who: str
    label: str
    stories: tuple[str, ...]
    undone: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stepped:
    """A step that was just taken, and what it changed."""

    step: Step
    changes: Changes
