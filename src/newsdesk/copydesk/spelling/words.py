"""Which pieces of a text are words whose spelling can be judged."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from newsdesk.domain.spelling import Word

#: So many words are known once they were looked at: more than a long text has different ones.
REMEMBERED = 30_000
#: Longer ones are no words, and Hunspell would not look at them.
LONGEST = 64

#: A letter or a figure; or a mark over one, a soft hyphen, a joiner: they belong to the word they are in.
_LETTER = "(?:[^\\W_]|[\u0300-\u036f\u00ad\u200c\u200d])"
#: Apostrophes of every kind (Uzbek is typed with all of them), and hyphens.
_WORD = re.compile(rf"{_LETTER}++(?:['’‘`\-‐‑]{_LETTER}++)*+[ʻʼ]?")

#: Addresses, mentions, tags, shortcodes and names of files: written as they have to be.
_ASIDE = re.compile(
    r"\b(?:[a-z]{2,12}://|www\.)\S++"
    r"|(?<![\w.+-])[\w.+-]{1,64}+@[\w-]++(?:\.[\w-]++)*+"
    r"|(?<!\w)[@#][\w.-]++"
    r"|\{\{[^{}]*+\}\}"
    r"|\[/?[a-z_]++[ ][^\[\]=]*+=[^\[\]]*+\]"
    r"|(?<![\w@.-])[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)*\.[a-z]{2,6}+\b(?:/\S*+)?",
)
#: Without any of these there is none of them, and a paragraph of prose has none.
_HINT = re.compile(r"[@#{\[]|://|\.\S")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`", "'") | dict.fromkeys("\u00ad\u200c\u200d", ""))
_HYPHENS = re.compile("[-‐‑]")


def words(text: str) -> Iterator[Word]:
    """Yield the words of ``text`` (prose: what is none of it is covered), in order.

    Left out are abbreviations and names in capitals (NATO, NGOs), whatever has figures in it, single letters,
    and addresses of every kind.
    """
    prose = _ASIDE.sub(_cover, text) if _HINT.search(text) else text
    for found in _WORD.finditer(prose):
        word = _judged(found[0])
        if word:
            yield Word(*found.span(), word)


def normal(word: str) -> str:
    """Return the word as one would type it: composed, with one kind of apostrophe, without what is unseen.

    A stress mark over a Russian vowel goes: no letter has it.
    """
    composed = unicodedata.normalize("NFC", word.translate(_APOSTROPHES))
    if composed.isascii():
        return composed
    return "".join(each for each in composed if not unicodedata.combining(each))


def parts(word: str) -> list[str]:
    """Return what stands between the hyphens of a word."""
    return _HYPHENS.split(word)


def in_capitals(word: str) -> bool:
    """Whether a word is written in capitals, an ending after them (NGOs, UN's, ООН-у) set aside."""
    stem = word.partition("'")[0]
    stem = stem.removesuffix("s") if len(stem) > 2 else stem
    return stem.isupper()


@lru_cache(REMEMBERED)
def _judged(written: str) -> str:
    """Return a word as ``normal`` does, or "" for one that cannot be judged. Most of a text come again."""
    word = normal(written)
    return word if _can_be_judged(word) else ""


def _can_be_judged(word: str) -> bool:
    letters = sum(each.isalpha() for each in word)
    if letters < 2 or len(word) > LONGEST or any(each.isnumeric() for each in word):
        return False
    return not in_capitals(word)


def _cover(found: re.Match[str]) -> str:
    return "\N{OBJECT REPLACEMENT CHARACTER}" * len(found[0])
