"""What the formatting commands do to Markdown: a text and a selection in, the same out. No Qt.

A passage is one or more whole lines. Places in it count code points. Every command is its own
opposite where that makes sense: bold text becomes plain, a heading of the level asked for a paragraph.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from newsdesk.widgets.writing.scan import TEXT, Span, Style, scan_line

#: Stands in a new link where its address will be, and is selected, ready to be typed or pasted over.
ADDRESS = "https://"

_WORD = re.compile(r"\w+(?:[’'\u2010\u2011-]\w+)*")
_OPENING = re.compile(r"\s*(?:>[ ]?|(?:[-*+]|\d{1,9}[.)])[ \t]+|#{1,6}[ \t]+)*")
_LINK = re.compile(r"\[[^\[\]]*\]\((?P<address>[^()\s]*)[^()]*\)")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_QUOTE = re.compile(r">[ ]?")
_BULLET = re.compile(r"(?P<indent>[ \t]*)[-*+][ \t]+")
_NUMBER = re.compile(r"(?P<indent>[ \t]*)\d{1,9}[.)][ \t]+")
_ITEM = re.compile(r"(?P<mark>(?:>[ ]?)*[ \t]*(?:[-*+][ \t]+|(?P<number>\d{1,9})[.)][ \t]+)?)")
_WEB = re.compile(r"https?://[^\s<>]*")


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole lines of a text, and what is selected in them (``start`` == ``end``: only a caret)."""

    text: str
    start: int
    end: int

    @property
    def selected(self) -> str:
        """The selected text."""
        return self.text[self.start : self.end]


def is_address(text: str) -> bool:
    """Say whether the text is a web address, or the beginning of one, and nothing else."""
    return bool(_WEB.fullmatch(text.strip()))


def toggle_bold(passage: Passage) -> Passage:
    """Make the selection, or the word at the caret, strong; or plain if all of it is strong."""
    return _toggle_around(passage, 2)


def toggle_italic(passage: Passage) -> Passage:
    """Make the selection, or the word at the caret, emphasised; or plain if all of it is emphasised."""
    return _toggle_around(passage, 1)


def insert_link(passage: Passage, address: str = "") -> Passage:
    """Make the selection, or the word at the caret, a link to ``address``.

    Without an address a stand-in is put there and selected; an address that is itself selected becomes
    the address of the link. Within a link, that link's address is selected instead.
    """
    for link in _LINK.finditer(passage.text):
        if link.start() < passage.end and passage.start < link.end():
            return Passage(passage.text, *link.span("address"))
    start, end = _words(passage) if passage.start == passage.end else (passage.start, passage.end)
    words = passage.text[start:end].replace("\n", " ")
    if is_address(words):
        words, address = "", words.strip()
    made = f"[{words}]({address or ADDRESS})"
    text = passage.text[:start] + made + passage.text[end:]
    if not words:
        return Passage(text, start + 1, start + 1)
    if address:
        return Passage(text, start + len(made), start + len(made))
    return Passage(text, start + len(made) - 1 - len(ADDRESS), start + len(made) - 1)


def toggle_heading(passage: Passage, level: int) -> Passage:
    """Make the lines headings of ``level`` (1 to 6), or paragraphs if they are that already."""
    mark = "#" * level + " "
    lines = _filled(passage)
    undo = bool(lines) and all(line.startswith(mark) for line in lines)

    def change(line: str) -> tuple[int, str]:
        found = _HEADING.match(line)
        return found.end() if found else 0, "" if undo else mark

    return _change_openings(passage, change, empty_too=not lines)


def toggle_quote(passage: Passage) -> Passage:
    """Make the lines a quotation, empty ones between them too, or take them out of it."""
    lines = _filled(passage)
    undo = bool(lines) and all(_QUOTE.match(line) for line in lines)

    def change(line: str) -> tuple[int, str]:
        found = _QUOTE.match(line)
        if undo:
            return found.end() if found else 0, ""
        return 0, "> " if line.strip() or not lines else ">"

    return _change_openings(passage, change, empty_too=True)


def toggle_list(passage: Passage) -> Passage:
    """Make the lines items of a list (a numbered one becomes plain), or paragraphs if they all are items."""
    lines = _filled(passage)
    undo = bool(lines) and all(_BULLET.match(line) for line in lines)

    def change(line: str) -> tuple[int, str]:
        found = _BULLET.match(line) or _NUMBER.match(line)
        indent = found["indent"] if found else ""
        return found.end() if found else 0, indent if undo else f"{indent}- "

    return _change_openings(passage, change, empty_too=not lines)


def break_line(passage: Passage) -> Passage:
    """Begin a new line in place of the selection."""
    return _caret(passage.text[: passage.start] + "\n", passage.text[passage.end :])


def continue_line(passage: Passage) -> Passage:
    """Begin a new line; within a list or a quotation the next item of it. An empty item ends it."""
    head, tail = passage.text[: passage.start], passage.text[passage.end :]
    line = head[head.rfind("\n") + 1 :]
    found = _ITEM.match(line)
    mark = found["mark"] if found else ""
    if not mark.strip():
        return break_line(passage)
    if not line[len(mark) :].strip() and not tail.partition("\n")[0].strip():
        return _caret(head[: len(head) - len(line)], tail)
    if found and found["number"]:
        start, end = found.span("number")
        mark = f"{mark[:start]}{int(found['number']) + 1}{mark[end:]}"
    return _caret(f"{head}\n{mark}", tail)


