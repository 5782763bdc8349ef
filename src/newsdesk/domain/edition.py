"""An edition: a dated, ordered set of stories with the day's rates frozen into it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from newsdesk.domain.rates import Rate


class Entry(NamedTuple):
    """A story's place in an edition. ``section`` is its heading; "" is the front of the page."""

    story: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class EditionName:
    """What an edition is called: enough to choose it from all there are."""

    uid: str
    date: date
    title: str


@dataclass(frozen=True, slots=True)
class Edition(EditionName):
    """An edition as it stands. Times are aware and in UTC; ``rates`` were frozen when it was made."""

    entries: tuple[Entry, ...]
    rates: tuple[Rate, ...]
    created: datetime
    updated: datetime


class Export(NamedTuple):
    """One time an edition went out: when (UTC), where to, and the SHA-256 of the bundle's manifest.

    ``override`` says why it was let through although a checklist was not clear, or is "".
    """

    edition: str
    at: datetime
    path: str
    digest: str
    override: str = ""
