"""What goes between the program and the process that renders: of a text and of its page only what is new.

While a person types, that is a paragraph, and the rest of a long text is not written out as JSON and read
again at every pause.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from operator import eq
from typing import Any, NamedTuple

from newsdesk.text.alignment import common_end, common_start
from newsdesk.text.rendered import Block

#: What the process says that is to follow a text which it does not know.
AGAIN = "again"


class Excerpt(NamedTuple):
    """A text as so many characters of the one before, what comes, and so many of the other's last ones."""

    head: int
    comes: str
    tail: int


def excerpt(before: str, now: str) -> Excerpt:
    """Return what of ``now`` is not in ``before``."""
    head = common_start(before, now)
    tail = min(common_end(before, now), min(len(before), len(now)) - head)
    return Excerpt(head, now[head : len(now) - tail], tail)


def whole(before: str, part: Excerpt) -> str:
    """Return the text that ``excerpt`` was made of."""
    return before[: part.head] + part.comes + before[len(before) - part.tail :]


class Pages:
    """The blocks of the text that was rendered last, at one end of the exchange.

    What is told of a page is ``[kept, [[line, html], …], same, moved]``: the first ``kept`` blocks of the one
    before, those that come (an int for a block's HTML that stood at that place), and its last ``same`` ones,
    ``moved`` lines down.
    """

    def __init__(self) -> None:
        self._blocks: tuple[Block, ...] = ()

    def tell(self, blocks: tuple[Block, ...]) -> list[Any]:
        """Return, for JSON, what is to be told of a page, which is the one before from now on."""
        before, self._blocks = self._blocks, blocks
        room = min(len(before), len(blocks))
        moved = blocks[-1].line - before[-1].line if room else 0
        kept = _alike(zip(before, blocks, strict=False))
        shifted = zip(_moved(reversed(before), moved), reversed(blocks), strict=False)
        same = min(_alike(shifted), room - kept)
        comes = blocks[kept : len(blocks) - same]
        places = {block.html: place for place, block in enumerate(before)} if comes else {}
        told = [[block.line, places.get(block.html, block.html)] for block in comes]
        return [kept, told, same, moved]

    def hear(self, told: Sequence[Any]) -> tuple[Block, ...]:
        """Return the page that somebody tells of. What is told again of it is the same object as before."""
        kept, comes, same, moved = told
        before = self._blocks
        fresh = (Block(line, before[html].html if isinstance(html, int) else html) for line, html in comes)
        last = before[len(before) - same :]
        self._blocks = (*before[:kept], *fresh, *(_moved(last, moved) if moved else last))
        return self._blocks


def _alike(pairs: Iterable[tuple[Block, Block]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: eq(*pair), pairs))


def _moved(blocks: Iterable[Block], lines: int) -> Iterator[Block]:
    return (Block(block.line + lines, block.html) for block in blocks)
