"""Whether what is typed at a place is prose, or something that has to stay as it is typed. No Qt."""

import re
from collections.abc import Iterable

from newsdesk.widgets.writing.scan import COMMENT, FENCE, Style, scan_line

_VERBATIM = Style.CODE | Style.ADDRESS | Style.HTML
_TAG = re.compile(r"<(?:[A-Za-z/][^<>]*|!--(?:(?!-->).)*)$")
_BRACES = re.compile(r"\{[^{}]*$")
_LINK_ADDRESS = re.compile(r"\]\([^()]*(?:\([^()]*\)[^()]*)*$")
_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|www\.|mailto:)\S*$")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]]*\]:")
_TICKS = re.compile("`+")


def is_prose(line: str, at: int, state: int) -> bool:
    """Say whether place ``at`` of a line is prose: no code, no address, no tag, nor the beginning of one.

    ``state`` is what the line above hands down (``scan_line``).
    """
    if state >= FENCE or state == COMMENT:
        return False
    before = line[:at]
    if _DEFINITION.match(line) or any(
        each.search(before) for each in (_TAG, _BRACES, _LINK_ADDRESS, _ADDRESS)
    ):
        return False
    if _in_ticks(before):
        return False
    spans, after = scan_line(line, state)
    if after >= FENCE:
        return False
    if line[:1] in {" ", "\t"} and any(each == (0, len(line), Style.CODE) for each in spans):
        return False
    return not any(start < at < end and style & _VERBATIM for start, end, style in spans)


def in_front_matter(lines: Iterable[str]) -> bool:
    """Say whether the line after these, which are all from the first on, is in a story's front matter."""
    inside = False
    for number, line in enumerate(lines):
        if number == 0:
            inside = line.rstrip() == "---"
        elif line.rstrip() in {"---", "..."}:
            return False
        if not inside:
            return False
    return inside


def _in_ticks(before: str) -> bool:
    """Say whether code that was begun in this text has not ended in it."""
    open_run = 0
    for run in _TICKS.findall(before):
        if not open_run:
            open_run = len(run)
        elif len(run) == open_run:
            open_run = 0
    return bool(open_run)
