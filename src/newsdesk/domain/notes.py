"""Notes to the desk: about a passage of a story, for colleagues only. They never leave the newsroom."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

#: The most characters of a note's text; what is longer is a story.
LONGEST = 4000


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
    """One note. Times are aware and in UTC; ``resolved`` is None while somebody still has to act on it."""

    uid: str
    story: str
    text: str
    at: datetime
    who: str
    anchor: Anchor = Anchor()
    resolved: datetime | None = None
    resolved_by: str = ""


class NoteInList(NamedTuple):
    """A note in a list of several stories' notes: with the headline of its story, "" if that has none."""

    note: Note
    headline: str
