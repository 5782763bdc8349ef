"""What spelling is about: dictionaries, words that are in none, words that somebody has added."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

#: What is chosen where nobody has chosen: both kinds of English, and Russian.
USUAL_LANGUAGES = ("en_GB", "en_US", "ru_RU")

#: How many suggestions are made for a word at most.
SUGGESTIONS = 7


class Dictionary(NamedTuple):
    """One dictionary of Hunspell: ``folder``/``code``.aff and .dic.

    ``code`` is a language and where it is written ("en_GB"), ``name`` that for people. ``licence`` and ``by``
    are "" where nobody has said; ``own`` is one that the user has put there.
    """

    code: str
    name: str
    folder: Path
    licence: str = ""
    by: str = ""
    own: bool = False

    @property
    def language(self) -> str:
        """The language alone: "en"."""
        return self.code.replace("-", "_").partition("_")[0]


class DictionaryShelf(NamedTuple):
    """All dictionaries there are. ``missing`` says of each language without one why: (name, why).

    In ``folder`` the user may put others, two files each; None where this computer has no such place.
    """

    dictionaries: tuple[Dictionary, ...]
    names: Dictionary
    missing: tuple[tuple[str, str], ...] = ()
    folder: Path | None = None


class Word(NamedTuple):
    """A word in a text: its place (code points), and as spelling reads it."""

    start: int
    end: int
    text: str


class WordList(StrEnum):
    """Whose words: of whoever uses this computer, of the newsroom, or of one story."""

    PERSONAL = "personal"
    NEWSROOM = "newsroom"
    STORY = "story"


class OwnWords(NamedTuple):
    """The words that hold for a story beside all dictionaries, by the list they are in."""

    personal: frozenset[str] = frozenset()
    newsroom: frozenset[str] = frozenset()
    story: frozenset[str] = frozenset()

    def in_list(self, which: WordList) -> frozenset[str]:
        """Return the words of one list."""
        words: frozenset[str] = getattr(self, which.value)
        return words

    @property
    def all(self) -> frozenset[str]:
        """The words of every list."""
        return self.personal | self.newsroom | self.story


def with_language(chosen: Sequence[str], language: str) -> tuple[str, ...]:
    """Return what is chosen for a story in ``language`` (BCP 47): that language too.

    Where one of its dictionaries is chosen already, it alone holds: British English and not American as well.
    """
    spoken = language.partition("-")[0]
    there = any(each.partition("_")[0] == spoken for each in chosen)
    return tuple(chosen) if there or not spoken else (*chosen, spoken)
