"""A page under review: what was read from it, what is ticked, and what an editor may do to it. No Qt."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Self

from newsdesk.domain.capture import PageReading


@dataclass(frozen=True, slots=True)
class ReviewTools:
    """What can be done to a page's candidates, each by its place in the list (from 0).

    Every tool takes a reading and returns a new one. ``merge`` joins a candidate to the one above it,
    ``split`` begins a new candidate, just below, at a paragraph (from 1), ``rename`` sets a headline,
    ``with_countries`` sets ISO 3166-1 alpha-2 codes.
    """

    merge: Callable[[PageReading, int], PageReading]
    split: Callable[[PageReading, int, int], PageReading]
    rename: Callable[[PageReading, int, str], PageReading]
    with_countries: Callable[[PageReading, int, tuple[str, ...]], PageReading]


@dataclass(frozen=True, slots=True)
class Mark:
    """What the review knows of a candidate: whether it is ticked, and whether the newsroom has it already."""

    tick: bool
    there: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A reading with a mark for each of its candidates. Never changed: each step makes a new one."""

    reading: PageReading
    marks: tuple[Mark, ...]

    @classmethod
    def of(cls, reading: PageReading, there: Collection[int]) -> Self:
        """Tick every candidate but those that the newsroom has already (``there``: places from 0)."""
        places = range(len(reading.candidates))
        return cls(reading, tuple(Mark(place not in there, place in there) for place in places))

    def ticked(self, row: int, tick: bool) -> Self:
        """Tick one candidate, or take its tick away."""
        mark = replace(self.marks[row], tick=tick)
        return replace(self, marks=(*self.marks[:row], mark, *self.marks[row + 1 :]))

    def ticked_all(self, tick: bool) -> Self:
        """Tick every candidate, or none."""
        return replace(self, marks=tuple(replace(each, tick=tick) for each in self.marks))

    def merged(self, tools: ReviewTools, row: int) -> Self:
        """Join a candidate to the one above: a new text, ticked if either was."""
        mark = Mark(self.marks[row - 1].tick or self.marks[row].tick)
        marks = (*self.marks[: row - 1], mark, *self.marks[row + 1 :])
        return replace(self, reading=tools.merge(self.reading, row), marks=marks)

    def split(self, tools: ReviewTools, row: int, paragraph: int) -> Self:
        """Begin a new candidate at a paragraph: two new texts, ticked as the one was."""
        mark = Mark(self.marks[row].tick)
        marks = (*self.marks[:row], mark, mark, *self.marks[row + 1 :])
        return replace(self, reading=tools.split(self.reading, row, paragraph), marks=marks)

    def renamed(self, tools: ReviewTools, row: int, headline: str) -> Self:
        """Give a candidate another headline."""
        return replace(self, reading=tools.rename(self.reading, row, headline))

    def with_countries(self, tools: ReviewTools, row: int, codes: tuple[str, ...]) -> Self:
        """Say which countries a candidate is about (ISO 3166-1 alpha-2)."""
        return replace(self, reading=tools.with_countries(self.reading, row, codes))

    def accepted(self) -> PageReading:
        """Return the reading with the ticked candidates only."""
        pairs = zip(self.reading.candidates, self.marks, strict=True)
        return replace(self.reading, candidates=tuple(each for each, mark in pairs if mark.tick))
