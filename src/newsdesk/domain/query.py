"""What somebody looks for in the list of stories, and in which order they want to see it.

``text.query.parse`` reads it from what is typed. Nothing in it depends on the day: "the last week" stays what
it says, however long a search is kept.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from newsdesk.domain.story import Status


class Sought(NamedTuple):
    """Words that stand side by side, folded as ``text.folding.fold`` does; ``begun``: the last may go on."""

    words: tuple[str, ...]
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """In any of a story's texts: headline, standfirst, body, byline, tags."""

    sought: Sought


@dataclass(frozen=True, slots=True)
class By:
    """In the byline; ``whole``: no other word is in it."""

    sought: Sought
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Tagged:
    """In the tags."""

    sought: Sought


@dataclass(frozen=True, slots=True)
class About:
    """About one of these countries (ISO 3166-1 alpha-2)."""

    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """In one of these states."""

    states: tuple[Status, ...]


class Day(NamedTuple):
    """A calendar day in UTC: a date, or so many days before today."""

    on: date | None = None
    days_ago: int = 0


@dataclass(frozen=True, slots=True)
class InEdition:
    """In the edition of a day, in one whose title holds these words, or, with neither, in any."""

    day: Day | None = None
    title: Sought | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """Last changed before a day began."""

    day: Day


@dataclass(frozen=True, slots=True)
class After:
    """Last changed when a day had begun, or later."""

    day: Day


@dataclass(frozen=True, slots=True)
class Length:
    """Of so many words, both ends included; ``most`` None: or more."""

    least: int = 0
    most: int | None = None


class Mark(StrEnum):
    """What ``is:`` asks for."""

    EMBARGOED = "embargoed"
    CORRECTED = "corrected"
    NOTED = "noted"
    MERGING = "merging"


@dataclass(frozen=True, slots=True)
class Marked:
    """Under embargo now, with a correction, or with an open note."""

    mark: Mark


Term = Said | By | Tagged | About | Standing | InEdition | Before | After | Length | Marked


class Query(NamedTuple):
    """All of ``terms`` hold for a story that is found, and none of ``excluded``.

    ``problems`` are sentences on what made no sense and was left out. Stories in the bin are found only if
    ``spiked`` says so.
    """

    typed: str = ""
    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    spiked: bool = False
    problems: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[Sought, ...]:
        """What is looked for in texts, to be marked where it is found: see ``text.folding.found``."""
        return tuple(each.sought for each in self.terms if isinstance(each, Said))

    @property
    def asks(self) -> bool:
        """Whether anything is asked for, so that not every story is found."""
        return bool(self.terms or self.excluded or self.spiked)


class SortKey(StrEnum):
    """What a list of stories can be sorted by."""

    UPDATED = "updated"
    HEADLINE = "headline"
    STATUS = "status"
    COUNTRIES = "countries"
    BYLINE = "byline"
    WORDS = "words"
    EMBARGO = "embargo"
    #: Or where a story has none, how it begins.
    STANDFIRST = "standfirst"
    CORRECTIONS = "corrections"


class Sort(NamedTuple):
    """An order of stories: by default the newest first. Of equals the newest comes first in it, too."""

    key: SortKey = SortKey.UPDATED
    descending: bool = True
