"""Where somebody is quoted in a paragraph: an amount in there is somebody's words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

#: What opens a quotation, and what may close it.
_CLOSES = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"'}
_MARK = re.compile('[“”„«»‘’"]')
_QUOTED_LINE = re.compile(r"^ {0,3}>.*$", re.MULTILINE)

Span = tuple[int, int]


def quotations(paragraph: str) -> tuple[Span, ...]:
    """Return where somebody is quoted, in order and apart; a quotation left open goes on to the end.

    A quotation within a quotation is part of it. Lines behind ">" are quoted whole.
    """
    spans = [each.span() for each in _QUOTED_LINE.finditer(paragraph)]
    spans += _between_marks(paragraph)
    return tuple(_merged(sorted(spans)))


def within(spans: Sequence[Span], at: int) -> bool:
    """Whether a place is in one of the spans, which are in order and apart."""
    number = bisect_right(spans, (at, at + 1)) - 1
    candidates = spans[max(number, 0) : number + 2]
    return any(start <= at < end for start, end in candidates)


def _between_marks(text: str) -> Iterator[Span]:
    opened, closes = -1, ""
    for found in _MARK.finditer(text):
        at, mark = found.start(), found[0]
        before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
        if opened >= 0:
            # An apostrophe is none that closes: it has letters on both sides.
            if mark in closes and not (before.isalnum() and after.isalnum()):
                yield opened, at + 1
                opened = -1
        elif mark in _CLOSES and not before.isalnum() and after.strip():
            opened, closes = at, _CLOSES[mark]
    if opened >= 0 and closes != "’":
        yield opened, len(text)


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    start = end = -1
    for each in spans:
        if each[0] > end:
            if end > start:
                yield start, end
            start, end = each
        end = max(end, each[1])
    if end > start:
        yield start, end
