"""What two sequences have in common, in order: fast for long ones, and never quadratic for hostile ones."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

Pair = tuple[int, int]

#: Up to so many pairs of items difflib looks at, which is some 245 words against as many. It is thorough and
#: takes a long time for long sequences; beyond that, what is unique in both divides them first.
THOROUGH = 60_000


def matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Return the places (in old, in new) of items that stay, ascending in both."""
    found: list[Pair] = []
    parts = [(0, len(old), 0, len(new))]
    while parts:
        start, end, other, stop = parts.pop()
        while start < end and other < stop and old[start] == new[other]:
            found.append((start, other))
            start, other = start + 1, other + 1
        while start < end and other < stop and old[end - 1] == new[stop - 1]:
            end, stop = end - 1, stop - 1
            found.append((end, stop))
        if (end - start) * (stop - other) <= THOROUGH:
            found += _thoroughly(old, new, start, end, other, stop)
            continue
        anchors = _anchors(old, new, start, end, other, stop)
        found += anchors
        if anchors:
            begins = [(start, other), *((one + 1, two + 1) for one, two in anchors)]
            ends = [*anchors, (end, stop)]
            parts += [(a, c, b, d) for (a, b), (c, d) in zip(begins, ends, strict=True)]
    return sorted(found)


def _thoroughly(
    old: Sequence[Hashable], new: Sequence[Hashable], start: int, end: int, other: int, stop: int
) -> Iterator[Pair]:
    matcher = SequenceMatcher(None, old[start:end], new[other:stop], autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            yield start + block.a + step, other + block.b + step


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], start: int, end: int, other: int, stop: int
) -> list[Pair]:
    """Return pairs of items that stand once in each part, as many as keep their order (patience diff)."""
    once_old, once_new = Counter(old[start:end]), Counter(new[other:stop])
    there = {new[at]: at for at in range(other, stop) if once_new[new[at]] == 1}
    pairs = [(at, there[old[at]]) for at in range(start, end) if once_old[old[at]] == 1 and old[at] in there]
    # The longest ascending subsequence: each pair goes onto the leftmost pile it fits.
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for number, (_one, two) in enumerate(pairs):
        pile = bisect_left(tops, two)
        tops[pile : pile + 1] = [two]
        piles[pile : pile + 1] = [number]
        before.append(piles[pile - 1] if pile else -1)
    chosen: list[Pair] = []
    at = piles[-1] if piles else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]
