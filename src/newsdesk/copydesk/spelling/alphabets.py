"""Which letters a language is written with, so that no dictionary is asked about another's words."""

_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz'")
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")

#: English is written with what it borrows as well: café, naïve.
_ALPHABETS = {
    "en": _LATIN | frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœ"),
    "ru": _RUSSIAN,
    "kk": _RUSSIAN | frozenset("әғқңөұүһі"),
    "ky": _RUSSIAN | frozenset("ңөү"),
    "tg": _RUSSIAN | frozenset("ғӣқӯҳҷ"),
    "tk": _LATIN | frozenset("äçžňöşüý"),
    "uz": _RUSSIAN | _LATIN | frozenset("ғқўҳʻʼ"),
}


def letters(word: str) -> frozenset[str]:
    """Return the letters of a word, small."""
    return frozenset(each for each in word.lower() if each.isalpha())


def letters_of_affixes(rules: str) -> frozenset[str]:
    """Return the letters in an .aff file's endings and beginnings, and those it says are typed (TRY)."""
    fields = (line.split() for line in rules.splitlines() if line.startswith(("SFX", "PFX", "TRY")))
    return letters("".join("".join(each[1:2] if each[0] == "TRY" else each[3:4]) for each in fields))


def scripts(found: frozenset[str]) -> tuple[bool, bool]:
    """Say whether there are Latin, and whether there are Cyrillic letters among these."""
    latin = any("a" <= each <= "z" or "\u00df" <= each <= "\u024f" for each in found)
    return latin, any("\u0400" <= each <= "\u052f" for each in found)


def alphabet(language: str) -> frozenset[str] | None:
    """Return the letters that a language is written with, or None where it is none of ours."""
    return _ALPHABETS.get(language)
