"""The text of a captured page as blocks: which lines stand alone, and which are one paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsdesk.capture import dates, furniture, ticker
from newsdesk.capture.blocks import Block, Kind
from newsdesk.capture.markdown import escape, figure

_BULLET = re.compile(r"[•·●▪◦‣○■*-] (?P<item>.*\w.*)")
_NUMBERED = re.compile(r"(?P<number>\d{1,3})[.)] (?P<item>.*\w.*)")
_FIGURE = re.compile(r"\*Figure: (?P<note>.+)\*")
#: No mail program or typist wraps wider.
_WIDEST = 120


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, without layout, and its number (from 1)."""

    text: str
    number: int


def figure_note(text: str) -> str:
    """Return the caption in a line that the copy desk's residue made of one; "" for any other line."""
    found = _FIGURE.fullmatch(text)
    return found["note"] if found else ""


def read(lines: Sequence[Line]) -> Iterator[Block]:
    """Yield the blocks of a page from its lines, the empty ones too."""
    wraps = _is_wrapped(lines)
    width = max((len(line.text) for line in lines), default=0)
    numbered = _numbered(lines)
    waiting: list[Line] = []
    for line in lines:
        alone = not line.text or line.number in numbered or _stands_alone(line.text)
        if waiting and (alone or not (wraps and _runs_on(waiting[-1].text, line.text, width))):
            yield _paragraph(waiting)
            waiting = []
        if not alone:
            waiting.append(line)
        elif line.text:
            yield _block(line, numbered=line.number in numbered)
    if waiting:
        yield _paragraph(waiting)


def _stands_alone(text: str) -> bool:
    """Say whether a line is one whatever is around it."""
    return bool(
        _BULLET.fullmatch(text)
        or figure_note(text)
        or ticker.read(text)
        or dates.read(text)
        or dates.is_stamp(text)
        or furniture.byline(text)
        or furniture.is_counter(text)
        or furniture.is_measure(text)
        or furniture.is_teaser(text)
        or furniture.is_credit(text)
        or furniture.is_rule(text)
    )


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Say whether paragraphs run over several lines; then some of those begin inside a sentence."""
    following = [
        line.text[0].islower()
        for above, line in pairwise(lines)
        if above.text and line.text and not (_stands_alone(above.text) or _stands_alone(line.text))
    ]
    return 4 * sum(following) >= len(following) > 0 and max(len(line.text) for line in lines) <= _WIDEST


def _runs_on(line: str, following: str, width: int) -> bool:
    """Say whether a wrapped paragraph goes on: its next word had no room on the line above."""
    return following[0].islower() or len(line) + 1 + len(following.partition(" ")[0]) > width


def _numbered(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines of numbered lists: the number before or after is beside them."""
    found: set[int] = set()
    for above, line in pairwise([line for line in lines if line.text]):
        first, second = _NUMBERED.fullmatch(above.text), _NUMBERED.fullmatch(line.text)
        if first and second and int(first["number"]) + 1 == int(second["number"]):
            found |= {above.number, line.number}
    return found


def _paragraph(lines: Sequence[Line]) -> Block:
    text = " ".join(line.text for line in lines)
    return Block(Kind.TEXT, text, escape(text), lines[0].number)


def _block(line: Line, *, numbered: bool) -> Block:
    """Make a block of a line that stands alone."""
    text = line.text
    if numbered and (item := _NUMBERED.fullmatch(text)):
        return Block(
            Kind.ITEM, item["item"], f"{item['number']}. {escape(item['item'])}", line.number, group=2
        )
    if note := figure_note(text):
        return Block(Kind.MADE, note, figure(note), line.number)
    if not ticker.read(text) and (item := _BULLET.fullmatch(text)):
        return Block(Kind.ITEM, item["item"], f"- {escape(item['item'])}", line.number, group=1)
    return _paragraph([line])
