"""An edition: a dated, ordered set of stories with the day's rates frozen into it."""

from dataclasses import dataclass
from datetime import date, datetime

from newsdesk.domain.rates import Rate


@dataclass(frozen=True, slots=True)
class Entry:
    """A story's place in an edition. ``section`` is its heading; "" is the front of the page."""

    story: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as it stands. Times are aware and in UTC; ``rates`` were frozen when it was made."""

    uid: str
    date: date
    title: str
    entries: tuple[Entry, ...]
    rates: tuple[Rate, ...]
    created: datetime
    updated: datetime


@dataclass(frozen=True, slots=True)
class Export:
    """One time an edition went out: when (UTC), where to, and the SHA-256 of the bundle's manifest.

    ``override`` says why it was let through although a checklist was not clear, or is "".
    """

    edition: str
    at: datetime
    path: str
    digest: str
    override: str = ""
