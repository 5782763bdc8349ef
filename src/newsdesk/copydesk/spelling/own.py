"""Words that somebody has added, in a file that can be read and mended by hand: one a line, in UTF-8.

A word that holds for one story alone has a tab and the story's uid after it. What begins with # is a remark.
"""

from collections.abc import Iterable
from pathlib import Path

from newsdesk.copydesk.spelling.words import words
from newsdesk.domain.errors import BadInput, Refused

#: One word and the story it is for, "" for all.
Entry = tuple[str, str]


def a_word(written: str) -> str:
    """Return a word as it is kept; BadInput where it is none that spelling would look at."""
    found = [each.text for each in words(written.strip())]
    if len(found) != 1 or len(found[0]) < len(written.strip()) - 1:
        raise BadInput(
            f"“{written.strip()}” is no word that spelling looks at. Give one word of at least two letters, "
            "without figures, and not all in capitals: those are never marked."
        )
    return found[0]


def is_own(word: str, own: frozenset[str]) -> bool:
    """Whether a word is among those that somebody added: as it is, with a capital, or as a possessive."""
    stem = word.removesuffix("'s")
    return any(each in own for each in (word, stem, stem[:1].lower() + stem[1:]))


def read_words(path: Path) -> frozenset[Entry]:
    """Return what is in the file; nothing where there is none. Refused where it cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8-sig", errors="surrogateescape").splitlines()
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise Refused(f"The words in {path} cannot be read: {error.strerror or error}.") from None
    kept = (line.partition("\t") for line in lines if line.strip() and not line.startswith("#"))
    return frozenset((word.strip(), uid.strip()) for word, _tab, uid in kept)


def written(entries: Iterable[Entry], about: str) -> bytes:
    """Return the file with these words, ``about`` at its head as a remark."""
    rows = sorted(set(entries), key=lambda each: (each[1], each[0].lower(), each[0]))
    lines = [f"# {about}", *(f"{word}\t{uid}" if uid else word for word, uid in rows), ""]
    return "\n".join(lines).encode("utf-8", "surrogateescape")
