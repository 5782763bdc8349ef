"""Cuts Markdown where a new top-level block begins, without reading more of it than its lines' beginnings."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from newsdesk.text import boxes
from newsdesk.text.commonmark import HEADING

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
    fences = _Fences(lines)
    start = 0
    while start < len(lines):
        if not lines[start].strip():
            start += 1
            continue
        end = fences.end(start) or _block_end(lines, fences, start)
        yield start + 1, "\n".join(lines[start:end])
        start = end


class _Fences:
    """Where fenced code begins and ends; a text may hold much that begins and never does."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._closing: defaultdict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(lines):
            if line[:1] in ("~", "`"):
                self._closing[line.rstrip(" ")].append(at)

    def end(self, start: int) -> int | None:
        """Return where the fenced code that begins in line ``start`` is over, or None."""
        line = self._lines[start]
        fence = _FENCE.fullmatch(line) if line[:1] in ("~", "`") else None
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
