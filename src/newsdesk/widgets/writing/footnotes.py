"""Footnotes: their calls in the text and their words at its end. No Qt. Places count code points."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from newsdesk.widgets.writing.lines import Edit
from newsdesk.widgets.writing.scan import COMMENT, FENCE, TEXT, Style, scan_line

_MARK = re.compile(r"\[\^(?P<label>[^\[\]\s]+)\]")
_DEFINITION = re.compile(r" {0,3}\[\^(?P<label>[^\[\]\s]+)\]:[ \t]*")
_OPENS = ("```", "~~~", "<!--")


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote's mark: its ``label`` from ``start`` up to ``end``, and whether its words follow it.

    ``words`` is where those words begin, for a call the place behind it.
    """

    label: str
    start: int
    end: int
    defines: bool
    words: int


def marks(text: str) -> Iterator[Mark]:
    """Yield every footnote's mark, in order; what is code or a comment has none."""
    state = TEXT
    at = 0
    for line in text.split("\n"):
        hidden: list[tuple[int, int]] = []
        if state >= FENCE or state == COMMENT or any(each in line for each in _OPENS):
            before = state
            spans, state = scan_line(line, state)
            if before >= FENCE or state >= FENCE:
                at += len(line) + 1
                continue
            hidden = [(start, end) for start, end, style in spans if style & (Style.CODE | Style.HTML)]
        elif "[^" in line and "`" in line:
            spans, _state = scan_line(line, TEXT)
            hidden = [(start, end) for start, end, style in spans if style & Style.CODE]
        yield from _in_line(line, at, hidden)
        at += len(line) + 1


def _in_line(line: str, at: int, hidden: list[tuple[int, int]]) -> Iterator[Mark]:
    if "[^" not in line:
        return
    definition = _DEFINITION.match(line)
    for found in _MARK.finditer(line):
        start, end = found.span("label")
        escaped = line[: found.start()].endswith("\\")
        if escaped or any(left <= found.start() < right for left, right in hidden):
            continue
        defines = bool(definition and definition.start("label") == start)
        words = definition.end() if definition and defines else found.end()
        yield Mark(found["label"], at + start, at + end, defines, at + words)


def insert(text: str, at: int) -> tuple[list[Edit], int]:
    """Return what puts the next free number at a place and its words at the end, and where they begin."""
    taken = {each.label for each in marks(text)}
    label = next(str(number) for number in count(1) if str(number) not in taken)
    call = f"[^{label}]"
    edits, words = _with_words(text, label)
    return [Edit(min(at, edits[0].at), 0, call), *edits], words + len(call)


def jump(text: str, at: int) -> tuple[list[Edit], int] | None:
    """Return the place that belongs to the one at ``at``: to a call its words, to words their first call.

    None where there is no footnote. A call that has no words yet gets some.
    """
    found = list(marks(text))
    for call in found:
        if not call.defines and call.start - 2 <= at <= call.end + 1:
            words = next((each.words for each in found if each.defines and each.label == call.label), None)
            return ([], words) if words is not None else _with_words(text, call.label)
    owner = _owner(text, at, found)
    if owner is None:
        return None
    first = next((each.words for each in found if not each.defines and each.label == owner.label), None)
    return ([], first) if first is not None else None


def renumber(text: str) -> list[Edit]:
    """Return what gives the footnotes that have numbers those of the order in which they are called.

    Words that nothing calls come after the others; labels that are no numbers stay.
    """
    found = [each for each in marks(text) if each.label.isdecimal()]
    order: dict[str, int] = {}
    for each in sorted(found, key=lambda mark: mark.defines):
        order.setdefault(each.label, len(order) + 1)
    return [
        Edit(each.start, len(each.label), str(order[each.label]))
        for each in found
        if each.label != str(order[each.label])
    ]


def numbered_apart(pieces: Sequence[str], text: str) -> list[str]:
    """Return pieces of Markdown with their footnotes' labels replaced by numbers that a text has not yet."""
    taken = {each.label for each in marks(text)}
    free = (str(number) for number in count(1) if str(number) not in taken)
    given: dict[str, str] = {}
    made: list[str] = []
    for piece in pieces:
        kept = 0
        parts: list[str] = []
        for each in marks(piece):
            if each.label not in given:
                given[each.label] = next(free)
            parts += (piece[kept : each.start], given[each.label])
            kept = each.end
        made.append("".join((*parts, piece[kept:])))
    return made


def _with_words(text: str, label: str) -> tuple[list[Edit], int]:
    """Return what puts an empty footnote at the end of the text, and where its words will begin."""
    end = len(text.rstrip())
    last = text[text.rfind("\n", 0, end) + 1 : end]
    gap = "\n" if _DEFINITION.match(last) else "\n\n"
    made = f"{gap}[^{label}]: "
    return [Edit(end, len(text) - end, made)], end + len(made)


def _owner(text: str, at: int, found: list[Mark]) -> Mark | None:
    """Return the footnote whose words a place is in: on its line, or in an indented paragraph under it."""
    above = [each for each in found if each.defines and text.rfind("\n", 0, each.start) < at]
    if not above:
        return None
    between = text[above[-1].start : at].split("\n")[1:]
    inside = all(not line.strip() or line[0] in " \t" for line in between)
    line_starts_here = bool(between) and not between[-1]
    return above[-1] if inside and not line_starts_here else None
