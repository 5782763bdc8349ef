"""What every reader makes of its input before stories are told apart: blocks, one after the other."""

from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What sort of block it is. TEXT may turn out to be a headline, a date, a ticker line."""

    TEXT = auto()
    HEADING = auto()
    ITEM = auto()
    QUOTE = auto()
    MADE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, part of a quotation, or something finished (a figure, a table).

    ``text`` is plain and on one line, ``markdown`` is what a story would hold. ``line`` is the line it began
    on (from 1); for HTML and Word the block's number, for there a line means nothing. ``level`` is a
    heading's, from 1. Neighbours of one ``group`` make up one list or quotation; 0 is none. ``outside`` names
    the part of a page's furniture ("navigation") that it is from, "" for the page's text.
    """

    kind: Kind
    text: str
    markdown: str
    line: int
    level: int = 0
    group: int = 0
    outside: str = ""
