"""How a story begins, as plain words: for its line in a list, its entry on a front page and in a feed."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from newsdesk.text import boxes, figures
from newsdesk.text.shortcodes import PATTERN
from newsdesk.text.words import TABLE_RULE, plain, teaser

#: Characters of the longest teaser that most ask for: what is read for it does for the shorter ones.
_USUAL = 300
#: Characters that a picture with its words takes up in Markdown.
_FIGURE = 1000

_FENCED = re.compile(r"^ {0,3}(```|~~~)[^\n]*\n(?:.*\n)*? {0,3}\1`*~*[ \t]*$", re.MULTILINE)
_APART = re.compile(r"\n[ \t]*\n")
#: What a paragraph is that says nothing by itself: a note, a shortcode.
_MUTE = re.compile(rf"[ ]{{0,3}}\[\^[^\]\n]*\]:|\s*{PATTERN}\s*\Z")
_TABLE = re.compile(TABLE_RULE, re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t].*\n?|\A.*\n {0,3}(?:=+|-+)[ \t]*$\n?", re.MULTILINE)
_CALL = re.compile(r"\[\^[^\[\]\n]+\]")
_BULLET = re.compile(r"^[ \t>]*[-+*][ \t]+", re.MULTILINE)
_PIPES = re.compile(r"\s*\|[\s|]*")


# A story's files say it several times, at several lengths: its page, its feeds, and to those who share it.
@lru_cache(maxsize=4)
def opening(markdown: str, limit: int) -> str:
    """Return the beginning of a text's sentences, as ``teaser`` does.

    Headings, tables, boxes, code and notes are passed over, unless there is nothing else; pictures always.
    """
    # A teaser needs no more than the start, and a story may be a book.
    return teaser(_start(markdown, 4 * max(limit, _USUAL)), limit)


@lru_cache(maxsize=16)
def _start(markdown: str, length: int) -> str:
    """Return the words of a text's first sentences, so many characters of Markdown of them."""
    start = figures.without(markdown[: length + _FIGURE])
    said = "\n\n".join(_first(_sentences(start), length))
    words = plain(_BULLET.sub("", (said or _CALL.sub("", start))[:length]))
    return words if said else _PIPES.sub(" · ", words).strip(" ·")


def _first(blocks: Iterable[str], length: int) -> Iterator[str]:
    """Yield blocks until they have so many characters: no more of them will be looked at."""
    for block in blocks:
        yield block
        length -= len(block)
        if length <= 0:
            return


def _sentences(markdown: str) -> Iterator[str]:
    """Yield the paragraphs that are read one after the other."""
    copy = _FENCED.sub("", markdown) if "```" in markdown or "~~~" in markdown else markdown
    for block in _APART.split(copy):
        box = boxes.OPENING.search(block) if "[!" in block else None
        words = block[: box.start()] if box else block
        if "#" in words or "\n" in words:
            words = _HEADING.sub("", words)
        if words.strip() and not _MUTE.match(words) and not ("|" in words and _TABLE.search(words)):
            yield _CALL.sub("", words)
