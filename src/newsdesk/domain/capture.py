"""What is found in a captured page, before anything is stored."""

import re
from dataclasses import dataclass
from datetime import date

#: How a footnote's words begin in Markdown.
FOOTNOTE = re.compile(r"\[\^(?P<label>[^\[\]\s]+)\]:")


@dataclass(frozen=True, slots=True)
class TickerLine:
    """One line of the ticker as printed: pair, value and change ("0.18%", "-0%"), and its line (from 1)."""

    base: str
    quote: str
    value: str
    change: str
    line: int

    @property
    def pair(self) -> str:
        """The pair as printed: "KGS/USD"."""
        return f"{self.base}/{self.quote}"


@dataclass(frozen=True, slots=True)
class Removed:
    """A part of the input that is in no story: what it said, why it was taken out, its line (from 1).

    ``count`` is how often the very same part was taken out; ``line`` is the first place.
    """

    text: str
    why: str
    line: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that the page may hold. ``paragraphs`` are blocks of Markdown; ``line`` counts from 1.

    ``place`` and ``source`` come from a dateline ("DUSHANBE (TCA) — "). ``countries`` are a guess from
    the text (ISO 3166-1 alpha-2). ``doubt`` says in a sentence what an editor should look at, or is empty.
    ``lines`` are the lines on which the paragraphs begin, where they are known.
    """

    headline: str
    paragraphs: tuple[str, ...]
    line: int
    place: str = ""
    source: str = ""
    standfirst: str = ""
    byline: str = ""
    countries: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str = "en"
    doubt: str = ""
    lines: tuple[int, ...] = ()

    @property
    def body(self) -> str:
        """The paragraphs as one Markdown text."""
        return "\n\n".join(self.paragraphs)

    @property
    def footnotes(self) -> frozenset[int]:
        """The places (from 0) of the paragraphs that are footnotes' words; some go on set in, below."""
        found: set[int] = set()
        for at, paragraph in enumerate(self.paragraphs):
            if FOOTNOTE.match(paragraph) or (at - 1 in found and paragraph.startswith("    ")):
                found.add(at)
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class PageReading:
    """All that was read from one input. ``digest`` is the SHA-256 (hex) of its untouched bytes.

    ``remarks`` are sentences about what could not be told apart.
    """

    name: str
    digest: str
    encoding: str
    date: date | None
    ticker: tuple[TickerLine, ...]
    candidates: tuple[Candidate, ...]
    removed: tuple[Removed, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pasted:
    """Formatted text that was pasted, as Markdown: one block each, and what is not in it.

    ``notes`` are the words of the footnotes that it calls, a block each: they belong at a text's end.
    """

    blocks: tuple[str, ...]
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def markdown(self) -> str:
        """The blocks and the notes as one text."""
        return "\n\n".join((*self.blocks, *self.notes))
