"""What every reader makes of its input before stories are told apart: blocks, one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby


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


#: What stands between the parts of a list, and of a quotation.
_BETWEEN = {Kind.ITEM: "\n", Kind.QUOTE: "\n>\n"}


def paragraphs(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    """Yield each paragraph's Markdown and its line; a list is one, and so is a quotation."""

    def together(at: int) -> tuple[Kind, int]:
        block = blocks[at]
        return (block.kind, block.group if block.kind in _BETWEEN else -at)

    for (kind, _), part in groupby(range(len(blocks)), key=together):
        parts = [blocks[at] for at in part]
        yield _BETWEEN.get(kind, "").join(block.markdown for block in parts), parts[0].line
