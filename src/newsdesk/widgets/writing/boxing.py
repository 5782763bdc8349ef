"""Makes pull quotes and fact boxes of what is written, and takes them apart again. No Qt.

They are quotations whose first line says what they are: ``newsdesk.text.boxes``.
"""

import re
from collections.abc import Iterator

from newsdesk.text import boxes
from newsdesk.widgets.writing.lines import Edit, Passage, edited, put_block

_QUOTED = re.compile(r"[ ]{0,3}>[ ]?")
#: What an empty box begins with, up to where its first words go; those of a fact box are its title.
_HEADS = {boxes.QUOTE: "> [!quote]\n> ", boxes.FACTS: "> [!facts] "}
_EMPTY = {boxes.QUOTE: _HEADS[boxes.QUOTE], boxes.FACTS: f"{_HEADS[boxes.FACTS]}\n> - "}


def is_quoted(line: str) -> bool:
    """Say whether a line is one of a quotation."""
    return bool(_QUOTED.match(line))


def opens(line: str) -> bool:
    """Say whether a line is the first of a box."""
    return bool(boxes.OPENING.match(line))


def put_around(passage: Passage, kind: str) -> Passage:
    """Make a box of the selected lines, with empty lines around it; of an empty line, one to be filled.

    In a fact box the caret goes to its title, in a pull quote it stays at its words.
    """
    lines = passage.text.split("\n")
    first, last = passage.touched
    if not any(line.strip() for line in lines[first : last + 1]):
        return put_block(passage, _EMPTY[kind], len(_HEADS[kind]))
    start = sum(len(line) + 1 for line in lines[:first])
    apart = "\n" if first and lines[first - 1].strip() else ""
    edits = [Edit(start, 0, apart + _HEADS[kind].removesuffix("> ") + ("\n" if kind == boxes.FACTS else ""))]
    at = start
    for line in lines[first : last + 1]:
        edits.append(Edit(at, 0, "> " if line.strip() else ">"))
        at += len(line) + 1
    if last + 1 < len(lines) and lines[last + 1].strip():
        edits.append(Edit(at - 1, 0, "\n", closes=True))
    made = edited(passage, edits)
    title = start + len(apart + _HEADS[kind])
    return made._replace(start=title, end=title) if kind == boxes.FACTS else made


def change_quotation(passage: Passage, kind: str) -> Passage:
    """Make a box of a whole quotation, or a box of the other kind; take one of this kind apart."""
    opening = boxes.OPENING.match(passage.text)
    if opening is None:
        head = _HEADS[kind].removesuffix("> ").rstrip("\n")
        made = edited(passage, [Edit(0, 0, f"{head}\n")])
        return made._replace(start=len(head), end=len(head)) if kind == boxes.FACTS else made
    if opening["kind"].lower() != kind:
        return edited(passage, [Edit(opening.start("kind"), len(opening["kind"]), kind)])
    return edited(passage, list(_apart(passage.text, opening)))


def _apart(text: str, opening: re.Match[str]) -> Iterator[Edit]:
    """Yield what makes paragraphs of a box; its title stays as one."""
    at = opening.end() + 1
    title = opening["words"].strip()
    yield Edit(0, opening.start("words") if title else min(at, len(text)), "")
    for line in text[at:].split("\n"):
        mark = _QUOTED.match(line)
        if mark:
            yield Edit(at, mark.end(), "")
        at += len(line) + 1
