"""Which top-level blocks of a page differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from newsdesk.text.excerpts import alike

#: Pairs of blocks that are looked at: with more, finding out takes longer than replacing all of them.
MATCHED = 100_000


@dataclass(frozen=True, slots=True)
class Patch:
    """From block ``start`` (counted from 0) on, ``removed`` blocks give way to ``inserted`` (their HTML)."""

    start: int
    removed: int
    inserted: tuple[str, ...]


def differences(old: Sequence[str], new: Sequence[str]) -> list[Patch]:
    """Return the runs that turn ``old`` into ``new``, the last first, so that each may be done as it stands.

    Mostly it is one, since a person edits one place at a time; a note's number changes in several.
    """
    start = alike(old, new)
    end = min(alike(reversed(old), reversed(new)), min(len(old), len(new)) - start)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    found = [
        Patch(start + from_, to - from_, tuple(after[new_from:new_to]))
        for from_, to, new_from, new_to in _runs(before, after)
    ]
    return found[::-1]


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where runs of ``old`` begin and end, and the runs of ``new`` that stand in their place."""
    if len(old) == len(new):
        differ = [place for place, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
        # What goes up by one in both is one run.
        for _, run in groupby(enumerate(differ), lambda pair: pair[1] - pair[0]):
            places = [place for _, place in run]
            yield places[0], places[-1] + 1, places[0], places[-1] + 1
    elif len(old) * len(new) > MATCHED:
        yield 0, len(old), 0, len(new)
    else:
        opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        for kind, from_, to, new_from, new_to in opcodes:
            if kind != "equal":
                yield from_, to, new_from, new_to
