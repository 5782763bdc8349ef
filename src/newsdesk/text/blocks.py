"""Cuts Markdown where a new top-level block begins, without reading more of it than its lines' beginnings."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter

from newsdesk.text import boxes
from newsdesk.text.commonmark import HEADING
from newsdesk.text.excerpts import excerpt

#: How a line begins that may open or close fenced code.
_FENCES = ("~", "`")
_FENCE = re.compile(r"(~{3,}|`{3,})[^`\n]*")
_ITEM = re.compile(r"[ \t]*(?:[*+-]|\d+\.)[ \t]")
_QUOTE = re.compile(r" {0,3}>")
_INDENTED = re.compile(r"\t| {4}")
_NOTE = re.compile(r" {0,3}\[\^[^\]\n]*\]:")
_INNER = re.compile(r"[ \t]")


def cut(text: str) -> Iterator[tuple[int, str]]:
    """Yield the blocks of a text with Unix line ends; each with its first line's number, from 1.

    Lists, quotes, notes and fenced code are one block each, with the empty lines in them.
    """
    lines = text.split("\n")
    return _cut(lines, _Fences(lines), 0)


def _cut(lines: list[str], fences: "_Fences", start: int) -> Iterator[tuple[int, str]]:
    """Yield the blocks from a line (from 0) on that is in none which began above."""
    while start < len(lines):
        if not lines[start].strip():
            start += 1
            continue
        end = fences.end(start) or _block_end(lines, fences, start)
        yield start + 1, "\n".join(lines[start:end])
        start = end


class Cutter:
    """Cuts one text after another; of one that is like the last, only what has changed is cut anew."""

    def __init__(self) -> None:
        self._text = ""
        self._lines = [""]
        self._fences = _Fences(self._lines)
        self._blocks: list[tuple[int, str]] = []

    def cut(self, text: str) -> list[tuple[int, str]]:
        """Return the blocks that ``cut`` yields."""
        head, _comes, tail = excerpt(self._text, text)
        first = self._text.count("\n", 0, head)
        below = self._text.count("\n", len(self._text) - tail)
        old = slice(first, len(self._lines) - below)
        end = text.find("\n", len(text) - tail) if below else len(text)
        new = text[text.rfind("\n", 0, head) + 1 : end].split("\n")
        gone, self._lines[old] = self._lines[old], new
        self._text = text
        fenced = any(line[:1] in _FENCES for line in (*gone, *new))
        if fenced or len(gone) != len(new):
            self._fences = _Fences(self._lines)
        # What is code now, and is not any more, may end anywhere below.
        self._blocks = list(
            _cut(self._lines, self._fences, 0)
            if fenced
            else self._renewed(first, below, len(new) - len(gone))
        )
        return self._blocks

    def _renewed(self, first: int, below: int, more: int) -> Iterator[tuple[int, str]]:
        """Yield the blocks where other lines stand from ``first`` on (from 0), ``more`` than before.

        The last lines, so many as ``below``, are what they were.
        """
        blocks, line_of = self._blocks, itemgetter(0)
        # A block is cut where the next one begins: a change there may be one of the block.
        kept = bisect_left(blocks, first + 1, key=line_of) - 1
        yield from blocks[: max(kept, 0)]
        start = blocks[kept][0] - 1 if kept >= 0 else 0
        for line, block in _cut(self._lines, self._fences, start):
            if line > len(self._lines) - below:
                at = bisect_left(blocks, line - more, key=line_of)
                if at < len(blocks) and blocks[at][0] == line - more:
                    same = blocks[at:]
                    yield from ((number + more, each) for number, each in same) if more else same
                    return
            yield line, block


class _Fences:
    """Where fenced code begins and ends; a text may hold much that begins and never does."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._closing: defaultdict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(lines):
            if line[:1] in _FENCES:
                self._closing[line.rstrip(" ")].append(at)

    def end(self, start: int) -> int | None:
        """Return where the fenced code that begins in line ``start`` is over, or None."""
        line = self._lines[start]
        fence = _FENCE.fullmatch(line) if line[:1] in _FENCES else None
        if not fence:
            return None
        closing = self._closing.get(fence[1], [])
        at = bisect_right(closing, start)
        return closing[at] + 1 if at < len(closing) else None


def _block_end(lines: list[str], fences: _Fences, start: int) -> int:
    """Return where the block ends: at an empty line, unless what follows still belongs to it."""
    belongs: set[re.Pattern[str]] = set()
    end = start
    while end < len(lines):
        line = lines[end]
        if not line.strip():
            following = next((at for at in range(end, len(lines)) if lines[at].strip()), len(lines))
            if following == len(lines) or not any(kind.match(lines[following]) for kind in belongs):
                return end
            if _opens_box(lines[following], belongs):
                return end
            end = following
            continue
        heading = not belongs and HEADING.match(line)
        if end > start and (heading or _opens_box(line, belongs) or fences.end(end)):
            return end
        if heading:
            return end + 1
        belongs.update(_owned(line))
        end += 1
    return end


def _opens_box(line: str, belongs: set[re.Pattern[str]]) -> bool:
    """Say whether a box begins here, and not a quotation within something else."""
    return belongs <= {_QUOTE} and bool(boxes.OPENING.match(line))


def _owned(line: str) -> tuple[re.Pattern[str], ...]:
    """Return how lines begin that belong to a block with this line in it, though an empty one is between."""
    if _ITEM.match(line):
        return _ITEM, _INNER
    if _QUOTE.match(line):
        return (_QUOTE,)
    if _INDENTED.match(line) or _NOTE.match(line):
        return (_INDENTED,)
    return ()
