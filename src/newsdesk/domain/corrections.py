"""What readers are told about a story that changed after it was published."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Correction:
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
