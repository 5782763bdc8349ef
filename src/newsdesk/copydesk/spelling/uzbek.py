"""Uzbek in Latin letters, read as Cyrillic and back: the one free dictionary of Uzbek is in Cyrillic.

The pairs are those of Uzbekistan's alphabet of 1995. Latin to Cyrillic is sure but for ц and е; both ways of
reading are tried.
"""

import re
from itertools import product

_TWO = {
    "oʻ": "ў",
    "gʻ": "ғ",
    "sh": "ш",
    "ch": "ч",
    "yo": "ё",
    "yu": "ю",
    "ya": "я",
    "ye": "е",
    "ts": "ц",
}
_ONE = dict(zip("abdefghijklmnopqrstuvxyzʼ", "абдэфгҳижклмнопқрстувхйзъ", strict=True))
_BACK = {new: old for old, new in (_ONE | _TWO).items()} | {"е": "e", "ь": "", "ы": "i", "щ": "sh"}

_VOWEL = "aeiouʻ"
_LATIN = re.compile("|".join([*_TWO, *_ONE]))
#: However it is typed: o', o‘, o`; any other apostrophe is the sign ʼ.
_TAIL = re.compile(r"(?<=[og])['ʻʼ]")


def to_cyrillic(word: str) -> set[str]:
    """Return a word in small Latin letters as it may be in Cyrillic; nothing where it is none of Uzbek."""
    plain = _TAIL.sub("ʻ", word).replace("'", "ʼ")
    pieces: list[tuple[str, ...]] = []
    at = 0
    for found in _LATIN.finditer(plain):
        if found.start() != at:
            return set()
        at = found.end()
        pieces.append(_readings(found[0], starts=found.start() == 0 or plain[found.start() - 1] in _VOWEL))
    if at != len(plain) or sum(len(each) > 1 for each in pieces) > 4:
        return set()
    return {"".join(each) for each in product(*pieces)}


def to_latin(word: str) -> str:
    """Return a Cyrillic word of Uzbek in Latin letters, with the capital it begins with."""
    small = "".join(
        "ye" if each == "е" and (at == 0 or word[at - 1].lower() in "аеёиоуўэюя") else _BACK.get(each, each)
        for at, each in enumerate(word.lower())
    )
    return small.capitalize() if word[:1].isupper() else small


def _readings(piece: str, *, starts: bool) -> tuple[str, ...]:
    if piece == "e":
        return ("э",) if starts else ("е",)
    if piece == "ts":
        return "ц", "тс"
    if piece == "s":
        return "с", "ц"
    return (_TWO.get(piece) or _ONE.get(piece, ""),)
