"""Lists and quotations while they are written: going on, ending, nesting, counting. No Qt.

A level is four spaces, which is what Python-Markdown nests by; CommonMark takes that as well.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsdesk.widgets.writing.lines import Passage, caret, change_openings, relined

LEVEL = 4
_ITEM = re.compile(
    r"(?P<quote>(?:[ ]{0,3}>[ ]?)*)(?P<indent>[ \t]*)"
    r"(?P<mark>[-*+]|(?P<number>\d{1,9})(?P<dot>[.)]))(?P<gap>[ \t]+)(?P<task>\[[ xX]\][ \t]+)?"
)
_QUOTED = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_BULLET = re.compile(r"(?P<indent>[ \t]*)[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_NUMBER = re.compile(r"(?P<indent>[ \t]*)\d{1,9}[.)][ \t]+")
_QUOTE = re.compile(r">[ ]?")


def is_item(line: str) -> bool:
    """Say whether the line opens an item of a list."""
    return bool(_ITEM.match(line))


def is_numbered(line: str) -> bool:
    """Say whether the line opens an item with a number."""
    found = _ITEM.match(line)
    return bool(found and found["number"])


def belongs(line: str, beyond: str) -> bool:
    """Say whether a line next to one of a list is of the list as well; ``beyond`` is the line after it."""
    if line.strip():
        return True
    return bool(is_item(beyond) or (beyond.strip() and beyond[0] in " \t"))


def toggle_quote(passage: Passage) -> Passage:
    """Make the lines a quotation, empty ones between them too, or take them out of it."""
    lines = _filled(passage)
    undo = bool(lines) and all(_QUOTE.match(line) for line in lines)

    def change(line: str) -> tuple[int, str]:
        found = _QUOTE.match(line)
        if undo:
            return found.end() if found else 0, ""
        return 0, "> " if line.strip() or not lines else ">"

    return change_openings(passage, change, empty_too=True)


def toggle_list(passage: Passage) -> Passage:
    """Make the lines items of a list (a numbered one becomes plain), or paragraphs if they all are items."""
    lines = _filled(passage)
    undo = bool(lines) and all(_BULLET.match(line) for line in lines)

    def change(line: str) -> tuple[int, str]:
        found = _BULLET.match(line) or _NUMBER.match(line)
        indent = found["indent"] if found else ""
        return found.end() if found else 0, indent if undo else f"{indent}- "

    return change_openings(passage, change, empty_too=not lines)


def toggle_numbered(passage: Passage) -> Passage:
    """Make the lines items with numbers (a plain list gets them), or paragraphs if they all have them."""
    lines = _filled(passage)
    undo = bool(lines) and all(_NUMBER.match(line) for line in lines)
    counts: dict[str, int] = {}

    def change(line: str) -> tuple[int, str]:
        found = _BULLET.match(line) or _NUMBER.match(line)
        indent = found["indent"] if found else ""
        for deeper in [each for each in counts if len(each) > len(indent)]:
            del counts[deeper]
        counts[indent] = counts.get(indent, 0) + 1
        return found.end() if found else 0, indent if undo else f"{indent}{counts[indent]}. "

    return change_openings(passage, change, empty_too=not lines)


def break_line(passage: Passage) -> Passage:
    """Begin a new line in place of the selection."""
    return caret(passage.text[: passage.start] + "\n", passage.text[passage.end :])


def continue_line(passage: Passage) -> Passage:
    """Begin a new line; within a list or a quotation the next item of it. An empty item ends it.

    What comes then stands apart from it, behind an empty line, if the passage has the line above. An empty
    item of a list within a list becomes one of the outer list first. Items below are counted anew.
    """
    head, tail = passage.text[: passage.start], passage.text[passage.end :]
    line = passage.before
    item = _ITEM.match(line)
    if item is None:
        return _continue_quote(passage)
    empty = not line[item.end() :].strip() and not passage.after.strip()
    if empty and item["indent"]:
        return unnest(passage)
    if empty and item["quote"]:
        return caret(head[: len(head) - len(line)] + item["quote"], tail.lstrip(" \t"))
    if empty:
        return _ended(head[: len(head) - len(line)], tail)
    task = "[ ] " if item["task"] else ""
    made = caret(f"{head}\n{item['quote']}{item['indent']}{item['mark']}{item['gap']}{task}", tail)
    return _counted(made, {made.text.count("\n", 0, made.start)})


def nest(passage: Passage) -> Passage:
    """Put the selected items, and what belongs to them, one level further in: under the item above."""
    lines = passage.text.split("\n")
    first, last = _family(lines, *passage.touched)
    own = _depth(lines[first])
    above = next((each for each in reversed(lines[:first]) if is_item(each) and _depth(each) <= own), None)
    if not is_item(lines[first]) or above is None or _depth(above) < own:
        return passage
    return _shift(passage, lines, (first, last), LEVEL - own % LEVEL)


def unnest(passage: Passage) -> Passage:
    """Put the selected items, and what belongs to them, one level further out."""
    lines = passage.text.split("\n")
    first, last = _family(lines, *passage.touched)
    own = _depth(lines[first])
    if not is_item(lines[first]) or not own:
        return passage
    return _shift(passage, lines, (first, last), -(own % LEVEL or LEVEL))


def recount(passage: Passage) -> Passage:
    """Count the items of the selected lines, and of all that follow in their lists, anew."""
    first, last = passage.touched
    near = range(max(0, first - 1), last + 2)
    return _counted(passage, set(near))


def _continue_quote(passage: Passage) -> Passage:
    head, tail = passage.text[: passage.start], passage.text[passage.end :]
    line = passage.before
    quote = _QUOTED.match(line)
    if quote is None:
        return break_line(passage)
    if not line[quote.end() :].strip() and not passage.after.strip():
        return _ended(head[: len(head) - len(line)], tail)
    return caret(f"{head}\n{quote[0]}", tail)


def _ended(head: str, tail: str) -> Passage:
    """Return the passage with an empty line behind the list: what is typed there would belong to it else."""
    above = head.removesuffix("\n").rpartition("\n")[2]
    return caret(f"{head}\n" if above.strip() else head, tail.lstrip(" \t"))


def _filled(passage: Passage) -> list[str]:
    return [line for line in passage.text.split("\n") if line.strip()]


def _depth(line: str) -> int:
    """Return how far in a line stands, in spaces."""
    quote = _QUOTED.match(line)
    inner = line[quote.end() :] if quote else line
    return len(inner[: len(inner) - len(inner.lstrip())].expandtabs(LEVEL))


def _family(lines: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """Return the lines together with those below that are further in than the first."""
    own = _depth(lines[first])
    end = last
    for row in range(last + 1, len(lines)):
        if lines[row].strip():
            if _depth(lines[row]) <= own:
                break
            end = row
    return first, end


def _shift(passage: Passage, lines: list[str], rows: tuple[int, int], by: int) -> Passage:
    """Move the lines in or out; a number starts at one, until it is counted."""
    for row in range(rows[0], rows[1] + 1):
        if not lines[row].strip():
            continue
        quote = _QUOTED.match(lines[row])
        at = quote.end() if quote else 0
        words = lines[row][at:].lstrip()
        lines[row] = lines[row][:at] + " " * max(0, _depth(lines[row]) + by) + words
        item = _ITEM.match(lines[row])
        if item and item["number"] and row == rows[0]:
            lines[row] = lines[row][: item.start("number")] + "1" + lines[row][item.end("number") :]
    moved = relined(passage, lines)
    return _counted(moved, set(range(rows[0], rows[1] + 1)))


@dataclass(slots=True)
class _Run:
    """Items with numbers at one depth, one after another; ``step`` is 0 where they all have the same."""

    quote: str
    depth: int
    number: int | None = None
    step: int = 1


def _counted(passage: Passage, moved: set[int]) -> Passage:
    """Return the passage with its lists counted anew; lines in ``moved`` have no number of their own yet."""
    lines = passage.text.split("\n")
    open_runs: list[_Run] = []
    for row, line in enumerate(lines):
        item = _ITEM.match(line)
        if item is None:
            if line.strip() and row and not lines[row - 1].strip():
                depth = _depth(line)
                open_runs = [run for run in open_runs if run.depth < depth]
            continue
        depth = _depth(line)
        open_runs = [run for run in open_runs if run.depth <= depth and run.quote == item["quote"]]
        if not open_runs or open_runs[-1].depth < depth:
            open_runs.append(_Run(item["quote"], depth))
        run = open_runs[-1]
        if item["number"] is None:
            run.number = None
            continue
        if run.number is None:
            run.number, run.step = _first(lines, row, moved)
        lines[row] = f"{line[: item.start('number')]}{run.number}{line[item.end('number') :]}"
        run.number += run.step
    return relined(passage, lines)


def _first(lines: Sequence[str], row: int, moved: set[int]) -> tuple[int, int]:
    """Return the number that a list begins with, and the step from item to item."""
    depth = _depth(lines[row])
    own: list[tuple[int, int]] = []
    for at in range(row, len(lines)):
        item = _ITEM.match(lines[at])
        if item and _depth(lines[at]) == depth:
            if item["number"] is None:
                break
            own.append((at, int(item["number"])))
        elif item and _depth(lines[at]) < depth:
            break
    settled = [number for at, number in own if at not in moved]
    same = len(settled) > 1 and settled[0] == settled[1]
    first = own[0][1] if row not in moved else min(number for _at, number in own)
    return first, 0 if same else 1
