"""Slips in a text that can be seen without knowing what it is about.

Every function takes prose as ``prose.prose`` gives it, with all else covered, and yields places in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from newsdesk.copydesk.prose import paragraphs

TYPOGRAPHIC = frozenset("“”‘’„‚")

#: A word and the same word again, once or more, over a line break too but not over a paragraph's end.
DOUBLED = re.compile(
    r"(?<![\w'’-])([^\W\d_]++)(?:(?:[^\S\n]+\n?|\n)[^\S\n]*(?:>[ \t]*)*\1(?![\w'’-]))+", re.IGNORECASE
)

#: Whatever DOUBLED finds begins where this does, which says less and is found in half the time.
_TWICE = re.compile(r"\b(\w++)\s[\s>]*+\1\b", re.IGNORECASE)

#: English doubles these on purpose: "the years he had had", "all that that means".
RIGHTLY_DOUBLED = frozenset({"had", "that"})

#: No name is made of these: "The The" is a slip where "Pago Pago" is a place.
NEVER_NAMES = frozenset(
    {"a", "an", "and", "at", "by", "for", "in", "is", "of", "on", "or", "the", "to", "was", "with"}
)

#: What Markdown wants before a line's first word; spaces after it line up the text.
MARKER = re.compile(r"[\s>]*(?:(?:[-*+:]|[0-9]+[.)]|#+|\[\^[^\[\]]+\]:)[ \t]+)?")
SPACES = re.compile(r"(?<=\S)[ \t]{2,}+(?=[^\s,.;:!?])")

#: Not the dots of a spaced ellipsis (". . .").
EARLY_SPACE = re.compile(r"[ \t](?<=[^\s.].)[ \t]*+(?=(?:[,;:!?]++|\.)(?:[\s”’\"]|\Z))(?!\. \.)")

#: How any of those ends; marks are fewer than spaces.
_EARLY = re.compile(r"[,;:!?.](?<=[ \t].)")

#: A figure or fact to come ("TK"), a name to come ("XXX"); TK before a number is an airline's flight.
TO_COME = re.compile(r"(?<![\w-])(?:(?:TK)++|X{3,}+|x{3,}+|\?{3,}+)(?![\w-])(?! ?[0-9])")

_CURLY = re.compile("[“”]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text (offsets in code points), what is wrong, and what to put there if that is sure."""

    start: int
    end: int
    message: str
    fix: str | None = None


def doubled_words(prose: str) -> Iterator[Spot]:
    """Find "the the"; a name such as Pago Pago, and words that English doubles rightly, may stand."""
    for found in _doubled(prose):
        word = found[1]
        is_name = found[0].replace(">", " ").istitle() and word.lower() not in NEVER_NAMES
        if not is_name and word.lower() not in RIGHTLY_DOUBLED:
            yield Spot(found.end(1), found.end(), f"“{word}” stands twice.", "")


def double_spaces(prose: str) -> Iterator[Spot]:
    """Find runs of spaces inside a line, but not those that line up a list or a table."""
    if "  " not in prose and "\t" not in prose:
        return
    offset = 0
    for line in prose.splitlines(keepends=True):
        marker = MARKER.match(line)
        for found in SPACES.finditer(line, marker.end() if marker else 0) if "|" not in line else ():
            yield Spot(offset + found.start(), offset + found.end(), "More than one space.", " ")
        offset += len(line)


def early_spaces(prose: str) -> Iterator[Spot]:
    """Find a space before a comma, a full stop or the like."""
    if not _EARLY.search(prose):
        return
    for found in EARLY_SPACE.finditer(prose):
        yield Spot(found.start(), found.end(), f"A space before “{prose[found.end()]}”.", "")


def to_come(prose: str) -> Iterator[Spot]:
    """Find what a reporter left to be filled in: TK, XXX, ???."""
    if not any(mark in prose for mark in ("TK", "XXX", "xxx", "???")):
        return
    for found in TO_COME.finditer(prose):
        yield Spot(found.start(), found.end(), f"“{found[0]}” is still to be filled in.")


def straight_quotes(prose: str) -> Iterator[Spot]:
    """Find typewriter quotation marks and apostrophes, with the mark that belongs there if that is sure."""
    if '"' not in prose and "'" not in prose:
        return
    for found in re.finditer("[\"']", prose):
        at = found.start()
        before, after = prose[max(at - 1, 0) : at], prose[at + 1 : at + 2]
        curly = _curly(found[0], before, after)
        yield Spot(at, at + 1, f"A straight {found[0]} among typographic quotation marks.", curly)


def loose_quotes(prose: str) -> Iterator[Spot]:
    """Find quotation marks without their partner.

    A quotation that runs on opens every paragraph and closes only the last, so an open one is right
    where the next paragraph opens with a mark too.
    """
    if "“" not in prose and "”" not in prose:
        return
    blocks = list(paragraphs(prose))
    for (start, block), (_, following) in pairwise([*blocks, (len(prose), "")]):
        if "„" in block:
            continue  # „so“ closes with the mark that opens in English
        opened: list[int] = []
        for mark in _CURLY.finditer(block):
            at = start + mark.start()
            if mark[0] == "“":
                opened.append(at)
            elif opened:
                opened.pop()
            else:
                yield Spot(at, at + 1, "This quotation mark closes what was never opened.")
        if opened and not following.lstrip(" \t>*_").startswith("“"):
            yield Spot(opened[-1], opened[-1] + 1, "This quotation is never closed.")


def _doubled(prose: str) -> Iterator[re.Match[str]]:
    """Yield what DOUBLED finds."""
    at = 0
    while twice := _TWICE.search(prose, at):
        found = DOUBLED.match(prose, twice.start())
        if found:
            yield found
        at = found.end() if found else twice.end(1)


def _curly(mark: str, before: str, after: str) -> str | None:
    starts = not before or before.isspace() or before in "([{—–“‘"
    if before in {"*", "_"} or (before.isdigit() and not after.isalpha()):
        return None  # emphasis on either side, or feet and inches
    if mark == '"':
        return "“" if starts else "”"
    return "‘" if starts and not after.isdigit() else "’"
