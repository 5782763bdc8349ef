"""Notes to the desk: about a passage of a story, for colleagues only, here or where the story goes to."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

#: The most characters of a note's text; what is longer is a story.
LONGEST = 4000
#: The most notes of a story that another desk reads, and the most that it is told are gone.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Anchor:
    """The passage a note is about: a field of the story's text, the words, and where they began.

    ``start`` is an offset in code points into the text that was last kept: the text moves on, and
    ``text.anchors.find`` says where the passage is by now. ``passage`` "" means the whole story.
    """

    field: str = "body"
    passage: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """One note. Times are aware and in UTC; ``resolved`` is None while somebody still has to act on it.

    ``travels``: it goes with the story to other desks, and stays at this one else. ``reworded`` is when it
    was last given other words, ``turned`` when it was last resolved or opened again; None for never.
    ``came``: it was written at another desk.
    """

    uid: str
    story: str
    text: str
    at: datetime
    who: str
    anchor: Anchor = Anchor()
    resolved: datetime | None = None
    resolved_by: str = ""
    travels: bool = False
    reworded: datetime | None = None
    turned: datetime | None = None
    came: bool = field(default=False, compare=False)

    @property
    def last_word(self) -> datetime:
        """When anybody last said anything in it or of it."""
        return max(filter(None, (self.at, self.reworded, self.turned)))

    def met(self, other: "Note") -> "Note":
        """Return this note as it is after another desk's ``other`` state of it came: the later word holds.

        Whether it travels, and where its passage is, each desk knows for itself.
        """
        words = max(self, other, key=lambda each: (each.reworded or each.at, each.text))
        state = max(self, other, key=lambda each: (each.turned or each.at, each.resolved is not None))
        return replace(
            self,
            text=words.text,
            reworded=words.reworded,
            resolved=state.resolved,
            resolved_by=state.resolved_by,
            turned=state.turned,
        )


class GoneNote(NamedTuple):
    """A note that was taken away, as it was remembered: ``at`` is when the last word of it was said.

    ``travels``: other desks that have it are told, and take it away unless they said anything since.
    """

    uid: str
    at: datetime
    travels: bool = True


class NoteInList(NamedTuple):
    """A note in a list of several stories' notes: with the headline of its story, "" if that has none."""

    note: Note
    headline: str
