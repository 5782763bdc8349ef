"""Who did what with a story, and the steps that can be taken back."""

from datetime import datetime
from typing import NamedTuple

from newsdesk.domain.changes import Changes
from newsdesk.domain.corrections import Correction
from newsdesk.domain.edition import EditionStanding
from newsdesk.domain.merges import PendingMerge
from newsdesk.domain.story import Status

#: How the journal begins when a story went to readers: what is out cannot be made not to have been.
SENT_OUT = "sent it out"


class Event(NamedTuple):
    """One line of a story's journal: when (UTC), who, and what as the end of a sentence ("marked it ready").

    ``step`` is the step it was part of, or 0.
    """

    story: str
    at: datetime
    who: str
    what: str
    step: int = 0


class Standing(NamedTuple):
    """What a step of the desk can change of a story without a word being typed. Times are aware, in UTC.

    ``editions`` are the uids of those it is in, sorted. ``text`` is the digest of a revision whose text it
    has, "" where a step leaves the text alone. ``merges`` wait for an editor; here they have no numbers.
    """

    status: Status
    spiked_from: Status | None
    published: datetime | None
    published_revision: str
    embargo: datetime | None
    countries: tuple[str, ...]
    keywords: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    editions: tuple[str, ...] = ()
    text: str = ""
    merges: tuple[PendingMerge, ...] = ()


class Turn(NamedTuple):
    """How one story stood before a step and after it."""

    story: str
    before: Standing
    after: Standing

    @property
    def back(self) -> "Turn":
        """The same the other way round: what takes it back."""
        return Turn(self.story, self.after, self.before)


class EditionTurn(NamedTuple):
    """How one edition (its uid) stood before a step and after it; None where it was not there."""

    edition: str
    before: EditionStanding | None
    after: EditionStanding | None

    @property
    def back(self) -> "EditionTurn":
        """The same the other way round: what takes it back."""
        return EditionTurn(self.edition, self.after, self.before)


class Step(NamedTuple):
    """One thing somebody did at the desk, to however many stories, that can be taken back as a whole.

    ``label`` says what, for a menu and a message: "Mark 12 stories ready". ``action`` is its name in the
    workflow's table, or "" for one that is not there. ``undone`` is when (UTC) it was taken back, or None.
    """

    number: int
    at: datetime
    who: str
    label: str
    action: str = ""
    undone: datetime | None = None


class Stepped(NamedTuple):
    """A step that was just taken (or taken back), what it changed, and what to say of it beyond its label."""

    step: Step
    changes: Changes
    said: str = ""
