"""What is what within the text of a paragraph of Markdown: emphasis, links, code, addresses, shortcodes.

No Qt: text in, spans out. It follows Python-Markdown where that differs from CommonMark. Every pattern is
possessive or bounded, so that a line of nothing but brackets is as cheap as any other.
"""

import re
from enum import IntFlag
from typing import NamedTuple

from newsdesk.text.shortcodes import PATTERN


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
    #: A shortcode of the newsroom's: a rate, an amount converted, the table of rates.
    RATE = 4096


class Span(NamedTuple):
    """A piece of a text, from code point ``start`` up to ``end``."""

    start: int
    end: int
    style: Style


class Inside(NamedTuple):
    """What was found in a text besides its spans.

    ``comment`` it ends in an HTML comment that is still open; ``loose`` it holds marks without their
    partners, which the lines around it may have.
    """

    comment: bool
    loose: bool


# The group in "code" is not possessive: before Python 3.11.5, and Debian 12 has 3.11.2, a possessive group
# with a choice inside matches wrongly (https://github.com/python/cpython/issues/106052).
_INLINE = re.compile(
    r"""
      (?P<escape>\\[\\`*_{}\[\]()>\#+\-.!|])
    | (?P<code>(?P<ticks>`++)[^`]++(?:(?!(?P=ticks)(?!`))`++[^`]++)*(?P=ticks)(?!`))
    | (?P<ticks_alone>`++)
    | (?P<rate>"""
    + PATTERN
    + r""")
    | (?P<comment><!--.*?(?:-->|\Z))
    | (?P<autolink><(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[^\s<>@]{1,64}+@[^\s<>]++)>)
    | (?P<tag></?[A-Za-z][^<>]*+>)
    | (?P<footnote>\[\^[^\[\]\s]++\])
    | (?P<link>(?P<open>!?\[)(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*+\])*+)\]
        (?:\((?P<address>(?:[^()\s]|\([^()\s]*+\))*+)(?:\s++(?:"[^"]*+"|'[^']*+'))?\s*+\)|\[[^\[\]]*+\]))
    | (?P<url>https?://[^\s<>()\[\]]++)
    | (?P<run>\*++|_++)
    | (?P<alone>\[|\]|</?(?=[A-Za-z]))
    """,
    re.VERBOSE | re.DOTALL,
)

_PIECES = {
    "autolink": Style.ADDRESS,
    "code": Style.CODE,
    "comment": Style.HTML,
    "escape": Style.MARK,
    "footnote": Style.MARK,
    "rate": Style.RATE,
    "tag": Style.HTML,
    "url": Style.ADDRESS,
}
#: Words without any of these have nothing in them to be found.
_SIGNS = re.compile(r"[\\`{<\[\]*_]|https?:")


def scan_inline(text: str, start: int, end: int, spans: list[Span]) -> Inside:
    """Add the spans of the text between two places; they may overlap."""
    if not _SIGNS.search(text, start, end):
        return Inside(comment=False, loose=False)
    emphasis = _Emphasis(text, spans)
    loose, brackets = False, 0
    for found in _INLINE.finditer(text, start, end):
        kind = found.lastgroup
        if kind == "run":
            emphasis.take(*found.span())
        elif kind == "link":
            loose |= _link(text, found, spans)
        elif kind in _PIECES:
            _piece(found, kind, spans)
            if kind == "comment" and not found[0].endswith("-->"):
                return Inside(comment=True, loose=loose)
        elif found[0] == "[":
            brackets += 1
        elif found[0] == "]" and brackets:
            brackets -= 1
        else:
            loose = True
    return Inside(comment=False, loose=bool(loose or brackets or emphasis.loose))


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
        self._unmatched = False

    @property
    def loose(self) -> bool:
        """Whether a run has found no partner."""
        return self._unmatched or any(self._open.values())

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
        elif closes and at < end:
            self._unmatched = True

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


def _piece(found: re.Match[str], kind: str, spans: list[Span]) -> None:
    """Add what has no text of its own: code, addresses, tags, escapes, references, shortcodes."""
    style = _PIECES[kind]
    start, end = found.span()
    if kind == "url":
        end = start + len(found[0].rstrip(".,;:!?"))
    elif kind == "escape":
        end = start + 1
    spans.append(Span(start, end, style))
    edge = {"code": len(found["ticks"] or ""), "autolink": 1, "rate": 2}.get(kind, 0)
    spans.append(Span(start, start + edge, Style.MARK))
    spans.append(Span(end - edge, end, Style.MARK))


def _link(text: str, found: re.Match[str], spans: list[Span]) -> bool:
    """Add a link or an image: its brackets and address stand back, its words are read as text.

    Return whether something in those is loose.
    """
    label_start, label_end = found.span("label")
    spans.append(Span(found.start(), label_start, Style.MARK))
    spans.append(Span(label_start, label_end, Style.LINK))
    spans.append(Span(label_end, found.end(), Style.MARK))
    return scan_inline(text, label_start, label_end, spans).loose
