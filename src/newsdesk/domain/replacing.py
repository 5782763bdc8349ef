"""Looking for words in what stories say, and putting others in their place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsdesk.domain.journal import Step
from newsdesk.domain.story import Status

#: The parts of a story's text that hold words, in the order in which they stand on the screen.
FIELDS = ("headline", "standfirst", "byline", "place", "source", "keywords", "body")

#: Those that may have more than one line.
LONG_FIELDS = frozenset({"standfirst", "body"})

#: What they are called on the screen. The dateline has two halves.
FIELD_NAMES = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "byline": "Byline",
    "place": "Dateline",
    "source": "Source",
    "keywords": "Tags",
    "body": "Text",
}

#: The most places that are listed at once.
MOST_PLACES = 50_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: ``words`` as they stand there, or as a regular expression (``is_pattern``).

    Capitals count only with ``match_case``; with ``whole_words`` no word may go on before or after it.
    """

    words: str
    is_pattern: bool = False
    whole_words: bool = False
    match_case: bool = False


@dataclass(frozen=True, slots=True)
class Swap:
    r"""What is looked for, and what comes in its place (``by``; "": nothing).

    In a pattern's, ``\1`` and ``\g<name>`` stand for its groups. ``keep_case``: capitals as they were found.
    """

    wanted: Wanted
    by: str
    keep_case: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What stands from ``start`` to ``end`` (code points) goes, and ``comes`` comes."""

    start: int
    end: int
    comes: str


@dataclass(frozen=True, slots=True)
class Spans:
    """Where something was found, in order: the code points from and to, by number. It reads as two lists."""

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, number: int) -> tuple[int, int]:
        return self.starts[number], self.ends[number]


def fitted(field: str, words: str) -> str:
    """Return words as they may stand in a field: with line breaks only where there may be several lines."""
    return words if field in LONG_FIELDS else " ".join(words.split("\n"))


def as_tags(words: Iterable[str]) -> tuple[str, ...]:
    """Return what tags became: without empty ones, and each only once, capitals or not."""
    kept: dict[str, str] = {}
    for tag in (" ".join(each.split()) for each in words):
        if tag:
            kept.setdefault(tag.casefold(), tag)
    return tuple(kept.values())


@dataclass(frozen=True, slots=True)
class Place:
    """One place in a story where something would be replaced.

    ``field`` is one of ``FIELDS``; ``part`` tells one tag from another, from 0. ``line`` is the line in the
    field, from 1; ``before`` and ``after`` are what stands in it on both sides of ``found``, cut where long.
    """

    story: str
    field: str
    part: int
    change: Change
    line: int
    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class StoryPlaces:
    """The places in one story, in order. ``revision`` is the digest of the text that was looked at."""

    story: str
    headline: str
    status: Status
    revision: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in ``looked_at`` stories; so many were left out as ``published``, or ``spiked``."""

    stories: tuple[StoryPlaces, ...]
    looked_at: int
    published: int = 0
    spiked: int = 0

    @property
    def places(self) -> int:
        """How many places there are."""
        return sum(len(each.places) for each in self.stories)


@dataclass(frozen=True, slots=True)
class Replaced:
    """A step that replaced something in so many places, and the headlines of stories that it passed over."""

    step: Step
    places: int
    stories: tuple[str, ...]
    skipped: tuple[str, ...] = ()
    #: Those of the stories that readers have: a correction may be due.
    published: tuple[str, ...] = ()
