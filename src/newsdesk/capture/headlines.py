"""What tells a headline from a short paragraph, and which lines of a page are headlines."""

import re
from collections.abc import Sequence
from enum import Enum, auto

#: Longer than any headline; those of the region's papers reach 120.
_LONGEST = 160
_OPENING, _CLOSING = "“‘«„\"'([", "”’»\"')]"
_ABBREVIATION = re.compile(r"(?:\b[A-ZА-Я]\.){2,}$")
_TWO_SENTENCES = re.compile(r"\w{3,}[.…!?][”’\"»)]* [“‘\"«(]?[A-ZА-ЯЁ]")
_WORD = re.compile(r"[^\W_]+(?:[’'ʼ-][^\W_]+)*")


class Role(Enum):
    """What a block may be: a LINE has a headline's shape, a BODY is copy."""

    LINE = auto()
    BODY = auto()
    BYLINE = auto()
    DATE = auto()
    TEASER = auto()


def looks_like(text: str) -> bool:
    """Say whether plain text on one line has a headline's shape.

    It is short, does not end as a sentence does, or begin in the middle of one, or leave a quotation open.
    It may end in "?" or "!", but not if all of it is somebody's words.
    """
    bare = text.rstrip(_CLOSING)
    if len(text) > _LONGEST or "://" in text or not any(char.isalpha() for char in text):
        return False
    title = title_case(text)
    if bare[-1] in ".…;,:" and not (title and _ABBREVIATION.search(bare)):
        return False
    if text.lstrip(_OPENING)[:2].islower() or any(text.count(a) > text.count(b) for a, b in ("“”", "«»")):
        return False
    quoted = text[0] in _OPENING and bare != text
    return title or not (_TWO_SENTENCES.search(text) or (quoted and bare[-1] in "?!"))


def title_case(text: str) -> bool:
    """Say whether the words after the first are capitalised, but for the short ones."""
    words = _WORD.findall(text)[1:]
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    capital = sum(not word[0].islower() for word in long or words)
    return capital >= 0.7 * len(long or words)


def find(roles: Sequence[Role], texts: Sequence[str], *, marked: bool) -> list[int]:
    """Return which blocks are headlines: of the lines that stand together above copy, one.

    ``texts`` are the blocks' plain texts. Where headings are ``marked``, the one next to the copy is it.
    """
    found: list[int] = []
    together: list[int] = []
    for at, role in enumerate(roles):
        if role is Role.LINE:
            together.append(at)
        elif together and role in (Role.BODY, Role.TEASER):
            found.append(together[-1] if marked else _headline_of(together, roles, texts))
            together = []
    return found


def _headline_of(together: Sequence[int], roles: Sequence[Role], texts: Sequence[str]) -> int:
    """Choose among lines above one paragraph: labels come before a headline, and a standfirst after."""
    signed = [at for at in together if roles[at + 1] is Role.BYLINE]
    if signed:
        return signed[-1]
    long = [at for at in together if len(_WORD.findall(texts[at])) > 2] or together
    if len(long) > 1 and title_case(texts[long[-2]]) and not title_case(texts[long[-1]]):
        return long[-2]
    return long[-1]


def perhaps_subheadings(headlines: Sequence[str]) -> list[bool]:
    """Say of each headline of a page whether it may be a subheading of the story above.

    It may if it is very short, or in sentence case where the page's others are not.
    """
    titled = sum(map(title_case, headlines)) > len(headlines) / 2
    short = [len(_WORD.findall(each)) < 4 for each in headlines]
    odd = [titled and not title_case(each) for each in headlines]
    return [bool(at) and (short[at] or odd[at]) for at in range(len(headlines))]
