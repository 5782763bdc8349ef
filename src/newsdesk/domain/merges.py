"""Stories that two desks changed at once, and what becomes of a story that comes in."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from newsdesk.domain.story import Revision, StoryText, link


class Fate(StrEnum):
    """What became of a story that another desk sent."""

    #: It was not here.
    NEW = "new"
    #: Nothing: what came is what stands, or what stood before it.
    KNOWN = "known"
    #: Only the other desk had changed it: it stands as it came.
    FORWARD = "forward"
    #: Both had, in different paragraphs: it stands with what either did.
    MERGED = "merged"
    #: Both had, in the same places: it stands as it was, until an editor decides.
    CONFLICT = "conflict"


class PendingMerge(NamedTuple):
    """What another desk made of a story that was changed here as well; it waits for an editor.

    ``at`` (UTC) is when ``who`` took it in, from the bundle ``name`` of the desk that calls itself
    ``desk``. ``base`` is the text that both are made of, ``theirs`` are that desk's revisions since, the
    last as it stands there.
    """

    number: int
    story: str
    at: datetime
    who: str
    desk: str
    name: str
    base: StoryText
    theirs: tuple[Revision, ...]

    @property
    def text(self) -> StoryText:
        """The story as it stands at the other desk."""
        return self.theirs[-1].text

    @property
    def identity(self) -> str:
        """What all desks know that text by."""
        return self.theirs[-1].identity

    @property
    def sender(self) -> str:
        """Who sent it, as a sentence names them."""
        return f"“{self.desk or self.name}”"


def merged_identity(one: str, other: str, text: StoryText) -> str:
    """Return what all desks know a text by that was made of two revisions, given by their identities.

    Two desks that come to the same text of the same two have one and the same, so neither has to take in the
    other's.
    """
    return link("\n".join(sorted((one, other))), text.digest())
