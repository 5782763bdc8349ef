"""Quotation marks, dashes, dots and apostrophes as a language prints them, from the keys there are. No Qt.

The quotation marks are those of CLDR 48.2 (``main/*/delimiters.json``): outer ones, and the alternate ones
within. A language that is not in the table is left as it is typed; French is not in it because its marks
want a narrow space inside, of which CLDR says nothing.
"""

import re
from dataclasses import dataclass

_OKINA, _TUTUQ = "\u02bb", "\u02bc"


@dataclass(frozen=True, slots=True)
class Marks:
    """How a language quotes: marks around a quotation, and around one inside it."""

    open: str
    close: str
    inner_open: str
    inner_close: str
    #: Whether ' opens the inner marks; else it is an apostrophe and nothing more.
    single: bool = False


_ENGLISH = Marks("“", "”", "‘", "’", single=True)
_GUILLEMETS = Marks("«", "»", "„", "“")
_MARKS = {
    "az": Marks("“", "”", "‘", "’", single=True),
    "be": _GUILLEMETS,
    "de": Marks("„", "“", "‚", "‘"),
    "en": _ENGLISH,
    "es": _ENGLISH,
    "it": Marks("«", "»", "“", "”"),
    "kk": Marks("«", "»", "“", "”"),
    "ky": _GUILLEMETS,
    "mn": _ENGLISH,
    "pl": Marks("„", "”", "«", "»"),
    "ru": _GUILLEMETS,
    "tg": _ENGLISH,
    "tk": Marks("“", "”", "“", "”"),
    "tr": _ENGLISH,
    "uk": _GUILLEMETS,
    # CLDR has the alternate marks of Uzbek the wrong way round; those of Uzbek in Cyrillic are as in English.
    "uz": Marks("“", "”", "‘", "’"),
    "uz-cyrl": _ENGLISH,
}
#: Languages whose letters o and g take a turned comma, and whose apostrophe is a letter (CLDR: exemplars).
_LETTER_APOSTROPHE = {"uz"}

#: Keys that may become something else.
KEYS = frozenset("\"'-.")
#: What a line ends with, up to the caret, when a letter or digit may make something else of it.
WAITING = ("-- ", "--- ", "‘")
_OPENS = "([{<«„“‘‚¿¡*_—–/-"
_DIALOGUE = re.compile(r"(?P<opening>[ ]{0,3}(?:>[ ]?)*)(?P<dashes>-{2,3})[ ]")
_DASHES_ONLY = re.compile(r"[\s>|:+*-]*")


def marks_of(language: str) -> Marks | None:
    """Return how a language (a BCP 47 tag) quotes; None where nothing is to be changed."""
    tag = language.lower().replace("_", "-")
    while tag:
        if found := _MARKS.get(tag):
            return found
        tag = tag.rpartition("-")[0]
    return None


def better(before: str, key: str, language: str, *, quotes: bool, dashes: bool) -> tuple[int, str] | None:
    """Say what is to stand for a key that is typed behind ``before`` (the line up to the caret), in prose.

    Returns how many characters before the caret go, and what comes for them and the key; None: the key.
    """
    marks = marks_of(language)
    if marks is None:
        return None
    if quotes and key == '"':
        return 0, _quote(before, marks)
    if quotes and key == "'":
        return _apostrophe(before, marks, language)
    if quotes and key.isdigit() and before.endswith("‘") and not before[:-1].endswith("“"):
        # ’90s: what was taken for the beginning of a quotation is where the century is left out.
        return 1, f"’{key}"
    if dashes:
        return _dash(before, key)
    return None


def _quote(before: str, marks: Marks) -> str:
    outer = _is_open(before, marks.open, marks.close)
    inside = before[before.rfind(marks.open) + 1 :] if outer else ""
    inner = outer and marks.inner_open != marks.open and _is_open(inside, marks.inner_open, marks.inner_close)
    if _opens(before, open_already=outer):
        return marks.inner_open if outer else marks.open
    return marks.inner_close if inner else marks.close


def _is_open(text: str, left: str, right: str) -> bool:
    """Say whether a quotation has begun in the text and not ended; an apostrophe in a word ends none."""
    depth = 0
    for at, each in enumerate(text):
        if each == left:
            depth = 1
        elif each == right and not (each == "’" and text[at + 1 : at + 2].isalnum()):
            depth = 0
    return bool(depth)


def _opens(before: str, *, open_already: bool) -> bool:
    """Say whether a mark behind this text begins a quotation."""
    if not before or before[-1].isspace():
        return True
    bare = before.rstrip("*_")
    last = bare[-1:]
    if not last or last.isspace():
        return True
    if bare != before and open_already and (last.isalnum() or last in ".,!?…»”"):
        return False
    if last in "–—-/":
        # Within a quotation, a dash right behind a word breaks it off; the mark is the end.
        return not (open_already and bare[:-1][-1:].isalnum())
    return last in _OPENS


def _apostrophe(before: str, marks: Marks, language: str) -> tuple[int, str] | None:
    last = before[-1:]
    if language.lower().partition("-")[0] in _LETTER_APOSTROPHE and "cyrl" not in language.lower():
        if last.isalpha():
            return 0, _OKINA if last in "oOgG" else _TUTUQ
        return None
    if last.isalnum():
        return 0, "’"
    if not marks.single:
        return None
    return 0, marks.inner_open if _opens(before, open_already=False) else marks.inner_close


def _dash(before: str, key: str) -> tuple[int, str] | None:
    if key == ".":
        dots = before.endswith("..") and before[-3:-2] not in {".", "/", "\\"}
        return (2, "…") if dots else None
    if key == "-":
        if before.endswith("–"):
            return 1, "—"
        single = before.endswith("-") and not before.endswith("--")
        return (1, "–") if single and not _DASHES_ONLY.fullmatch(before) else None
    # At the beginning of a line two dashes may become a rule; only words behind them say that they will not.
    speech = _DIALOGUE.fullmatch(before) if key.isalnum() else None
    if speech:
        dash = "—" if speech["dashes"] == "---" else "–"
        return len(before) - speech.end("opening"), f"{dash} {key}"
    return None
