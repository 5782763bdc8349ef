"""What is what in the lines of Markdown, for colouring them. No Qt: lines and state in, spans and state out.

It follows Python-Markdown where that differs from CommonMark: ``#word`` is a heading. What a line needs to
know of those above it is one number, the state; of those below it, whether the next one underlines it. Lines
of one paragraph may be scanned together, for what begins in one and ends in another.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from newsdesk.text import boxes
from newsdesk.widgets.writing.inline import Span, Style, scan_inline

__all__ = ["Scanned", "Span", "Style", "flatten", "joins", "scan", "scan_line", "scan_lines", "underlines"]

#: States: a block begins here; inside an HTML comment, a table, a paragraph; behind the words of a heading
#: that this line underlines; behind the head of a table whose rule this line is; from FENCE on in fences.
TEXT, COMMENT, TABLE, PROSE, TITLE, HEAD, FENCE = 0, 1, 2, 3, 4, 5, 64
#: What may be added to TEXT and PROSE: in a list or a note, in a quotation.
LISTED, QUOTED = 8, 16
#: What may be added to PROSE: a line above in the paragraph has marks whose partners may be in this one.
LOOSE = 32


class Scanned(NamedTuple):
    """One line's spans, which may overlap, and the state for the next line."""

    spans: list[Span]
    state: int


class _Line(NamedTuple):
    """What the beginning of a line says: its text goes from ``at`` to its end; None: it has no such text."""

    at: int | None
    state: int
    joins: bool = False


_HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
_FENCE = re.compile(r" {0,3}(?P<ticks>`{3,}+|~{3,}+)(?P<info>.*)")
_QUOTE = re.compile(r" {0,3}>[ ]?")
_LIST = re.compile(r"\s*+(?:[-*+]|\d{1,9}[.)])(?:\s++|$)")
_HEADING = re.compile(r"#{1,6}+[ \t]*+")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*+){3,}+|(?:\*[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)$")
_UNDERLINE = re.compile(r"(?:=++|-++)[ ]*+$")
_DEFINITION = re.compile(r" {0,3}(?P<label>\*?\[[^\]\\]++\]:)[ \t]*+(?P<address>\S*+)")
_TABLE_RULE = re.compile(r"(?=.*\|)(?=.*-)[ \t]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|)*+(?:[ \t]*+:?-++:?)?[ \t]*+$")
_PIPE = re.compile(r"(?<!\\)\|")
_INDENT = re.compile(r" {4}| {0,3}\t")
#: What a line that begins a block of its own begins with; most lines of copy begin with none of it.
_OPENINGS = frozenset(" \t>#-*+_=~`[|0123456789")


def scan_line(line: str, state: int) -> Scanned:
    """Return the spans of ``line`` (which may overlap) and the state for the next line.

    ``state`` is what the line above gave, TEXT for the first.
    """
    return scan(line, state)


def scan(line: str, state: int, following: str = "") -> Scanned:
    """Scan one line by itself; ``following`` is the line below, which may underline it."""
    read, spans = _begun(line, state, following)
    return _texts(line, read, spans)


def scan_lines(lines: Sequence[str], state: int) -> list[Scanned]:
    """Scan lines that stand together, among them what begins in one of a paragraph and ends in another."""
    found: list[Scanned] = []
    paragraph: list[_Part] = []
    for number, line in enumerate(lines):
        read, spans = _begun(line, state, lines[number + 1] if number + 1 < len(lines) else "")
        if not read.joins:
            _join(paragraph, found)
            paragraph = []
        if read.at is not None:
            paragraph.append(_Part(number, read.at, line[read.at :], list(spans)))
        found.append(_texts(line, read, spans))
        state = found[-1].state
    _join(paragraph, found)
    return found


def joins(line: str, state: int) -> bool:
    """Whether this line goes on with the paragraph of the line above, which gave ``state``."""
    return _read(line, state, "", []).joins


def underlines(line: str, state: int) -> int | None:
    """Say what the line above, which gave ``state``, should have known of this one, and did not.

    That is the state it should have given: TITLE, HEAD, or PROSE; None if it was right.
    """
    kind = state & 7
    if state >= FENCE or kind not in {PROSE, TITLE, HEAD}:
        return None
    wanted = TITLE if _UNDERLINE.match(line) else HEAD if _TABLE_RULE.match(line) else PROSE
    return None if wanted == kind else wanted


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


class _Part(NamedTuple):
    """A line of a paragraph: its number, where its text begins, that text, and the spans of its beginning."""

    number: int
    at: int
    text: str
    opening: list[Span]


def _texts(line: str, read: _Line, spans: list[Span]) -> Scanned:
    """Add the spans of a line's text."""
    if read.at is None:
        return Scanned(spans, read.state)
    inside = scan_inline(line, read.at, len(line), spans)
    if inside.comment:
        return Scanned(spans, COMMENT)
    loose = LOOSE if inside.loose and read.state & 7 == PROSE else 0
    return Scanned(spans, read.state | loose)


def _join(paragraph: list[_Part], found: list[Scanned]) -> None:
    """Scan the text of a paragraph as one, where its lines leave something open."""
    if len(paragraph) < 2 or not any(found[part.number].state & LOOSE for part in paragraph[:-1]):
        return
    spans: list[Span] = []
    text = "\n".join(part.text for part in paragraph)
    scan_inline(text, 0, len(text), spans)
    start = 0
    for part in paragraph:
        end = start + len(part.text)
        mine = [
            Span(max(each.start, start) - start + part.at, min(each.end, end) - start + part.at, each.style)
            for each in spans
            if each.start < end and each.end > start
        ]
        found[part.number] = found[part.number]._replace(spans=part.opening + mine)
        start = end + 1


def _fence_state(ticks: str) -> int:
    """Pack the fence's length and its character into a state."""
    return FENCE + 2 * len(ticks) + (ticks[0] == "~")


def _begun(line: str, state: int, following: str) -> tuple[_Line, list[Span]]:
    """Read how a line begins; what would underline one that leaves a comment open is in the comment."""
    spans: list[Span] = []
    read = _read(line, state, following, spans)
    is_underlined = read.at is not None and read.state & 7 in {TITLE, HEAD}
    if is_underlined and scan_inline(line, read.at or 0, len(line), []).comment:
        return _begun(line, state, "")
    return read, spans


def _read(line: str, state: int, following: str, spans: list[Span]) -> _Line:
    """Add the spans of how a line begins."""
    if state >= FENCE:
        return _fenced(line, state, spans)
    kind, extra = state & 7, state & (LISTED | QUOTED | LOOSE)
    if not line or line.isspace():
        return _Line(None, TEXT | (extra & LISTED))
    if kind == COMMENT:
        return _comment(line, spans)
    if kind == TABLE or (kind == HEAD and _TABLE_RULE.match(line)):
        return _table_row(line, spans)
    made = _opened(line, kind, extra, spans) if line[0] in _OPENINGS else None
    return made or _prose(line, kind, extra, following, spans)


def _fenced(line: str, state: int, spans: list[Span]) -> _Line:
    """Colour a line of fenced code; the fence that closes is at least as long as the one that opened."""
    length, tilde = divmod(state - FENCE, 2)
    fence = _FENCE.match(line)
    if fence and not fence["info"].strip():
        ticks = fence["ticks"]
        if (ticks[0] == "~") == bool(tilde) and len(ticks) >= length:
            spans.append(Span(0, len(line), Style.CODE | Style.MARK))
            return _Line(None, TEXT)
    spans.append(Span(0, len(line), Style.CODE))
    return _Line(None, state)


def _comment(line: str, spans: list[Span]) -> _Line:
    close = line.find("-->")
    if close < 0:
        spans.append(Span(0, len(line), Style.HTML))
        return _Line(None, COMMENT)
    spans.append(Span(0, close + 3, Style.HTML))
    return _Line(close + 3, PROSE)


def _table_row(line: str, spans: list[Span]) -> _Line:
    """Colour a row of a table; every line is one until one is empty."""
    spans.append(Span(0, len(line), Style.TABLE))
    if _TABLE_RULE.match(line):
        spans.append(Span(0, len(line), Style.MARK))
        return _Line(None, TABLE)
    spans.extend(Span(pipe.start(), pipe.end(), Style.MARK) for pipe in _PIPE.finditer(line))
    return _Line(0, TABLE)


def _opened(line: str, kind: int, extra: int, spans: list[Span]) -> _Line | None:
    """Read a line that is wholly something else than prose: a fence, code, a rule, a definition."""
    if (fence := _FENCE.match(line)) and not (fence["ticks"][0] == "`" and "`" in fence["info"]):
        spans.append(Span(0, len(line), Style.CODE | Style.MARK))
        return _Line(None, _fence_state(fence["ticks"]))
    if kind == TEXT and not extra & LISTED and _INDENT.match(line):
        spans.append(Span(0, len(line), Style.CODE))
        return _Line(None, TEXT)
    if _RULE.match(line) or (kind == TITLE and _UNDERLINE.match(line)):
        spans.append(Span(0, len(line), Style.MARK))
        return _Line(None, TEXT | (extra & LISTED))
    definition = _DEFINITION.match(line)
    return _definition(definition, spans) if definition else None


def _definition(found: re.Match[str], spans: list[Span]) -> _Line:
    """Read what defines a note, an abbreviation or where a reference leads."""
    spans.append(Span(*found.span("label"), Style.MARK))
    if found["label"].startswith("[^"):
        return _Line(found.start("address"), PROSE | LISTED)
    if found["label"].startswith("*"):
        return _Line(None, TEXT)
    spans.append(Span(*found.span("address"), Style.ADDRESS))
    return _Line(found.end("address"), TEXT)


def _prose(line: str, kind: int, extra: int, following: str, spans: list[Span]) -> _Line:
    """Read a line of words: whatever quotes, lists and headings it begins with."""
    in_item = kind == PROSE and extra & (LISTED | QUOTED) == LISTED
    if not in_item and (box := boxes.OPENING.match(line)):
        return _box(box, spans)
    at = 0
    while quote := _QUOTE.match(line, at):
        spans.append(Span(at, quote.end(), Style.MARK))
        at = quote.end()
    goes_on = kind not in {TEXT, COMMENT}
    loose = extra & LOOSE
    quoted = QUOTED if at or (goes_on and extra & QUOTED) else 0
    new = bool(at) and not extra & QUOTED
    if quoted:
        spans.append(Span(at, len(line), Style.QUOTE))
    listed = extra & LISTED if goes_on or line[0].isspace() else 0
    if bullet := _LIST.match(line, at):
        spans.append(Span(at, bullet.end(), Style.MARK))
        at, listed, new = bullet.end(), LISTED, True
    if heading := _HEADING.match(line, at):
        _heading(line, heading, spans)
        return _Line(heading.end(), TEXT | listed)
    if not goes_on and not at and _UNDERLINE.match(following):
        spans.append(Span(0, len(line), _HEADINGS[following[0] == "-"]))
        return _Line(0, TITLE | listed)
    if not goes_on and not at and "|" in line and _TABLE_RULE.match(following):
        return _Line(_table_row(line, spans).at, HEAD)
    joins = goes_on and not new
    return _Line(at, PROSE | listed | quoted | (loose if joins else 0), joins)


def _box(opening: re.Match[str], spans: list[Span]) -> _Line:
    """Read the line that opens a pull quote or a fact box; what else it says is a title, or quoted."""
    at, end = opening.span("words")
    spans += Span(0, at, Style.MARK), Span(at, end, Style.QUOTE)
    if opening["kind"].lower() == boxes.FACTS:
        spans.append(Span(at, end, Style.STRONG))
        return _Line(at, TEXT)
    return _Line(at, PROSE | QUOTED if at < end else TEXT)


def _heading(line: str, heading: re.Match[str], spans: list[Span]) -> None:
    """Colour a heading by its hashes; those behind it are marks as well, with a space before them."""
    at, end = heading.span()
    level = line.count("#", at, end)
    spans.append(Span(at, len(line), _HEADINGS[min(level, 3) - 1]))
    spans.append(Span(at, end, Style.MARK))
    words = line.rstrip().rstrip("#")
    if len(words) > end and words[-1].isspace():
        spans.append(Span(len(words), len(line), Style.MARK))
