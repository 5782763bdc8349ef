"""An edition: a dated, ordered set of stories with the day's rates frozen into it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from newsdesk.domain.rates import Rate


class Entry(NamedTuple):
    """A story's place in an edition. ``section`` is its heading; "" is the front of the page.

    ``picture``: the story's first picture stands beside it on the front page.
    """

    story: str
    section: str = ""
    picture: bool = True


class Layout(NamedTuple):
    """What an editor sets of an edition: everything but its day, its rates, and the stories' own texts."""

    title: str = ""
    note: str = ""
    lead: str = ""
    strip: bool = True
    entries: tuple[Entry, ...] = ()


class EditionStanding(NamedTuple):
    """What a step of the desk can change of an edition: how it is laid out, and the rates frozen into it."""

    layout: Layout
    rates: tuple[Rate, ...]


@dataclass(frozen=True, slots=True)
class EditionName:
    """What an edition is called: enough to choose it from all there are."""

    uid: str
    date: date
    title: str


@dataclass(frozen=True, slots=True)
class Edition(EditionName):
    """An edition as it stands. Times are aware and in UTC; ``rates`` were frozen when it was made.

    ``note`` is a few plain words under the front page's title; a blank line in it begins a paragraph.
    ``lead`` is the uid of the story that leads, or "" for the first; ``strip`` says whether the strip of
    rates stands on the front page.
    """

    entries: tuple[Entry, ...]
    rates: tuple[Rate, ...]
    created: datetime
    updated: datetime
    note: str = ""
    lead: str = ""
    strip: bool = True

    @property
    def layout(self) -> Layout:
        """How it is laid out."""
        return Layout(self.title, self.note, self.lead, self.strip, self.entries)

    @property
    def standing(self) -> EditionStanding:
        """How it stands, for a step that changes it."""
        return EditionStanding(self.layout, self.rates)

    @property
    def leading(self) -> str:
        """The uid of the story that leads: the chosen one while it is here, else the first, or ""."""
        uids = [entry.story for entry in self.entries]
        return self.lead if self.lead in uids else next(iter(uids), "")


class Export(NamedTuple):
    """One time an edition went out: when (UTC), where to, and the SHA-256 of the bundle's manifest.

    ``override`` says why it was let through although a checklist was not clear, or is ""; ``who`` sent it
    out, "" where nobody kept that.
    """

    edition: str
    at: datetime
    path: str
    digest: str
    override: str = ""
    who: str = ""
