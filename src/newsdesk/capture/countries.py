"""Which countries a story is about, guessed from the words in it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale

from newsdesk.capture.places import STEMS, WORDS
from newsdesk.domain.countries import CENTRAL_ASIA

_WORD = re.compile(r"U\.[SK]\.|[^\W_]+")
#: A headline says what a story is about; in the body a country may be named in passing.
_IN_HEADLINE = 3
_LONGEST_STEM = 12


def guess(headline: str, body: str) -> tuple[str, ...]:
    """Return ISO 3166-1 alpha-2 codes, the weightiest first, from plain text or Markdown.

    A country counts that is in the headline or named at least twice, and one of Central Asia that is named in
    the first paragraph. If none is, one of Central Asia that is named at all counts, or else whichever is.
    """
    above, below = Counter(_mentions(headline)), Counter(_mentions(body))
    lead = {code for code in _mentions(body.lstrip().partition("\n\n")[0]) if code in CENTRAL_ASIA}
    weights = Counter({code: times * _IN_HEADLINE for code, times in above.items()})
    weights.update(below)
    named = sorted(weights, key=lambda code: -weights[code])
    chosen = [code for code in named if above[code] or below[code] > 1 or code in lead]
    return tuple(chosen or [code for code in named if code in CENTRAL_ASIA] or named)


def _mentions(text: str) -> Iterator[str]:
    """Yield a code for each name in ``text``; of names that begin alike, the longest counts."""
    names = _names()
    words = [_cased(word) for word in _WORD.findall(text)]
    at = 0
    while at < len(words):
        for name, code in names.get(words[at], ()):
            if words[at : at + len(name)] == name:
                yield code
                at += len(name) - 1
                break
        else:
            if code := _by_stem(words[at]):
                yield code
        at += 1


def _cased(word: str) -> str:
    """Return "Kazakh" for "KAZAKH"; "US" stays, for "Us" is a word."""
    return word.capitalize() if len(word) > 3 and word.isupper() and word.isalpha() else word


@cache
def _names() -> Mapping[str, list[tuple[list[str], str]]]:
    """Return by its first word each name, as words, with its code; the longest first."""
    territories = Locale("en").territories
    names: dict[str, list[tuple[list[str], str]]] = {}
    for code, others in WORDS.items():
        for name in (territories[code].partition(" (")[0], *others.split(", ")):
            words = _WORD.findall(name)
            names.setdefault(words[0], []).append((words, code))
    for each in names.values():
        each.sort(key=lambda name: -len(name[0]))
    return names


@cache
def _stems() -> Mapping[str, str]:
    return {stem: code for code, stems in STEMS.items() for stem in stems.split(", ")}


def _by_stem(word: str) -> str:
    """Return the code for a word in Cyrillic that begins as a country's name does; else ""."""
    if word[0] < "\u0400":
        return ""
    stems, lower = _stems(), word.lower()
    found = (stems[lower[:length]] for length in range(4, _LONGEST_STEM) if lower[:length] in stems)
    return next(found, "")
