"""Slugs: a headline as the name of a file and the end of an address, in plain ASCII.

Cyrillic is written in Latin letters by a table for each language, without diacritics and without signs for
hard and soft consonants:

- Russian, and whatever has no table of its own: BGN/PCGN 1947, with "e" for е everywhere and "yo" for ё.
- Kazakh and Kyrgyz: BGN/PCGN 1979. Tajik: BGN/PCGN 1994.
- Uzbek: its Latin alphabet by the law of 6 May 1995. Turkmen: its Latin alphabet of 1999 (BGN/PCGN 2000). So
  a headline has the same slug in both of the language's scripts.

The tables are those of the US Board on Geographic Names and the Permanent Committee on Geographical Names for
British Official Use ("Romanization Systems"). Other Latin letters lose their accents (Unicode NFKD).
"""

import re
import unicodedata
from collections.abc import Collection

LONGEST = 80

#: More characters than a number takes that ``unique`` puts behind a slug: "-123456".
_LONGEST_TAIL = 8

#: Names that Windows keeps for devices, whatever their extension.
DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]
)

#: Russian, and what Kazakh, Kyrgyz and Tajik share with it or add to it; letters of their neighbours as well.
_CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)) | {
    "ё": "yo",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
    "ә": "a",
    "ғ": "gh",
    "қ": "q",
    "ң": "ng",
    "ө": "o",
    "ү": "u",
    "ұ": "u",
    "һ": "h",
    "і": "i",
    "ӣ": "i",
    "ӯ": "u",
    "ҳ": "h",
    "ҷ": "j",
    "җ": "j",
    "ў": "u",
    "є": "ye",
    "ї": "yi",
    "ґ": "g",
}

#: Where a language reads a letter its own way.
_OWN = {
    "ky": {"ж": "j"},
    "uz": {"ж": "j", "х": "x", "ў": "o", "ғ": "g"},
    "tk": {"ж": "z", "х": "h", "ч": "c", "ш": "s", "щ": "sc", "ң": "n"},
}

#: Languages whose Latin alphabets write е as two letters where it begins a syllable.
_YE = frozenset({"uz", "tk"})
_BEGINS_SYLLABLE = re.compile(r"(?:(?<![^\W\d_])|(?<=[аеёиоуыэюяўәөү])|(?<=ъ))е")

#: Latin letters that NFKD does not take apart.
_LATIN = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "þ": "th",
    "ı": "i",
    "ə": "a",
}

#: Marks inside a word that do not end it: don't, oʻzbek.
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʻʼ`´"))


def slug(headline: str, language: str = "en") -> str:
    """Return ``headline`` as lower-case ASCII words joined by "-", at most 80 characters, cut at a word.

    ``language`` is a BCP 47 tag; it decides between readings of a Cyrillic letter. Never empty ("story"), and
    never a name that Windows keeps for a device.
    """
    tongue = language.partition("-")[0].lower()
    letters = _CYRILLIC | _LATIN | _OWN.get(tongue, {})
    composed = unicodedata.normalize("NFC", headline).lower().translate(_APOSTROPHES)
    if tongue in _YE:
        composed = _BEGINS_SYLLABLE.sub("ye", composed)
    spelled = "".join(letters.get(letter, letter) for letter in composed)
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", spelled).lower()
        if unicodedata.category(letter) not in {"Mn", "Cf"}  # accents, and marks that are not seen
    )
    return _usable(_cut("-".join(re.findall(r"[a-z0-9]+", bare)), LONGEST))


def unique(base: str, taken: Collection[str]) -> str:
    """Return ``base``, or where it is taken the first that is free of base-2, base-3 and so on."""
    free, number = base, 1
    while free in taken:
        number += 1
        tail = f"-{number}"
        free = _cut(base, LONGEST - len(tail)) + tail
    return free


def stem(base: str) -> str:
    """Return what every name begins with that ``unique`` may make of a slug."""
    return _cut(base, LONGEST - _LONGEST_TAIL)


def _cut(words: str, length: int) -> str:
    if len(words) <= length:
        return words
    whole, dash, _rest = words[: length + 1].rpartition("-")
    return whole if dash else words[:length]


def _usable(name: str) -> str:
    if not name:
        return "story"
    return f"{name}-story" if name in DEVICES else name
