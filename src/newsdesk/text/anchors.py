"""Where the passage that a note is about stands by now.

While a story is written its notes go along: ``follow`` moves an anchor over one change of the text. Where a
text came another way (restored, merged, taken in), ``find`` looks for the words themselves.
"""

import re
from dataclasses import replace
from difflib import Match, SequenceMatcher

from newsdesk.domain.notes import Anchor
from newsdesk.domain.story import StoryText
from newsdesk.text.excerpts import excerpt

#: The fields of a story that a passage can stand in, in the order in which they are read.
FIELDS = ("headline", "standfirst", "body")
#: How many characters around the old place are looked through for a passage that was rewritten.
WINDOW = 6000
#: Of a rewritten passage this share of its words must still be there, in order, to be the same passage.
ALIKE = 0.6

_WORD = re.compile(r"\w+")


def passage_at(text: StoryText, passage: str) -> Anchor | None:
    """Return the anchor of a passage's first occurrence in a story's fields, or None if it is in none."""
    for field in FIELDS:
        start = field_of(text, field).find(passage)
        if start >= 0:
            return Anchor(field, passage, start)
    return None


def field_of(text: StoryText, field: str) -> str:
    """Return the words of one field of a story; ValueError if no passage can stand there."""
    if field not in FIELDS:
        raise ValueError(f"no passage stands in {field!r}")
    return str(getattr(text, field))


def find(text: StoryText, anchor: Anchor) -> tuple[int, int] | None:
    """Return where an anchor's passage begins and ends in its field, in code points; None if it is gone.

    Its old place is looked at first, then its nearest occurrence, then the place around there where most of
    its words still stand in order. An anchor without a passage is about the whole story and has no place.
    """
    if not anchor.passage:
        return None
    words = field_of(text, anchor.field)
    start = _nearest(words, anchor.passage, anchor.start)
    if start is not None:
        return start, start + len(anchor.passage)
    return _most_alike(words, anchor.passage, anchor.start)


def follow(old: StoryText, new: StoryText, anchor: Anchor) -> Anchor:
    """Return the anchor as it is after ``old`` became ``new``: at its new place, with its words of now.

    A passage that was edited in the middle is still that passage. One that is gone keeps its words and its
    old place, for it may come back (by undo, or pasted elsewhere).
    """
    before, after = field_of(old, anchor.field), field_of(new, anchor.field)
    end = anchor.start + len(anchor.passage)
    if not anchor.passage or before == after or before[anchor.start : end] != anchor.passage:
        return anchor
    place = _moved(before, after, anchor.start, end)
    return replace(anchor, start=place[0], passage=after[slice(*place)]) if place else anchor


def _moved(before: str, after: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where ``before[start:end]`` stands in ``after``, or None if nothing is left of it."""
    head, _comes, same = excerpt(before, after)
    tail = len(before) - same
    moved = len(after) - len(before)
    if end <= head:
        return start, end
    if start >= tail:
        return start + moved, end + moved
    for place in (start + moved, start):
        if place >= 0 and after[place : place + end - start] == before[start:end]:
            return place, place + end - start
    if start <= head and tail <= end and (start, end) != (head, tail):
        # Edited within: what is between its edges is still the passage.
        return (start, end + moved) if after[start : end + moved].strip() else None
    # More than the passage was rewritten: most of its words, else what was left standing of it.
    found = _most_alike(after, before[start:end], start)
    if found is None and (start < head or tail < end):
        found = (start, head) if start < head else (tail + moved, end + moved)
    return found if found and after[slice(*found)].strip() else None


def _nearest(words: str, passage: str, start: int) -> int | None:
    """Return where the occurrence of ``passage`` begins that is nearest to ``start``."""
    if words[start : start + len(passage)] == passage:
        return start
    before = words.rfind(passage, 0, max(0, start) + len(passage))
    after = words.find(passage, max(0, start))
    found = [place for place in (before, after) if place >= 0]
    return min(found, key=lambda place: abs(place - start), default=None)


def _most_alike(words: str, passage: str, start: int) -> tuple[int, int] | None:
    """Return the place near ``start`` that has most of a passage's words in order, if it has enough."""
    low = max(0, start - WINDOW)
    window = words[low : start + len(passage) + WINDOW]
    wanted = _WORD.findall(passage)
    there = list(_WORD.finditer(window))
    if not wanted:
        return None
    matcher = SequenceMatcher(None, wanted, [each.group() for each in there], autojunk=False)
    longest = matcher.find_longest_match()
    # Where the whole passage would stand if its longest run of words is where it was.
    first = max(0, longest.b - longest.a)
    blocks = _blocks(matcher, first, first + 2 * len(wanted))
    if sum(block.size for block in blocks) < ALIKE * len(wanted):
        return None
    last = blocks[-1]
    return low + there[blocks[0].b].start(), low + there[last.b + last.size - 1].end()


def _blocks(matcher: "SequenceMatcher[str]", first: int, last: int) -> list[Match]:
    """Return the runs of words that are alike, of those that begin and end within some words."""
    return [
        block
        for block in matcher.get_matching_blocks()
        if block.size and first <= block.b and block.b + block.size <= last
    ]
