"""Where the words are in a line of Markdown, for spelling. No Qt."""

from typing import NamedTuple

from newsdesk.copydesk.spelling.words import words
from newsdesk.widgets.utf16 import offsets
from newsdesk.widgets.writing.scan import Style, scan_line

_NO_PROSE = Style.CODE | Style.ADDRESS | Style.HTML | Style.MARK

#: No letter, no space, no punctuation.
_COVER = "\N{OBJECT REPLACEMENT CHARACTER}"


class Spotted(NamedTuple):
    """A word in a line, by Qt's places (UTF-16) from the line's start."""

    start: int
    end: int
    word: str


def words_of(line: str, state: int) -> tuple[Spotted, ...]:
    """Return the words of a line; ``state`` is what the line above hands down (``scan_line``)."""
    prose = line
    for start, end, style in scan_line(line, state)[0]:
        if style & _NO_PROSE:
            prose = prose[:start] + _COVER * (end - start) + prose[end:]
    places = offsets(line) or range(len(line) + 1)
    return tuple(Spotted(places[each.start], places[each.end], each.text) for each in words(prose))
