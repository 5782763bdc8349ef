"""Whole lines of a text with what is selected in them, and what may be done to them. No Qt.

Every command of the editor is a function from a ``Passage`` to a ``Passage``. Places count code points.
"""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from newsdesk.text.excerpts import excerpt


class Passage(NamedTuple):
    """Whole lines of a text, and what is selected in them (``start`` == ``end``: only a caret)."""

    text: str
    start: int
    end: int

    @property
    def selected(self) -> str:
        """The selected text."""
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        """What stands in the caret's line before it."""
        return self.text[self.text.rfind("\n", 0, self.start) + 1 : self.start]

    @property
    def after(self) -> str:
        """What stands in the line where the selection ends, after it."""
        return self.text[self.end :].partition("\n")[0]

    @property
    def touched(self) -> tuple[int, int]:
        """The first and the last line of the selection, from 0; a line it only just reaches is not in it."""
        first = self.text.count("\n", 0, self.start)
        last = self.text.count("\n", 0, self.end)
        if last > first and self.text[self.end - 1] == "\n":
            last -= 1
        return first, last


class Edit(NamedTuple):
    """At ``at``, ``gone`` characters go and ``comes`` comes.

    A caret that stands just there is behind it afterwards; before it, where the edit ``closes`` something.
    """

    at: int
    gone: int
    comes: str
    closes: bool = False


def normal(text: str) -> str:
    """Return the text with the newline as its only line break."""
    for each in ("\r\n", "\r", "\u2029", "\u2028"):
        text = text.replace(each, "\n")
    return text


def caret(head: str, tail: str) -> Passage:
    """Return a passage with the caret between two texts."""
    return Passage(head + tail, len(head), len(head))


def edited(passage: Passage, edits: Sequence[Edit]) -> Passage:
    """Return the passage after the edits (in order, apart from each other); its selection keeps its words."""
    parts: list[str] = []
    done = 0
    for edit in edits:
        parts += passage.text[done : edit.at], edit.comes
        done = edit.at + edit.gone
    text = "".join(parts) + passage.text[done:]
    return Passage(text, _shifted(passage.start, edits), _shifted(passage.end, edits))


def differences(old: str, new: str) -> list[Edit]:
    """Return what makes ``old`` into ``new``, in order: line by line where both have as many lines."""
    before, after = old.split("\n"), new.split("\n")
    if len(before) != len(after):
        return [_difference(0, old, new)]
    edits: list[Edit] = []
    at = 0
    for one, other in zip(before, after, strict=True):
        if one != other:
            edits.append(_difference(at, one, other))
        at += len(one) + 1
    return edits


def renewed(old: str, new: str) -> list[Edit]:
    """Return what makes ``old`` into ``new``, in order, and leaves the lines alone that both have.

    So a caret in one of these stays in its words, whatever came above and below it.
    """
    before, after = old.split("\n"), new.split("\n")
    matcher = SequenceMatcher(None, before, after)
    edits: list[Edit] = []
    at = done = 0
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        at += sum(len(line) + 1 for line in before[done:start])
        done = start
        if kind != "equal":
            edits += _between(at, before, (start, end), after[new_start:new_end])
    return edits


def _between(at: int, before: Sequence[str], rows: tuple[int, int], comes: Sequence[str]) -> list[Edit]:
    """Return what puts lines in the place of some of ``before``, which begin at ``at`` in the text."""
    start, end = rows
    gone = before[start:end]
    if gone and comes:
        edits = differences("\n".join(gone), "\n".join(comes))
        return [each._replace(at=at + each.at) for each in edits]
    lines = "".join(f"{line}\n" for line in gone or comes)
    if start < len(before) and end < len(before):
        return [Edit(at, len(lines), "") if gone else Edit(at, 0, lines)]
    # At the end of the text, the line's end is the one before it.
    lines = f"\n{lines[:-1]}"
    return [Edit(at - 1, len(lines), "") if gone else Edit(at - 1, 0, lines)]


def change_openings(
    passage: Passage,
    change: Callable[[str], tuple[int, str]],
    *,
    empty_too: bool,
) -> Passage:
    """Give every line another opening; ``change`` says how much of it goes and what comes instead."""
    edits: list[Edit] = []
    at = 0
    for line in passage.text.split("\n"):
        if line.strip() or empty_too:
            edits.append(Edit(at, *change(line)))
        at += len(line) + 1
    return edited(passage, edits)


def relined(passage: Passage, lines: Sequence[str]) -> Passage:
    """Return the passage with as many lines but other openings; the selection keeps its words.

    What stands behind a place in its line stands behind it afterwards.
    """
    new = "\n".join(lines)
    places = [_same_place(passage.text, lines, place) for place in (passage.start, passage.end)]
    return Passage(new, *places)


def move_up(passage: Passage) -> Passage:
    """Let the touched lines change places with the one above them."""
    lines = passage.text.split("\n")
    first, last = passage.touched
    if not first:
        return passage
    lines[first - 1 : last + 1] = [*lines[first : last + 1], lines[first - 1]]
    shift = len(lines[last]) + 1
    return Passage("\n".join(lines), passage.start - shift, passage.end - shift)


def move_down(passage: Passage) -> Passage:
    """Let the touched lines change places with the one below them."""
    lines = passage.text.split("\n")
    first, last = passage.touched
    if last + 1 == len(lines):
        return passage
    lines[first : last + 2] = [lines[last + 1], *lines[first : last + 1]]
    shift = len(lines[first]) + 1
    text = "\n".join(lines)
    return Passage(text, passage.start + shift, min(passage.end + shift, len(text)))


def put_block(passage: Passage, block: str, at: int = 0) -> Passage:
    """Put a block behind the caret's line, with empty lines around; the caret goes to ``at`` in it.

    An empty line is taken for it.
    """
    lines = passage.text.split("\n")
    row = passage.text.count("\n", 0, passage.end)
    above = lines[: row + 1] if lines[row].strip() else lines[:row]
    below = lines[row + 1 :]
    head = "\n".join(above)
    if above:
        head += "\n\n" if above[-1].strip() else "\n"
    tail = "\n".join(below)
    if below:
        tail = ("\n\n" if below[0].strip() else "\n") + tail
    place = len(head) + at
    return Passage(head + block + tail, place, place)


def _shifted(place: int, edits: Sequence[Edit]) -> int:
    moved = place
    for edit in edits:
        if place > edit.at or (place == edit.at and not edit.closes):
            moved += len(edit.comes) - min(edit.gone, place - edit.at)
    return moved


def _difference(at: int, old: str, new: str) -> Edit:
    head, comes, tail = excerpt(old, new)
    return Edit(at + head, len(old) - head - tail, comes)


def _same_place(old: str, lines: Sequence[str], place: int) -> int:
    row = old.count("\n", 0, place)
    end = old.find("\n", place)
    behind = (len(old) if end < 0 else end) - place
    at = sum(len(line) + 1 for line in lines[:row])
    return at + max(0, len(lines[row]) - behind)
