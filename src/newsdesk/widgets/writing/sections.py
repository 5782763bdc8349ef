"""Moving a section of a text, from its heading on, past the one before or after it. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsdesk.widgets.writing.lines import Edit


@dataclass(frozen=True, slots=True)
class Move:
    """What moves a section: two edits of the text (code points), and the line its heading is in then."""

    edits: tuple[Edit, Edit]
    line: int


def move(text: str, headings: Sequence[tuple[int, int]], at: int, *, up: bool) -> Move | None:
    """Return what moves the section of heading ``at`` past its neighbour of the same level, or None.

    ``headings`` are lines (from 0) and levels of all headings, in order. A section has those of deeper
    levels in it, and stays in the one that it is in. The empty lines between sections stay where they are.
    """
    lines = text.split("\n")
    if up:
        before = _before(headings, at)
        return None if before is None else _swap(lines, headings, before, at, first_moves=False)
    end = _end(headings, at)
    if end == len(headings) or headings[end][1] < headings[at][1]:
        return None
    return _swap(lines, headings, at, end, first_moves=True)


def _before(headings: Sequence[tuple[int, int]], at: int) -> int | None:
    """Return the heading that the section before begins with, or None if there is none to pass."""
    level = headings[at][1]
    place = at - 1
    while place >= 0 and headings[place][1] > level:
        place -= 1
    if place >= 0 and headings[place][1] == level:
        return place
    # Deeper headings that hang in the air are passed together.
    return place + 1 if place + 1 < at else None


def _end(headings: Sequence[tuple[int, int]], at: int) -> int:
    """Return the heading after those of a section."""
    place = at + 1
    while place < len(headings) and headings[place][1] > headings[at][1]:
        place += 1
    return place


def _swap(
    lines: list[str], headings: Sequence[tuple[int, int]], first: int, second: int, *, first_moves: bool
) -> Move:
    """Let two sections that follow one another change places; only one of them is touched."""
    after = _end(headings, second)
    begin, middle = headings[first][0], headings[second][0]
    end = headings[after][0] if after < len(headings) else len(lines)
    upper, lower = _core(lines[begin:middle]), _core(lines[middle:end])
    gap = max(1, middle - begin - len(upper))
    between = "\n" * (gap + 1)
    places = _places(lines)
    upper_words, lower_words = "\n".join(upper), "\n".join(lower)
    bottom = places[middle] + len(lower_words)
    if first_moves:
        # With the empty lines under it; it comes again below the words of the other.
        gone = Edit(places[begin], places[middle] - places[begin], "")
        return Move((gone, Edit(bottom, 0, between + upper_words)), begin + len(lower) + gap)
    top = places[begin] + len(upper_words)
    return Move((Edit(places[begin], 0, lower_words + between), Edit(top, bottom - top, "")), begin)


def _core(section: list[str]) -> list[str]:
    """Return a section's lines without the empty ones at its end."""
    length = len(section)
    while length > 1 and not section[length - 1].strip():
        length -= 1
    return section[:length]


def _places(lines: list[str]) -> list[int]:
    """Return where each line begins."""
    places, at = [], 0
    for line in lines:
        places.append(at)
        at += len(line) + 1
    return places
