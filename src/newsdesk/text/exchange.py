"""What goes between the program and the process that renders: of a text and of its page only what is new.

While a person types, that is a paragraph, and the rest of a long text is not written out as JSON and read
again at every pause.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newsdesk.text.excerpts import alike
from newsdesk.text.rendered import Block

#: What the process says that is to follow a text which it does not know.
AGAIN = "again"


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
        kept = alike(before, blocks)
        shifted = _moved(reversed(before), moved) if moved else reversed(before)
        same = min(alike(shifted, reversed(blocks)), room - kept)
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


def _moved(blocks: Iterable[Block], lines: int) -> Iterator[Block]:
    return (Block(block.line + lines, block.html) for block in blocks)
