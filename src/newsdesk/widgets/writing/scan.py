"""What is what in one line of Markdown, for colouring it. No Qt: line and state in, spans and state out.

It follows Python-Markdown where that differs from CommonMark: ``#word`` is a heading. It never looks at
another line; what a line needs to know of those above it is one number, the state. Every pattern is
possessive or bounded, so that a line of nothing but brackets is as cheap as any other.
"""

import re
from collections import Counter
from collections.abc import Iterator
from enum import IntFlag
from functools import reduce
from operator import or_
from typing import NamedTuple

#: States: plain text, inside an HTML comment, inside a table, and from FENCE on inside fenced code.
TEXT, COMMENT, TABLE, FENCE = 0, 1, 2, 8


class Style(IntFlag):
    """What a piece of a line is. Several hold at once: strong within a heading."""

    MARK = 1
    STRONG = 2
    EMPHASIS = 4
    CODE = 8
    LINK = 16
    ADDRESS = 32
    QUOTE = 64
    HTML = 128
    TABLE = 256
    HEADING_1 = 512
    HEADING_2 = 1024
    HEADING_3 = 2048


class Span(NamedTuple):
    """A piece of a line, from code point ``start`` up to ``end``."""

    start: int
    end: int
    style: Style


_HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
_FENCE = re.compile(r" {0,3}(?P<ticks>`{3,}+|~{3,}+)(?P<info>.*)")
_QUOTE = re.compile(r" {0,3}>[ ]?")
_LIST = re.compile(r"\s*+(?:[-*+]|\d{1,9}[.)])(?:\s++|$)")
_HEADING = re.compile(r"#{1,6}+[ \t]*+")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*+){3,}+|(?:\*[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|={2,}+[ \t]*+)$")
_DEFINITION = re.compile(r" {0,3}(?P<label>\[[^\]\\]++\]:)[ \t]*+(?P<address>\S*+)")
_TABLE_RULE = re.compile(r"(?=.*\|)(?=.*-)[ \t]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|)*+(?:[ \t]*+:?-++:?)?[ \t]*+$")
_PIPE = re.compile(r"(?<!\\)\|")
# The group in "code" is not possessive: before Python 3.11.5, and Debian 12 has 3.11.2, a possessive group
# with a choice inside matches wrongly (https://github.com/python/cpython/issues/106052).
_INLINE = re.compile(
    r"""
      (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<code>(?P<ticks>`++)[^`]++(?:(?!(?P=ticks)(?!`))`++[^`]++)*(?P=ticks)(?!`))
    | (?P<ticks_alone>`++)
    | (?P<comment><!--.*?(?:-->|$))
    | (?P<autolink><(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[^\s<>@]{1,64}+@[^\s<>]++)>)
    | (?P<tag></?[A-Za-z][^<>]*+>)
    | (?P<footnote>\[\^[^\[\]\s]++\])
    | (?P<link>(?P<open>!?\[)(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*+\])*+)\]
        (?:\((?P<address>(?:[^()\s]|\([^()\s]*+\))*+)(?:\s++(?:"[^"]*+"|'[^']*+'))?\s*+\)|\[[^\[\]]*+\]))
    | (?P<url>https?://[^\s<>()\[\]]++)
    | (?P<run>\*++|_++)
    """,
    re.VERBOSE,
)

_PIECES = {
    "autolink": Style.ADDRESS,
    "code": Style.CODE,
    "comment": Style.HTML,
    "escape": Style.MARK,
    "footnote": Style.MARK,
    "tag": Style.HTML,
    "url": Style.ADDRESS,
}


def scan_line(line: str, state: int) -> tuple[list[Span], int]:
    """Return the spans of ``line`` (which may overlap) and the state for the next line.

    ``state`` is what the line above gave, TEXT for the first.
    """
    if state >= FENCE:
        return _fenced(line, state)
    spans: list[Span] = []
    at = 0
    if state == COMMENT:
        close = line.find("-->")
        if close < 0:
            return [Span(0, len(line), Style.HTML)], COMMENT
        at = close + 3
        spans.append(Span(0, at, Style.HTML))
        return spans, _inline(line, at, len(line), spans)
    if (fence := _FENCE.match(line)) and not (fence["ticks"][0] == "`" and "`" in fence["info"]):
        return [Span(0, len(line), Style.CODE | Style.MARK)], _fence_state(fence["ticks"])
    at = _structure(line, spans)
    if (state == TABLE and line.strip()) or line.startswith("|") or _TABLE_RULE.match(line):
        return _table_row(line, state, spans)
    return spans, _inline(line, at, len(line), spans)


def flatten(spans: list[Span]) -> Iterator[Span]:
    """Yield the same colouring as pieces that do not overlap, in order, without the plain ones."""
    solid = [each for each in spans if each.start < each.end]
    edges = [(each.start, True, each.style) for each in solid]
    edges += [(each.end, False, each.style) for each in solid]
    active: Counter[Style] = Counter()
    last = 0
    for at, opens, style in sorted(edges):
        if at > last and active:
            yield Span(last, at, reduce(or_, active))
        last = at
        if opens:
            active[style] += 1
        elif active[style] > 1:
            active[style] -= 1
        else:
            del active[style]


def _fence_state(ticks: str) -> int:
    """Pack the fence's length and its character into a state."""
    return FENCE + 2 * len(ticks) + (ticks[0] == "~")


def _fenced(line: str, state: int) -> tuple[list[Span], int]:
    """Colour a line of fenced code; the fence that closes is at least as long as the one that opened."""
    length, tilde = divmod(state - FENCE, 2)
    fence = _FENCE.match(line)
    if fence and not fence["info"].strip():
        ticks = fence["ticks"]
        if (ticks[0] == "~") == bool(tilde) and len(ticks) >= length:
            return [Span(0, len(line), Style.CODE | Style.MARK)], TEXT
    return [Span(0, len(line), Style.CODE)], state


def _structure(line: str, spans: list[Span]) -> int:
    """Colour what opens the line (rule, definition, quotes, list, heading); return where its text begins."""
    if _RULE.match(line):
        spans.append(Span(0, len(line), Style.MARK))
        return len(line)
    if definition := _DEFINITION.match(line):
        spans.append(Span(*definition.span("label"), Style.MARK))
        if definition["label"].startswith("[^"):
            return definition.start("address")
        spans.append(Span(*definition.span("address"), Style.ADDRESS))
        return definition.end("address")
    at = 0
    while quote := _QUOTE.match(line, at):
        spans.append(Span(at, quote.end(), Style.MARK))
        at = quote.end()
    if at:
        spans.append(Span(at, len(line), Style.QUOTE))
    if bullet := _LIST.match(line, at):
        spans.append(Span(at, bullet.end(), Style.MARK))
        at = bullet.end()
    if heading := _HEADING.match(line, at):
        level = line.count("#", at, heading.end())
        spans.append(Span(at, len(line), _HEADINGS[min(level, 3) - 1]))
        spans.append(Span(at, heading.end(), Style.MARK))
        at = heading.end()
        words = line.rstrip().rstrip("#")
        if len(words) > at and words[-1].isspace():
            spans.append(Span(len(words), len(line), Style.MARK))
    return at


def _table_row(line: str, state: int, spans: list[Span]) -> tuple[list[Span], int]:
    """Colour a row of a table; its rule makes every line a row until one is empty."""
    spans.append(Span(0, len(line), Style.TABLE))
    if _TABLE_RULE.match(line):
        spans.append(Span(0, len(line), Style.MARK))
        return spans, TABLE
    spans.extend(Span(pipe.start(), pipe.end(), Style.MARK) for pipe in _PIPE.finditer(line))
    _inline(line, 0, len(line), spans)
    return spans, state


class _Run:
    """A run of ``*`` or ``_`` that may open emphasis: where it ends and how much of it is left."""

    __slots__ = ("end", "left")

    def __init__(self, end: int, left: int) -> None:
        self.end = end
        self.left = left


class _Emphasis:
    """Pairs runs of ``*`` and ``_``, as CommonMark does but for its rule of three.

    One stack for each character: a closing run looks at the top of its own, so the work is linear.
    """

    def __init__(self, line: str, spans: list[Span]) -> None:
        self._line = line
        self._spans = spans
        self._open: dict[str, list[_Run]] = {"*": [], "_": []}

    def take(self, start: int, end: int) -> None:
        """Use the run at ``start`` up to ``end`` to close what it can, and keep the rest to open."""
        opens, closes, mark = self._flanks(start, end)
        stack, at = self._open[mark], start
        while closes and stack and at < end:
            opener = stack[-1]
            size = 2 if min(opener.left, end - at) > 1 else 1
            self._pair(opener.end - size, at, size)
            opener.end -= size
            opener.left -= size
            at += size
            if not opener.left:
                stack.pop()
            other = self._open["_" if mark == "*" else "*"]
            while other and other[-1].end > opener.end:
                other.pop()
        if opens and at < end:
            stack.append(_Run(end, end - at))

    def _pair(self, left: int, right: int, size: int) -> None:
        style = Style.STRONG if size > 1 else Style.EMPHASIS
        self._spans.append(Span(left, right + size, style))
        self._spans.append(Span(left, left + size, Style.MARK))
        self._spans.append(Span(right, right + size, Style.MARK))

    def _flanks(self, start: int, end: int) -> tuple[bool, bool, str]:
        """Say whether the run may open, whether it may close, and which character it is made of."""
        before = self._line[start - 1] if start else " "
        after = self._line[end] if end < len(self._line) else " "
        before_word, after_word = before.isalnum(), after.isalnum()
        left = not after.isspace() and (after_word or not before_word)
        right = not before.isspace() and (before_word or not after_word)
        if self._line[start] == "*":
            return left, right, "*"
        return left and not before_word, right and not after_word, "_"


def _inline(line: str, start: int, end: int, spans: list[Span]) -> int:
    """Colour the text between two places; return the state it leaves (TEXT, or COMMENT if one is open)."""
    emphasis = _Emphasis(line, spans)
    for found in _INLINE.finditer(line, start, end):
        kind = found.lastgroup
        if kind == "run":
            emphasis.take(*found.span())
        elif kind == "link":
            _link(line, found, spans)
        elif kind in _PIECES:
            _piece(found, kind, spans)
            if kind == "comment" and not found[0].endswith("-->"):
                return COMMENT
    return TEXT


def _piece(found: re.Match[str], kind: str, spans: list[Span]) -> None:
    """Colour what has no text of its own: code, addresses, tags, escapes, references."""
    style = _PIECES[kind]
    start, end = found.span()
    if kind == "url":
        end = start + len(found[0].rstrip(".,;:!?"))
    elif kind == "escape":
        end = start + 1
    spans.append(Span(start, end, style))
    edge = {"code": len(found["ticks"] or ""), "autolink": 1}.get(kind, 0)
    spans.append(Span(start, start + edge, Style.MARK))
    spans.append(Span(end - edge, end, Style.MARK))


def _link(line: str, found: re.Match[str], spans: list[Span]) -> None:
    """Colour a link or an image: its brackets and address stand back, its words are read as text."""
    label_start, label_end = found.span("label")
    spans.append(Span(found.start(), label_start, Style.MARK))
    spans.append(Span(label_start, label_end, Style.LINK))
    spans.append(Span(label_end, found.end(), Style.MARK))
    _inline(line, label_start, label_end, spans)
