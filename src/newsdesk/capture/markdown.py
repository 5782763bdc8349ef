"""Plain text as Markdown that says the same: nothing in it is taken for a mark, and prose stays as it is."""

import html
import re
from collections.abc import Sequence

from newsdesk.text.escaping import line_start

_PUNCTUATION = r"[!-/:-@\[-`{-~]"
_TICKS = re.compile("`+")
_RUN = re.compile(r"`+|\*+|_+")
_INLINE = re.compile(
    rf"""
    (?P<address> <(?:https?://|mailto:)[^\s<>]*> )     # a link already
  | (?P<backslash> \\(?={_PUNCTUATION}|$) )
  | (?P<tag> <(?=[A-Za-z/!?]) )
  | (?P<entity> &\#?[A-Za-z0-9]{{1,32}};? )
  | (?P<link> \](?=[(\[]) | \[(?=\^) )                # ... or a footnote's call
  | (?P<bracket> [\[\]] )
  | (?P<run> {_RUN.pattern} )
    """,
    re.VERBOSE,
)


def escape(text: str) -> str:
    """Return one line of plain text as a Markdown paragraph."""
    return line_start(inline(text, marks(text)))


def figure(note: str, calls: str = "") -> str:
    """Return a picture's caption (plain text, one line) as a paragraph of its own; ``calls`` end it."""
    return f"*Figure: {inline(note, marks(note) | {'*'}, enclosed=True)}{calls}*"


def code(text: str) -> str:
    """Return code on one line, in which no two "`" stand side by side, as Markdown within a line."""
    ticks = "``" if "`" in text else "`"
    apart = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{apart}{text}{apart}{ticks}"


def fenced(lines: Sequence[str], language: str) -> str:
    """Return lines of code as a block of their own."""
    inner = (found[0] for line in lines if (found := _TICKS.match(line)))
    fence = "`" * max(3, 1 + max(map(len, inner), default=0))
    return "\n".join([f"{fence}{language}", *lines, fence])


def marks(text: str) -> frozenset[str]:
    """Return which of "`", "*" and "_" Markdown would take for marks somewhere in ``text``."""
    found = {"`": 0, "*": 0, "_": 0}
    for run in _RUN.finditer(text):
        if not _idle(text, run):
            found[run[0][0]] += 1 if len(run[0]) == 1 else 2
    return frozenset(mark for mark, times in found.items() if times > 1)


def inline(text: str, needed: frozenset[str], *, enclosed: bool = False) -> str:
    """Return ``text`` with what Markdown would misread inside a line escaped; of marks, the ``needed``.

    "[" among these is for text in brackets, and stands for both. Beside ``enclosed`` text there may be marks.
    """

    def escaped(found: re.Match[str]) -> str:
        said = found[0]
        match found.lastgroup:
            case "tag":
                return "&lt;"
            case "entity":
                return said if html.unescape(said) == said else f"&amp;{said[1:]}"
            case "backslash" | "link":
                return f"\\{said}"
            case "bracket" if "[" in needed:
                return f"\\{said}"
            case "run" if said[0] in needed and not _idle(text, found, beside="*" if enclosed else " "):
                return "".join(f"\\{mark}" for mark in said)
        return said

    return _INLINE.sub(escaped, text)


def _idle(text: str, run: re.Match[str], beside: str = " ") -> bool:
    """Say whether a run of marks is none where it stands: "5 * 3", "snake_case"; ``beside`` ends the text."""
    before, after = text[run.start() - 1 : run.start()] or beside, text[run.end() : run.end() + 1] or beside
    if run[0][0] == "_" and before.isalnum() and after.isalnum():
        return True
    return run[0][0] != "`" and len(run[0]) < 3 and before.isspace() and after.isspace()
