"""Words and plain text of Markdown, without rendering it: cheap enough for every save and every list row."""

import html
import re
from collections.abc import Iterator
from functools import lru_cache

from newsdesk.text import boxes
from newsdesk.text.remembering import LONG, REMEMBERED

_JOIN = r"[’'ʼʻ\-‐‑]"
#: A word: letters and digits, joined by apostrophes and hyphens, figures also by a point or a comma.
_WORD = rf"\w+(?:{_JOIN}\w+|(?<=\d)[.,]\d+)*"
#: Where a reference link leads (groups: its name, its address). "[Editor]: nonsense" leads nowhere: copy.
REFERENCE = r"^[ ]{0,3}\[(?!\^)([^\[\]\n]*)\]:(?:[ ]*\n)?[ ]*(<[^\s<>]*>|(?:https?:|mailto:|tel:|media/)\S*)"
#: What an abbreviation means (group: the abbreviation), as it is written on a line of its own.
ABBREVIATION = r"^\*\[([^\W\d_a-z][^\s\[\]]{1,19})\]:[ ]*(?=\S)"
#: What is written but not read: each alternative stops at the next opening mark, so no text is scanned twice.
UNSEEN = rf"""
    {boxes.MARK}
  | {REFERENCE}.*$
  | {ABBREVIATION}.*$
  | ^[ ]{{0,3}}\[\^[^\[\]\n]+\]:                 # a footnote's mark
  | \[\^[^\[\]\n]+\]                           # and the mark that calls it
  | ^[ ]{{0,3}}(?:```|~~~).*$                    # a fence and its language
  | ^[ \t>]*(?:[-+*][ \t]+)*\d{{1,9}}\.(?=\s|$)  # a list's numbers
  | !\[[^\[\]]*(?=\])                         # a picture's description
  | \]\((?:[^()\n]|\([^()\n]*\))*\)            # where a link leads
  | \][ ]?\[[^\[\]\n]*\](?!\()                 # the same, by reference, and no link of its own
  | <(?!\w+://)/?[a-zA-Z!?][^<>]*>             # a tag
  | &(?:\#\d+|\#x[0-9a-fA-F]+|\w+);            # a character by its name
"""
_RUN = re.compile(r"[^\W_]+")
_COUNTED = re.compile(rf"(?:{UNSEEN})|(?P<word>{_WORD})", re.VERBOSE | re.MULTILINE)
#: Without any of these there is nothing but words to be found, which is quicker.
MARKED = re.compile(r"[<\[\]&`~_]|^[ \t>]*(?:[-+*][ \t]+)*\d{1,9}\.", re.MULTILINE)
_PLAIN_WORD = re.compile(_WORD)


def count(markdown: str) -> int:
    """Return the number of words that a reader will see.

    "don’t", "well-known" and "0.01144" are one word each; addresses of links, tags and list numbers are none.
    """
    if len(markdown) < LONG:
        return sum(map(_count, pieces(markdown)))
    return sum(map(_remembered, pieces(markdown)))


def _count(piece: str) -> int:
    if not MARKED.search(piece):
        return len(_PLAIN_WORD.findall(piece))
    return sum(1 for found in _COUNTED.finditer(piece) if found["word"] and found["word"].strip("_"))


#: A long text is counted at every save, and all but one of its paragraphs are what they were.
_remembered = lru_cache(REMEMBERED)(_count)


def words_seen(markdown: str) -> Iterator[str]:
    """Yield every run of letters or figures that a reader will see, in order; "well-known" is two."""
    for piece in pieces(markdown):
        for found in _COUNTED.finditer(piece):
            word = found["word"]
            if word and word.isalnum():  # as most are
                yield word
            elif word:
                yield from _RUN.findall(word)


#: What may go on in the next line: a tag, a picture's description, the address of a reference.
_TAG_OPEN = re.compile(r"<[\w/!?][^<>]*$")
_PICTURE_OPEN = re.compile(r"!\[[^\[\]]*$")
_REFERENCE_OPEN = re.compile(r"\]:[ ]*$")
_TAG, _PICTURE, _REFERENCE, _LINE = 1, 2, 4, 8
#: Over how many lines it may go on at most, so that a forgotten ">" costs little while one types.
_REACH = 32


def reach(line: str, above: int) -> int:
    """Say whether something that is not counted may go on behind the end of ``line``: 0 if nothing does.

    ``above`` is what this said of the line above, 0 for the first. Lines that nothing reaches over can be
    counted apart: their counts add up to that of the whole.
    """
    if not above and "<" not in line and "![" not in line and "]:" not in line:
        return 0
    if not line or line.isspace() or above >= _REACH * _LINE:
        return 0
    found = above & _TAG if not ("<" in line or ">" in line) else 0
    found |= above & _PICTURE if not ("[" in line or "]" in line) else 0
    found |= _TAG if _TAG_OPEN.search(line) else 0
    found |= _PICTURE if _PICTURE_OPEN.search(line) else 0
    found |= _REFERENCE if _REFERENCE_OPEN.search(line) else 0
    return found and found + (above & -_LINE) + _LINE


