"""Which language a story is in, as far as its letters tell."""

import re

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")
#: Letters that only one of the region's languages has; Russian has none of them. The order matters.
_OWN_LETTERS = (("tg", "ӣҷӯ"), ("uz", "ў"), ("kk", "әұі"), ("ky", "ңөү"))


def guess(text: str) -> str:
    """Return a BCP 47 tag: "en", or for text mostly in Cyrillic "ru", "kk", "ky", "tg" or "uz"."""
    if len(_CYRILLIC.findall(text)) <= len(_LATIN.findall(text)):
        return "en"
    letters = set(text.lower())
    return next((tag for tag, own in _OWN_LETTERS if letters & set(own)), "ru")