def _caret(head: str, tail: str) -> Passage:
    return Passage(head + tail, len(head), len(head))


def _words(passage: Passage) -> tuple[int, int]:
    """Return where the word at the caret begins and ends; the caret twice where there is none."""
    for word in _WORD.finditer(passage.text):
        if word.start() <= passage.start <= word.end():
            return word.span()
    return passage.start, passage.start


def _filled(passage: Passage) -> list[str]:
    return [line for line in passage.text.split("\n") if line.strip()]


@dataclass(frozen=True, slots=True)
class _Edit:
    """At ``at``, ``gone`` characters go and ``comes`` comes.

    A caret that stands just there is behind it afterwards; before it, where the edit ``closes`` something.
    """

    at: int
    gone: int
    comes: str
    closes: bool = False


def _edited(passage: Passage, edits: list[_Edit]) -> Passage:
    """Return the passage after the edits (in order, apart from each other); its selection keeps its words."""
    parts: list[str] = []
    done = 0
    for edit in edits:
        parts += passage.text[done : edit.at], edit.comes
        done = edit.at + edit.gone
    text = "".join(parts) + passage.text[done:]
    return Passage(text, _shifted(passage.start, edits), _shifted(passage.end, edits))


def _shifted(place: int, edits: list[_Edit]) -> int:
    moved = place
    for edit in edits:
        if place > edit.at or (place == edit.at and not edit.closes):
            moved += len(edit.comes) - min(edit.gone, place - edit.at)
    return moved


def _change_openings(
    passage: Passage,
    change: Callable[[str], tuple[int, str]],
    *,
    empty_too: bool,
) -> Passage:
    """Give every line another opening; ``change`` says how much of it goes and what comes instead."""
    edits: list[_Edit] = []
    at = 0
    for line in passage.text.split("\n"):
        if line.strip() or empty_too:
            edits.append(_Edit(at, *change(line)))
        at += len(line) + 1
    return _edited(passage, edits)


def _toggle_around(passage: Passage, size: int) -> Passage:
    """Put ``size`` stars around the selection or the word at the caret, or take them away."""
    if passage.start < passage.end:
        pieces = _pieces(passage)
    else:
        pieces = [_words(passage)]
        if pieces[0][0] == pieces[0][1] and (pair := _empty_pair(passage, size)):
            return pair
    marked = [_marked(passage.text, piece, size) for piece in pieces]
    undo = all(
        len(spans) == 1 and spans[0].start <= start and end <= spans[0].end
        for (start, end), spans in zip(pieces, marked, strict=True)
    )
    edits: list[_Edit] = []
    for (start, end), spans in zip(pieces, marked, strict=True):
        edits += _unwrapped(spans, size) if undo else _wrapped(start, end, spans, size)
    return _edited(passage, edits)


def _empty_pair(passage: Passage, size: int) -> Passage | None:
    """Return the passage without the two empty marks that the caret stands between, or None."""
    head, tail = passage.text[: passage.start], passage.text[passage.start :]
    left, right = len(head) - len(head.rstrip("*")), len(tail) - len(tail.lstrip("*"))
    if left == right and left in {size, 3}:
        return _caret(head[:-size], tail[size:])
    return None


def _pieces(passage: Passage) -> list[tuple[int, int]]:
    """Return the parts of the selection that can carry emphasis: line by line, without openings and edges."""
    pieces: list[tuple[int, int]] = []
    at = 0
    for line in passage.text.split("\n"):
        opening = _OPENING.match(line)
        start = max(passage.start, at + (opening.end() if opening else 0))
        words = passage.text[start : min(passage.end, at + len(line))]
        if words.strip():
            start += len(words) - len(words.lstrip())
            pieces.append((start, start + len(words.strip())))
        at += len(line) + 1
    return pieces


def _marked(text: str, piece: tuple[int, int], size: int) -> list[Span]:
    """Return the stretches (with their marks) that are already as wanted and touch the piece."""
    at = text.rfind("\n", 0, piece[0]) + 1
    line = text[at:].partition("\n")[0]
    wanted = Style.STRONG if size == 2 else Style.EMPHASIS
    return [
        Span(at + start, at + end, style)
        for start, end, style in sorted(scan_line(line, TEXT)[0])
        if style == wanted and at + start <= piece[1] and piece[0] <= at + end
    ]


def _unwrapped(spans: list[Span], size: int) -> list[_Edit]:
    """Return the edits that take the marks away."""
    edits = [_Edit(span.start, size, "") for span in spans]
    edits += [_Edit(span.end - size, size, "", closes=True) for span in spans]
    return sorted(edits, key=lambda edit: edit.at)


def _wrapped(start: int, end: int, spans: list[Span], size: int) -> list[_Edit]:
    """Return the edits that put one pair of marks around the piece and all it touches, and none within."""
    left = min([start, *(span.start for span in spans)])
    right = max([end, *(span.end for span in spans)])
    edits = [edit for edit in _unwrapped(spans, size) if edit.at != left and edit.at + edit.gone != right]
    if all(span.start != left for span in spans):
        edits.insert(0, _Edit(left, 0, "*" * size))
    if all(span.end != right for span in spans):
        edits.append(_Edit(right, 0, "*" * size, closes=True))
    return edits
