"""What was found in the fields of one story, as one row of places: "3 of 17"."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsdesk.domain.replacing import FIELDS, Spans
from newsdesk.domain.story import StoryText


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one field, or of one of its tags (``part``, from 0)."""

    field: str
    part: int
    text: str


class Spot(NamedTuple):
    """A passage in a piece of the story, in code points."""

    field: str
    part: int
    start: int
    end: int


def pieces(text: StoryText, *, all_fields: bool) -> tuple[Piece, ...]:
    """Return what is searched, in the order of the screen: everything with words, or only the text."""
    found = []
    for field in FIELDS if all_fields else ("body",):
        value = getattr(text, field)
        words = (value,) if isinstance(value, str) else value
        found += [Piece(field, part, each) for part, each in enumerate(words)]
    return tuple(found)


class Hits:
    """The places in some pieces, numbered from 0 in their order."""

    def __init__(self, pieces: Sequence[Piece] = (), spans: Sequence[Spans] = ()) -> None:
        self.pieces = tuple(pieces)
        self._spans = tuple(spans)
        self._firsts = [0]
        for each in self._spans:
            self._firsts.append(self._firsts[-1] + len(each))

    def __len__(self) -> int:
        return self._firsts[-1]

    def spans_of(self, field: str) -> tuple[Spans, int]:
        """Return the places in a field of one part, and the number of the first; none if not searched."""
        for piece, spans, first in zip(self.pieces, self._spans, self._firsts, strict=False):
            if piece.field == field:
                return spans, first
        return Spans(), 0

    def spot(self, number: int) -> Spot:
        """Return where the place of that number is."""
        which = bisect_right(self._firsts, number) - 1
        piece, (start, end) = self.pieces[which], self._spans[which][number - self._firsts[which]]
        return Spot(piece.field, piece.part, start, end)

    def number_at(self, spot: Spot) -> int:
        """Return the number of the place that is just there, or -1."""
        number = self.next_from(spot)
        return number if number < len(self) and self.spot(number) == spot else -1

    def next_from(self, spot: Spot) -> int:
        """Return the number of the first place that begins there or later; ``len`` if there is none."""
        which = self._which(spot)
        if which == len(self.pieces):
            return len(self)
        if not self._is_in(which, spot):
            return self._firsts[which]
        return self._firsts[which] + bisect_left(self._spans[which].starts, spot.start)

    def next_after(self, spot: Spot) -> int:
        """Return the number of the first place behind a passage; ``len`` if there is none."""
        number = self.next_from(Spot(spot.field, spot.part, spot.end, spot.end))
        # An empty place is not behind itself.
        return number + 1 if number < len(self) and self.spot(number) == spot else number

    def last_before(self, spot: Spot) -> int:
        """Return the number of the last place that begins before; -1 if there is none."""
        return self.next_from(spot) - 1

    def _which(self, spot: Spot) -> int:
        """Return which piece a passage is in, or else the first that comes after it."""
        order = (FIELDS.index(spot.field), spot.part)
        places = [(FIELDS.index(each.field), each.part) for each in self.pieces]
        return bisect_left(places, order)

    def _is_in(self, which: int, spot: Spot) -> bool:
        return (self.pieces[which].field, self.pieces[which].part) == (spot.field, spot.part)


def within(spans: Spans, start: int, end: int) -> Spans:
    """Return those of the places that lie wholly between two places of the text."""
    first, last = bisect_left(spans.starts, start), bisect_right(spans.ends, end)
    return Spans(spans.starts[first:last], spans.ends[first:last])
