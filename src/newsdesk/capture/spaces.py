"""Text as a reader sees it: without layout, and without marks that nobody sees."""

import re

#: Soft hyphens and zero-width marks that browsers copy along, and marks of direction.
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_JOINERS = "\u200c\u200d"
#: From here on are Arabic script and emoji, which need joiners.
_JOINED = "\u0590"


def visible(text: str) -> str:
    """Return ``text`` without invisible marks, but for joiners where a script needs them."""
    return text if text.isascii() else _INVISIBLE.sub(_kept, text)


def clean(text: str) -> str:
    """Return text on one line: tabs and no-break spaces are spaces, and none is doubled or at an end."""
    return " ".join(visible(text).split())


def _kept(found: re.Match[str]) -> str:
    around = (
        found.string[max(found.start() - 1, 0) : found.start()],
        found.string[found.end() : found.end() + 1],
    )
    return found[0] if found[0] in _JOINERS and all(char > _JOINED for char in around) else ""
