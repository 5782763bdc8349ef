"""Finding something by a few letters of its name, as a command palette does.

What is typed between spaces is looked for piece by piece, in any order. A piece fits where it stands in the
name ("evi" in "Preview"), where it begins words of it one after the other ("prpa" in "Preview page"), or
where its letters stand in one word that begins with the first of them ("prvw"). Case and accents do not
matter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from newsdesk.text.folding import fold

_WORD = re.compile(r"[^\W_]+")
#: What a fit is worth: at the very beginning of the name, at a word's, within one, over several, with gaps.
_FIRST, _BEGINS, _WITHIN, _OVER, _GAPS = 100, 80, 45, 60, 20
#: From so many letters on a piece may stand within a word, or with gaps: fewer fit everywhere.
_FEW, _SOME = 2, 3


@dataclass(frozen=True, slots=True)
class Fit:
    """How well something fits (more is better), and which of its characters do."""

    worth: int
    places: tuple[int, ...]

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The places as stretches, from–to."""
        spans: list[tuple[int, int]] = []
        for place in self.places:
            if spans and spans[-1][1] == place:
                spans[-1] = spans[-1][0], place + 1
            else:
                spans.append((place, place + 1))
        return tuple(spans)


class _Name(NamedTuple):
    """A name's letters folded, each in its place; where its words are; and which letters there are."""

    letters: str
    words: tuple[tuple[int, int], ...]
    kinds: frozenset[str]


def fit(sought: str, name: str) -> Fit | None:
    """Return how ``name`` fits what is sought, or None if it does not; nothing sought fits everything."""
    read = _read(name)
    pieces, kinds = _pieces(sought)
    if not kinds <= read.kinds:
        return None
    worth, places = 0, set[int]()
    for piece in pieces:
        found = _fit(piece, read.letters, read.words)
        if found is None:
            return None
        worth += found.worth
        places.update(found.places)
    return Fit(worth, tuple(sorted(places)))


@lru_cache(maxsize=64)
def _pieces(sought: str) -> tuple[tuple[str, ...], frozenset[str]]:
    pieces = tuple(fold(sought).split())
    return pieces, frozenset("".join(pieces))


@lru_cache(maxsize=32_768)
def _read(name: str) -> _Name:
    letters = name.lower() if name.isascii() else "".join((fold(each) or each)[0] for each in name)
    return _Name(letters, tuple(word.span() for word in _WORD.finditer(letters)), frozenset(letters))


def _fit(piece: str, letters: str, words: tuple[tuple[int, int], ...]) -> Fit | None:
    length = len(piece)
    for start, _end in words:
        if letters.startswith(piece, start):
            return Fit(_BEGINS if start else _FIRST, tuple(range(start, start + length)))
    if length >= _FEW and (over := _over_words(piece, letters, words)):
        return Fit(_OVER, over)
    if length >= _FEW and (start := letters.find(piece)) >= 0:
        return Fit(_WITHIN, tuple(range(start, start + length)))
    if length >= _SOME:
        for places in _with_gaps(piece, letters, words):
            return Fit(_GAPS, places)
    return None


def _over_words(piece: str, letters: str, words: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    """Return where a piece begins words, some letters of each one after the other; () if it does not."""
    for number, (start, end) in enumerate(words):
        common = 0
        while common < min(len(piece), end - start) and piece[common] == letters[start + common]:
            common += 1
        if common == len(piece):
            return tuple(range(start, start + common))
        # As much of this word as leaves the rest a beginning further on.
        for taken in range(common, 0, -1):
            if rest := _over_words(piece[taken:], letters, words[number + 1 :]):
                return (*range(start, start + taken), *rest)
    return ()


def _with_gaps(piece: str, letters: str, words: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, ...]]:
    """Yield where a piece's letters stand in order in one word that begins with the first of them."""
    for start, end in words:
        places: list[int] = []
        at = start
        for letter in piece:
            at = letters.find(letter, at, end)
            if at < 0 or (not places and at != start):
                break
            places.append(at)
            at += 1
        if len(places) == len(piece):
            yield tuple(places)