def pieces(markdown: str) -> Iterator[str]:
    """Cut a text into its lines, and leave those together over which something reaches that is not counted.

    That ends at an empty line, or too far down, even where nothing closes it.
    """
    if "<" not in markdown and "![" not in markdown and "]:" not in markdown:
        yield from markdown.split("\n")
        return
    held: list[str] = []
    above = 0
    for line in markdown.split("\n"):
        below = reach(line, above)
        if above and not below and (not line or line.isspace() or above >= _REACH * _LINE):
            yield "\n".join(held)
            held.clear()
        held.append(line)
        if not below:
            yield "\n".join(held)
            held.clear()
        above = below
    yield "\n".join(held)


#: The line between a table's head and its rows.
TABLE_RULE = r"^[ \t]*(?:\|[ \t]*)?(?::?-+:?[ \t]*\|[ \t]*)+(?::?-+:?[ \t]*)?$"
_LINK = re.compile(rf"(?:{REFERENCE}|{ABBREVIATION}).*\n?", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~])")
_HIDDEN = {ord(mark): 0xF0000 + ord(mark) for mark in "\\`*_{}[]()#+-.!>|~"}
_SHOWN = {hidden: mark for mark, hidden in _HIDDEN.items()}
_TRAILING = re.compile(r"(?<![ \t])[ \t]+$", re.MULTILINE)
#: Markdown's marks: what every one of them has in it, so that most are not looked for in most texts, and what
#: stays of each. The order matters (pictures before links, fences before code).
_MARKS = tuple(
    (has, re.compile(pattern, re.MULTILINE), kept)
    for has, pattern, kept in (
        ("```", r"^ {0,3}```[^\n`]*$", ""),
        ("~~~", r"^ {0,3}~~~[^\n`]*$", ""),
        ("#", r"^ {0,3}#{1,6}[ \t](?:([^#\n]*)(?:#+[ \t]*)?$)?", r"\1"),
        ("", r"^ {0,3}(?:(?:=+|--)[ \t]*|(?:[*_-][ \t]*){3,})$", ""),
        ("|", rf"{TABLE_RULE}\n?", ""),
        ("[!", rf"{boxes.MARK}[ \t]*", ""),
        (">", r"^(?:[ \t]*>[ \t]?)+", ""),
        ("![", r"!\[([^\[\]]*)\]\((?:[^()\n]|\([^()\n]*\))*\)", r"\1"),
        ("](", r"\[([^\[\]]*)\]\((?:[^()\n]|\([^()\n]*\))*\)", r"\1"),
        ("][", r"\[([^\[\]^][^\[\]]*)\]\[[^\[\]\n]*\]", r"\1"),
        ("[^", r"\[\^([^\[\]\n]+)\]:?", r"[\1]"),
        ("<", r"<((?:https?|mailto):[^<>\s]*)>", r"\1"),
        ("<", r"<br[ \t]*/?>\n?", "\n"),
        ("<", r"</?[a-zA-Z][^<>]*>", ""),
        ("`", r"(?<!`)(`{1,3})(?!`)([^`]+)\1(?!`)", r"\2"),
    )
)
_EMPHASIS = tuple(
    (
        has,
        # The mark first and then what is not before it: so Python looks for it many times as fast.
        re.compile(
            rf"({mark}(?<!{edge}{mark}){mark}{{0,2}})(?=[^\s{mark}])([^{mark}]*[^\s{mark}])\1(?!{edge})"
        ),
    )
    for has, mark, edge in (("*", r"\*", r"\*"), ("_", "_", r"\w"))
)


def plain(markdown: str) -> str:
    """Return the text without Markdown's marks: paragraphs apart by an empty line, links as their words."""
    text = markdown.replace("\r\n", "\n")
    if "\\" in text:
        text = _ESCAPED.sub(lambda found: found[1].translate(_HIDDEN), text)
    if "]:" in text:
        text = _LINK.sub("", text)
    for has, pattern, kept in _MARKS:
        if has in text:
            text = pattern.sub(kept, text)
    for _depth in range(3):  # ***both*** and **one *in* the other**
        for has, pattern in _EMPHASIS:
            if has in text:
                text = pattern.sub(r"\2", text)
    text = html.unescape(text).translate(_SHOWN) if "\\" in markdown else html.unescape(text)
    if " \n" in text or "\t" in text or text.endswith(" "):
        text = _TRAILING.sub("", text)
    if "\n\n\n" in text:
        text = re.sub(r"\n{3,}", "\n\n", text)
    return text.strip("\n")


#: The end of a sentence: its mark, closing quotes, space, and what can begin the next.
_END = re.compile(r"(?<![\s.][A-ZА-Я])[.!?…]+[”»\"’')\]]*(?=\s+[“«„\"‘'(\[]?[^\Wa-zа-я_])")


def teaser(text: str, limit: int) -> str:
    """Return the start of plain ``text`` on one line, in at most ``limit`` characters.

    Whole sentences if any fits, else whole words and "…".
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    ends = [found.end() for found in _END.finditer(line, 0, limit + 20) if found.end() <= limit]
    if ends:
        return line[: ends[-1]]
    cut = line[:limit]
    return (cut.rpartition(" ")[0].rstrip(" ,;:—–-") or cut[:-1]) + "…"
