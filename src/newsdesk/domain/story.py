"""A story, its text, and every text it ever had."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Self

#: Characters that a headline may have before lists and cards cut it, unless the newsroom says otherwise.
HOUSE_HEADLINE = 120

#: So many characters are written as JSON in one go.
BITE = 64_000
#: The most characters of a tag: it is one of several in a line.
LONGEST_TAG = 64


class Status(StrEnum):
    """Where a story stands; ``domain.workflow`` holds the ways between."""

    DRAFT = "draft"
    IN_EDIT = "in edit"
    READY = "ready"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    SPIKED = "spiked"


def titled(headline: str) -> str:
    """Return what lists and messages call a story with this headline, be it blank."""
    return headline if headline.strip() else "Untitled story"


def json_bites(fields: Mapping[str, str | tuple[str, ...]], comma: str, colon: str) -> Iterator[str]:
    """Yield JSON of fields, that of a long one in parts.

    While one is made no other thread has its turn, and in one go that is 3 ms for 100,000 words.
    """
    if max(len(each) for each in fields.values()) <= BITE:
        yield json.dumps(fields, ensure_ascii=False, separators=(comma, colon))
        return
    before = "{"
    for name, value in fields.items():
        yield f'{before}"{name}"{colon}'
        before = comma
        if isinstance(value, str):
            parts = (value[start : start + BITE] for start in range(0, len(value), BITE))
            yield '"'
            yield from (json.dumps(part, ensure_ascii=False)[1:-1] for part in parts)
            yield '"'
        else:
            yield json.dumps(value, ensure_ascii=False, separators=(comma, colon))
    yield "}"


class StoryText(NamedTuple):
    """Everything about a story that an editor writes.

    ``body`` is Markdown; the other strings are plain text on one line, but for ``standfirst``. ``place``
    and ``source`` are the dateline's two halves ("Dushanbe", "TCA"), kept apart from the body.
    ``countries`` are ISO 3166-1 alpha-2 codes, ``language`` is a BCP 47 tag. ``pins`` say which rates the
    amounts in the text were converted at (``domain.pins``).
    """

    headline: str = ""
    standfirst: str = ""
    body: str = ""
    byline: str = ""
    place: str = ""
    source: str = ""
    countries: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str = "en"
    pins: tuple[str, ...] = ()

    def with_(self, **fields: str | tuple[str, ...]) -> Self:
        """Return a copy with some fields changed."""
        return self._replace(**fields)  # type: ignore[arg-type]

    def record(self) -> dict[str, str | tuple[str, ...]]:
        """Return the fields by name as they are written down, "pins" only where there are any."""
        fields = self._asdict()
        return fields if self.pins else {name: each for name, each in fields.items() if name != "pins"}

    def digest(self) -> str:
        """Return the SHA-256 (hex) of the text in a form that does not depend on the program's version."""
        digest = hashlib.sha256()
        for bite in json_bites(dict(sorted(self.record().items())), ",", ":"):
            digest.update(bite.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


class Provenance(NamedTuple):
    """Where a story came from: a capture's digest, the line its headline stood on, the page's own date."""

    capture: str
    name: str
    line: int
    day: date | None = None


class Story(NamedTuple):
    """A story as it stands now. Times are aware and in UTC.

    ``revision`` is the digest of the newest revision, ``published_revision`` of the one that readers were
    last given ("" before the first time), ``published`` when they were first given one. Before ``embargo``
    it is not to be given to anybody.
    """

    uid: str
    slug: str
    text: StoryText
    status: Status
    created: datetime
    updated: datetime
    words: int
    revision: str = ""
    spiked_from: Status | None = None
    provenance: Provenance | None = None
    embargo: datetime | None = None
    published: datetime | None = None
    published_revision: str = ""

    @property
    def headline(self) -> str:
        """The headline, for lists and messages."""
        return titled(self.text.headline)


class StorySummary(NamedTuple):
    """What a list shows of a story: no body, so that thousands are cheap.

    A tuple: a list is read at every key, and a frozen dataclass takes longer to make than its row to be read.
    ``opening`` is the standfirst, or where there is none how the body begins, as plain words on one line.
    ``corrections`` is how many corrections and updates its readers are told of. ``snippet`` is plain text
    around the first word that was looked for, or the opening. ``merging``: another desk's text of it waits
    for an editor.
    """

    uid: str
    slug: str
    headline: str
    status: Status
    countries: tuple[str, ...]
    byline: str
    words: int
    updated: datetime
    opening: str = ""
    keywords: tuple[str, ...] = ()
    embargo: datetime | None = None
    corrections: int = 0
    snippet: str = ""
    merging: bool = False


class Why(StrEnum):
    """Why a revision was made."""

    NEW = "new"
    TYPING = "typing"
    IMPORT = "import"
    RESTORE = "restore"
    RECOVERY = "recovery"
    RECEIVED = "received"
    CHECKPOINT = "checkpoint"
    MERGE = "merge"
    BULK = "bulk"
    #: A step was taken back: the text is the one before it again.
    UNDO = "undo"


class Revision(NamedTuple):
    """One text that was left standing. ``digest`` covers the text and the parent's digest: a chain.

    ``label`` is the name that somebody gave it ("before legal"): it is kept for ever then. ``origin`` is its
    digest where it was made, "" where that is here: a revision that was received has another parent here.
    """

    story: str
    number: int
    at: datetime
    who: str
    why: Why
    text: StoryText
    parent: str
    digest: str
    label: str = ""
    origin: str = ""

    @property
    def identity(self) -> str:
        """What all desks know it by: the digest it had where it was made."""
        return self.origin or self.digest


def chain(parent: str, text: StoryText) -> str:
    """Return a revision's digest: SHA-256 (hex) over its parent's digest and its text's digest."""
    return link(parent, text.digest())


def link(parent: str, text_digest: str) -> str:
    """Return a revision's digest where its text is known by digest alone, as that of a thinned one is."""
    return hashlib.sha256(f"{parent}\n{text_digest}".encode()).hexdigest()
