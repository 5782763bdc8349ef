"""Small pieces of English that window and command line both need."""

from collections.abc import Sequence


def counted(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun: "1 story", "6 stories", "1,200 words" (``many``: else ``one`` + s)."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """Write words one after another: "Headline", "Headline and text", "Headline, tags and text"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
