"""What readers are told about a story that changed after it was published."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class CorrectionKind(StrEnum):
    """What kind of notice it is; an error in fact is a correction, words that misled are a clarification."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    EDITORS_NOTE = "editor’s note"


class Place(StrEnum):
    """Where on the page the notice stands."""

    TOP = "top"
    BOTTOM = "bottom"


class Correction(NamedTuple):
    """One notice to readers. ``text`` is plain text; ``at`` is aware and in UTC.

    ``before`` is the digest of the revision that readers had, ``after`` of the one that put it right (""
    where nothing was changed): what lies between them is what the notice is about.
    """

    uid: str
    story: str
    kind: CorrectionKind
    text: str
    at: datetime
    who: str
    place: Place
    before: str = ""
    after: str = ""


#: The most characters of a notice; what is longer is a story.
LONGEST = 1000

#: What a proposed notice leaves to its writer; no notice goes out with one of them.
WRONG, RIGHT, WHO = "[what was wrong]", "[what is right]", "[who]"


def proposed(kind: CorrectionKind, changed: Collection[str] = ()) -> str:
    """Return how a notice of that kind may begin; ``changed`` are the names of ``StoryText`` that differ."""
    match kind:
        case CorrectionKind.CORRECTION if set(changed) == {"byline"}:
            return f"An earlier version of this story carried the wrong byline. It was written by {WHO}."
        case CorrectionKind.CORRECTION:
            part = "the headline of this story" if set(changed) == {"headline"} else "this story"
            return f"An earlier version of {part} misstated {WRONG}. In fact, {RIGHT}."
        case CorrectionKind.CLARIFICATION:
            return f"This story has been changed to make clear that {RIGHT}."
        case CorrectionKind.UPDATE:
            return f"This story has been updated with {RIGHT}."
        case CorrectionKind.EDITORS_NOTE:
            return ""


def gap(text: str) -> str:
    """Return the first place that a proposed notice still leaves open, or ""."""
    return next((each for each in (WRONG, RIGHT, WHO) if each in text), "")


def unfinished(text: str) -> str:
    """Return what a notice still lacks, as a sentence, or ""."""
    if not text.strip():
        return "The notice has no text yet. Say what was wrong, and what is right."
    if left := gap(text):
        return f"The notice still says “{left}”. Write that in its place."
    length = len(" ".join(text.split()))
    if length > LONGEST:
        return f"The notice has {length} of {LONGEST} characters. Shorten it, or make it two."
    return ""
