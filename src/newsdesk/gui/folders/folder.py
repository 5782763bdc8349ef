"""The folders as the window groups them, with the words for an empty one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

from newsdesk.domain import finding
from newsdesk.domain.days import day
from newsdesk.domain.finding import FolderCounts
from newsdesk.domain.story import Status


class Kind(Enum):
    """What a folder collects its stories by."""

    ALL = "all"
    STATUS = "status"
    EMBARGOED = "embargoed"
    NOTED = "noted"
    MERGING = "merging"
    COUNTRY = "country"
    EDITION = "edition"
    REPORTER = "reporter"
    SEARCH = "search"


#: Where a dropped story is changed so that it belongs there.
TARGETS = (Kind.STATUS, Kind.COUNTRY, Kind.EDITION)


@dataclass(frozen=True, slots=True)
class Folder:
    """Shows what ``query`` finds (in the search's language).

    ``key`` names it within its kind: a status, a country's code, an edition's uid, a byline, a search's name.
    ``count`` is None while nobody has counted.
    """

    kind: Kind
    key: str
    name: str
    query: str
    count: int | None = None

    @property
    def path(self) -> str:
        """What it is remembered by from one day to the next: "status:ready"."""
        return f"{self.kind.value}:{self.key}"

    @property
    def takes_stories(self) -> bool:
        """Whether stories can be dropped on it."""
        return self.kind in TARGETS and self.key != Status.DRAFT


class Group(NamedTuple):
    """Folders of one kind under a title; the first group has none."""

    title: str
    folders: tuple[Folder, ...]


#: How many editions and reporters are shown: the newest, and those with the most stories. A search has all.
EDITIONS, REPORTERS = 31, 50

ALL = Folder(Kind.ALL, "", "All stories", "")
BIN = Folder(Kind.STATUS, Status.SPIKED.value, "Spiked", f"status:{Status.SPIKED.value}")


def grouped(counts: FolderCounts, countries: Mapping[str, str]) -> tuple[Group, ...]:
    """Arrange what the desk has counted; ``countries`` are ISO 3166-1 alpha-2 code → name."""
    everything = Folder(Kind.ALL, "", ALL.name, "", counts.everything.count)
    states = {each.key: _folder(Kind.STATUS, each, _status_name(each.key)) for each in counts.statuses}
    spiked = states.pop(Status.SPIKED)
    embargoed = _folder(Kind.EMBARGOED, counts.embargoed, "Embargoed")
    noted = _folder(Kind.NOTED, counts.noted, "With open notes")
    # Most newsrooms have none to merge, on most days.
    merging = (_folder(Kind.MERGING, counts.merging, "To be merged"),) if counts.merging.count else ()
    return (
        Group("", (everything, *states.values(), embargoed, noted, *merging, spiked)),
        Group("Saved searches", tuple(_folder(Kind.SEARCH, each) for each in counts.searches)),
        Group(
            "Countries",
            tuple(
                _folder(Kind.COUNTRY, each, countries.get(each.key, each.key)) for each in counts.countries
            ),
        ),
        Group(
            "Editions",
            tuple(
                _folder(Kind.EDITION, each, _edition_name(each.name)) for each in counts.editions[:EDITIONS]
            ),
        ),
        Group("Reporters", tuple(_folder(Kind.REPORTER, each) for each in counts.reporters[:REPORTERS])),
    )


def find(groups: Sequence[Group], path: str) -> Folder | None:
    """Return the folder of that path, or None if there is none any more."""
    return next((each for group in groups for each in group.folders if each.path == path), None)


def emptiness(folder: Folder) -> str:
    """Return a sentence for an empty folder that says how stories come into it."""
    if folder.kind is Kind.STATUS:
        return {
            Status.DRAFT: "No drafts. A new story begins here.",
            Status.IN_EDIT: "Nothing in edit. “Take into edit” brings a draft here.",
            Status.READY: "Nothing ready. “Mark ready” brings a story here.",
            Status.PUBLISHED: "Nothing published. “Mark published” brings a story that is ready here.",
            Status.CORRECTED: "Nothing corrected. “Mark corrected” brings a published story here.",
            Status.SPIKED: "Nothing spiked.",
        }[Status(folder.key)]
    return {
        Kind.ALL: "No stories yet. Take in last night’s page, or write one.",
        Kind.EMBARGOED: "Nothing under embargo. Story › Embargo… holds one back until its time.",
        Kind.NOTED: "No open notes. All that was asked is answered.",
        Kind.MERGING: "Nothing to be merged any more.",
        Kind.COUNTRY: f"No stories about {folder.name}. Drag one here to add the country.",
        Kind.EDITION: "This edition is empty. Drag stories here, or mark some and add them.",
        Kind.REPORTER: f"No stories by {folder.name}.",
        Kind.SEARCH: f"Nothing for “{folder.name}” now. What fits will be here by itself.",
    }[folder.kind]


def _folder(kind: Kind, counted: finding.Folder, name: str = "") -> Folder:
    return Folder(kind, counted.key, name or counted.name, counted.query, counted.count)


def _status_name(key: str) -> str:
    return "Drafts" if key == Status.DRAFT else key.capitalize()


def _edition_name(name: str) -> str:
    """Write an edition's day as it is read: "12 December 2025 Friday’s page"."""
    when, _space, title = name.partition(" ")
    return f"{day(date.fromisoformat(when))}  {title}".rstrip()
