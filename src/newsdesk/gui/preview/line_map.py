"""Which line of the source stands in which block of the page."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from operator import lt


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block of the page (from 0; -1: what stands above the first) and the lines of the source it came from.

    ``first`` is 0 for what stands above the first line, ``next`` None for what goes on to the end.
    """

    block: int
    first: int
    next: int | None


class LineMap:
    """Maps both ways, and never back: further down in the source is further down in the page.

    Notes stand last in the page wherever they are defined; what is out of turn like that is left out. It is
    false where there is nothing to map.
    """

    def __init__(self, lines: Iterable[int] = ()) -> None:
        self._lines = list(lines)
        self._blocks: Sequence[int] = range(len(self._lines))
        if not all(map(lt, self._lines, islice(self._lines, 1, None))):
            highest = [0, *accumulate(self._lines, max)]
            self._blocks = [block for block, line in enumerate(self._lines) if line > highest[block]]
            self._lines = [self._lines[block] for block in self._blocks]

    def __bool__(self) -> bool:
        return bool(self._lines)

    def holding(self, line: int) -> Stretch:
        """Return the stretch with this line of the source (from 1)."""
        return self._stretch(bisect_right(self._lines, line) - 1)

    def of_block(self, block: int) -> tuple[Stretch, bool]:
        """Return a block's stretch; for one that is out of turn the one before, and False."""
        at = bisect_right(self._blocks, block) - 1
        return self._stretch(at), at < 0 or self._blocks[at] == block

    def _stretch(self, at: int) -> Stretch:
        following = self._lines[at + 1] if at + 1 < len(self._lines) else None
        return Stretch(self._blocks[at], self._lines[at], following) if at >= 0 else Stretch(-1, 0, following)
