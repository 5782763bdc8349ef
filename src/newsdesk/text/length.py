"""How long a text is: words and characters, and the time it takes to read."""

import re

from newsdesk.domain.length import Length
from newsdesk.text.words import MARKED, UNSEEN, count, pieces

#: What stands with the character before it, for a reader: combining marks, variation selectors, skin tones,
#: and what a joiner puts together (Unicode Standard Annex 29, its commonest cases).
_ATTACHED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.?"
)
#: Two letters that make one flag.
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")

#: Without any of these a line is read as it is typed.
_MARKED = re.compile(r"[\\`*_<\[\]&|]|^[ \t>#=:+\d~-]|[ \t#]$", re.MULTILINE)
_UNSEEN = re.compile(UNSEEN, re.VERBOSE | re.MULTILINE)
#: Stands where a link's words end. No text that is typed has it.
_LINKED = "\0"
_ROW = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)
_CELL_EDGE = re.compile(r"(?<![ \t])[ \t]*(?<!\\)\|[ \t]*")
#: A rule or a line under a heading; how a line begins that is none, and how a heading ends.
_RULE = re.compile(r"[ \t|:=*_-]+")
_BEGINNING = re.compile(r"(?:[ \t]*(?:>|[-+*](?=[ \t])))*[ \t]*(?:#{1,6}(?=[ \t]|$))?[ \t]*")
_HEADING_END = re.compile(r"(?<![ \t#])[ \t]+#+$")
#: Marks within a line; a star among spaces is none.
_MARK = re.compile(
    rf"""
    (?=[`\\\[{_LINKED}<*_])(?:
        (?<!`)(?P<ticks>`++)(?P<code>[^`\n]+)(?P=ticks)(?!`)
      | \\(?P<itself>[!-/:-@\[-`{{-~])
      | \[(?=[^\[\]\n]*{_LINKED})
      | {_LINKED}
      | <(?P<address>\w+://[^<>\s]*)>
      | (?<=[^\s*])\*++ | \*++(?=\S)
      | (?<!\w)_++(?=\S) | (?<=[^\s_])_++(?!\w)
    )
    """,
    re.VERBOSE,
)


def length(markdown: str) -> Length:
    """Return how long a text is."""
    return Length(count(markdown), sum(map(_characters, pieces(markdown))))


def _characters(piece: str) -> int:
    """Return how many characters of some lines that stand together are read."""
    seen = _read(piece) if _MARKED.search(piece) else piece
    characters = len(seen) - seen.count("\n")
    if not seen.isascii():
        characters -= sum(map(len, _ATTACHED.findall(seen))) + len(_FLAG.findall(seen))
    return characters


def _read(piece: str) -> str:
    seen = _UNSEEN.sub(_left, piece) if MARKED.search(piece) else piece
    if "|" in seen:
        seen = _ROW.sub(lambda row: _CELL_EDGE.sub("", row[0]), seen)
    lines = "\n".join(map(_without_edges, seen.split("\n")))
    return _MARK.sub(lambda mark: mark["code"] or mark["itself"] or mark["address"] or "", lines)


def _without_edges(line: str) -> str:
    """Return a line without the marks and the spaces that it begins and ends with."""
    begun = _BEGINNING.match(line)
    if begun is None or _RULE.fullmatch(line):
        return ""
    words = line[begun.end() :].rstrip(" \t")
    return _HEADING_END.sub("", words) if words.endswith("#") else words


def _left(unseen: re.Match[str]) -> str:
    """Return what has to be known of something unseen: a character by its name is one, a link's words end."""
    return {"&": "·", "]": _LINKED}.get(unseen[0][0], "")
