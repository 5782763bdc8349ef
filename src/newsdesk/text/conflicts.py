"""What two desks made of one thing in a story, and the text that comes of what an editor takes of each.

A merge inside a passage is proposed and never done by itself (``text.merging``): what both sides changed is a
conflict, in the fields first and then through the body in its order.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple, TypeVar

from newsdesk.domain.story import StoryText
from newsdesk.text.compare import LABELS
from newsdesk.text.merging import MergedStory, merge_stories

#: Two of these are no third: a story has one language.
_ONE_OF_TWO = frozenset({"language"})

#: What each desk has of something.
_Side = TypeVar("_Side")


class Take(StrEnum):
    """What is taken for a conflict."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    PROPOSAL = "proposal"

    def of(self, mine: _Side, theirs: _Side, both: _Side, proposal: _Side) -> _Side:
        """Return the one of these that is taken."""
        sides = {Take.MINE: mine, Take.THEIRS: theirs, Take.BOTH: both, Take.PROPOSAL: proposal}
        return sides[self]


class Conflict(NamedTuple):
    """Something that both sides changed: what stood there before, and what each made of it.

    ``field`` is a name of ``StoryText``; in the body, ``place`` is that among the pieces of the merge.
    ``both`` is one after the other, None where there can only be one. A ``proposal`` has the words of both
    in each other, None where they changed the same ones.
    """

    field: str
    place: int
    base: str
    mine: str
    theirs: str
    both: str | None
    proposal: str | None = None

    @property
    def label(self) -> str:
        """What the field is called."""
        return LABELS[self.field]

    def taken(self, take: Take) -> str | None:
        """Return what stands if that is taken; None where there is no such thing."""
        return take.of(self.mine, self.theirs, self.both, self.proposal)


class Undecided(NamedTuple):
    """A story's text made of two, as far as it is clear, and what an editor has to decide, in its order."""

    merged: MergedStory
    conflicts: tuple[Conflict, ...]

    def text(self, chosen: Sequence[str | None]) -> StoryText:
        """Return the text with what was chosen for each conflict; where that is None, with both of it.

        A field that nobody has decided on stays as this desk has it.
        """
        body: dict[int, str] = {}
        fields: dict[str, str | tuple[str, ...]] = {}
        for conflict, choice in zip(self.conflicts, chosen, strict=True):
            if choice is None:
                continue
            if conflict.field == "body":
                body[conflict.place] = choice
            else:
                fields[conflict.field] = choice
        return self.merged.text.with_(**fields, body=self.merged.body.text(body))


def undecided(base: StoryText, mine: StoryText, theirs: StoryText) -> Undecided:
    """Bring together what two desks made of a story's text, and say what has to be decided."""
    merged = merge_stories(base, mine, theirs)
    names = sorted(merged.fields, key=list(LABELS).index)
    fields = (_of_field(name, *(getattr(each, name) for each in (base, mine, theirs))) for name in names)
    pieces = ((at, merged.body.pieces[at]) for at in merged.body.conflicts)
    body = (
        Conflict("body", at, piece.base, piece.mine, piece.theirs, piece.text, piece.proposal)
        for at, piece in pieces
    )
    return Undecided(merged, (*fields, *body))


def _of_field(name: str, base: str, mine: str, theirs: str) -> Conflict:
    both = " / ".join(each for each in (mine, theirs) if each.strip())
    return Conflict(name, -1, base, mine, theirs, None if name in _ONE_OF_TWO else both)
