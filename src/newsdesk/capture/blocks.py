"""What every reader makes of its input before stories are told apart: blocks, one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate, groupby


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
    the part of a page's furniture ("navigation") that it is from, "" for the page's text. ``calls`` are the
    labels of the footnotes that it calls; ``text`` does not have them. ``ruled`` says that a rule stands
    between it and what is above.
    """

    kind: Kind
    text: str
    markdown: str
    line: int = 1
    level: int = 0
    group: int = 0
    outside: str = ""
    calls: tuple[str, ...] = ()
    ruled: bool = False


#: What has several parts.
_LONG = {Kind.ITEM, Kind.QUOTE}
_RULE = "***"


def paragraphs(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    """Yield each paragraph's Markdown and its line; a list is one, and so is a quotation, and a rule.

    A rule divides: what begins or ends the text has none.
    """
    rules = list(accumulate(block.ruled for block in blocks))

    def together(at: int) -> tuple[Kind, int, int]:
        block = blocks[at]
        return (block.kind, block.group if block.kind in _LONG else -at, rules[at])

    for _, part in groupby(range(len(blocks)), key=together):
        first, *rest = part
        if blocks[first].ruled and first:
            yield _RULE, blocks[first].line
        markdown = "".join(_between(blocks[at - 1], blocks[at]) + blocks[at].markdown for at in rest)
        yield blocks[first].markdown + markdown, blocks[first].line


def _between(above: Block, block: Block) -> str:
    """Return what stands between two parts of a list, or of a quotation."""
    if block.kind is Kind.QUOTE:
        return "\n>\n"
    # Right under an item's second paragraph, the next item would be a line of that.
    ended = above.markdown.startswith("\n") and not block.markdown.startswith("\n")
    return "\n\n" if ended else "\n"
