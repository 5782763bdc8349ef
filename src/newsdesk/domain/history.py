"""A story's past as a timeline shows it: every text that was left standing, without the texts."""

from datetime import datetime
from typing import NamedTuple

from newsdesk.domain.story import Why


class PastText(NamedTuple):
    """One revision without its text. ``words`` counts its body; ``at`` and ``went_out`` are in UTC.

    ``label`` is the name somebody gave it; ``went_out`` when it was first given to readers, if it was;
    ``read`` whether it is the one that whoever asks read last; ``thinned`` whether its text is gone.
    """

    number: int
    at: datetime
    who: str
    why: Why
    label: str
    words: int
    digest: str
    thinned: bool = False
    went_out: datetime | None = None
    read: bool = False


class Thinned(NamedTuple):
    """How many revisions lost their text, and of how many stories."""

    stories: int
    revisions: int
