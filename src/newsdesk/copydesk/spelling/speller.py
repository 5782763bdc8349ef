"""Asks Hunspell. Its calls hold the interpreter's lock, for a second where it looks for suggestions.

So a window asks a ``worker``, which has one of these in a process of its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from hunspell import Hunspell

from newsdesk.copydesk.spelling.alphabets import alphabet, letters, letters_of_affixes, scripts
from newsdesk.copydesk.spelling.dictionaries import utf8
from newsdesk.copydesk.spelling.slips import one_slip, slips
from newsdesk.copydesk.spelling.uzbek import to_cyrillic, to_latin
from newsdesk.copydesk.spelling.words import in_capitals, parts
from newsdesk.domain.spelling import SUGGESTIONS, Dictionary, DictionaryShelf

_CYRILLIC = re.compile("[\u0400-\u052f]")


class Speller:
    """Judges words by all dictionaries of a shelf; each is loaded when it is first wanted.

    ``chosen`` are codes of dictionaries, or languages ("ru"): a word is right if one of those says so that
    are written with its letters. Where none of them is, the others are asked; and what is in nobody's letters
    is nobody's business and right.
    """

    def __init__(self, shelf: DictionaryShelf) -> None:
        self._books = [_Book(each) for each in shelf.dictionaries]
        self._names = _Book(shelf.names)
        self._known: dict[tuple[str, tuple[str, ...]], bool] = {}

    def wrong(self, words: Iterable[str], chosen: Sequence[str]) -> frozenset[str]:
        """Return those of the words that are misspelt."""
        want = tuple(chosen)
        return frozenset(word for word in words if not self._right(word, want))

    def suggest(self, word: str, chosen: Sequence[str]) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first, at most SUGGESTIONS."""
        found = letters(word)
        books = self._asked(found, chosen)
        if word[:1].isupper():
            books = [self._names, *books]
        in_turn = zip_longest(*(book.suggest(word) for book in books))
        unique = dict.fromkeys(each for turn in in_turn for each in turn if each)
        near = sorted((slips(word, each), rank, each) for rank, each in enumerate(unique))
        return tuple(each for far, _rank, each in near if far <= max(2, len(word) // 3))[:SUGGESTIONS]

    def fix(self, word: str, chosen: Sequence[str]) -> str | None:
        """Return the right word where one slip of the finger explains a wrong one and in one way only."""
        small = word.lower()
        if not small.isalpha() or len(small) < 4:
            return None
        of = {each for book in self._asked(letters(word), chosen) for each in book.alphabet if each.isalpha()}
        near = {each for each in one_slip(small, sorted(of)) if len(each) > 2}
        want = tuple(chosen)
        right = {each for each in near if self._judge(_in_case_of(word, each), want)}
        return _in_case_of(word, right.pop()) if len(right) == 1 else None

    def _right(self, word: str, chosen: tuple[str, ...]) -> bool:
        key = (word, chosen)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._judge(word, chosen)
        return known

    def _judge(self, word: str, chosen: tuple[str, ...]) -> bool:
        if self._knows(word, chosen):
            return True
        pieces = parts(word)
        return len(pieces) > 1 and all(
            len(each) < 2 or in_capitals(each) or self._knows(each, chosen) for each in pieces
        )

    def _knows(self, word: str, chosen: Sequence[str]) -> bool:
        found = letters(word)
        if all(scripts(found)):
            return False
        if self._names.knows(word):
            return True
        books = self._asked(found, chosen)
        return not books or any(book.knows(word) for book in books) or self._may_be_foreign(found, chosen)

    def _may_be_foreign(self, found: frozenset[str], chosen: Sequence[str]) -> bool:
        """Whether a word of these letters may be in a language that is chosen and has no dictionary."""
        for each in chosen:
            if not any(book.is_one_of((each,)) for book in self._books):
                known = alphabet(each.partition("_")[0])
                if known is None or found <= known:
                    return True
        return False

    def _asked(self, found: frozenset[str], chosen: Sequence[str]) -> list["_Book"]:
        """Return the dictionaries that may know a word of these letters."""
        able = [book for book in self._books if found <= book.alphabet]
        return [book for book in able if book.is_one_of(chosen)] or able


class _Book:
    """One dictionary, loaded when a word is first looked up in it."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary

    @cached_property
    def alphabet(self) -> frozenset[str]:
        """The letters it has words of."""
        it = self._dictionary
        known = alphabet(it.language)
        if known is not None:
            return known
        rules, words = self._recoded or (_read(it, ".aff"), _read(it, ".dic"))
        return letters(words) | letters_of_affixes(rules)

    @cached_property
    def _recoded(self) -> tuple[str, str] | None:
        return utf8(self._dictionary)

    def is_one_of(self, chosen: Sequence[str]) -> bool:
        """Whether it, or its language, is chosen."""
        return self._dictionary.code in chosen or self._dictionary.language in chosen

    def knows(self, word: str) -> bool:
        """Whether one of the ways that the word may stand in it is there."""
        return any(self._spells(each) for each in self._forms(word))

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return Hunspell's suggestions."""
        if self._latin_uzbek(word):
            found = [to_latin(each) for form in self._forms(word) for each in self._hunspell.suggest(form)]
            return tuple(dict.fromkeys(found))
        try:
            suggestions: tuple[str, ...] = self._hunspell.suggest(word)
        except UnicodeEncodeError:
            return ()
        return suggestions

    def _spells(self, word: str) -> bool:
        try:
            return bool(self._hunspell.spell(word))
        except UnicodeEncodeError:  # half a surrogate pair is in no word
            return False

    def _forms(self, word: str) -> Iterator[str]:
        if self._latin_uzbek(word):
            for each in sorted(to_cyrillic(word.lower())):
                yield _in_case_of(word, each)
            return
        yield word
        if "ё" in word or "Ё" in word:  # which Russian may leave undotted, and this dictionary does
            yield word.replace("ё", "е").replace("Ё", "Е")
        if word.endswith("'s"):  # nor has every English noun its possessive there
            yield word[:-2]

    def _latin_uzbek(self, word: str) -> bool:
        return self._dictionary.language == "uz" and not _CYRILLIC.search(word)

    @cached_property
    def _hunspell(self) -> Hunspell:
        it = self._dictionary
        if self._recoded is None:
            return _load(it.code, it.folder)
        with TemporaryDirectory(prefix="newsdesk-") as folder:
            for ending, text in zip((".aff", ".dic"), self._recoded, strict=True):
                Path(folder, it.code + ending).write_text(text, encoding="utf-8")
            return _load(it.code, Path(folder))


def _read(dictionary: Dictionary, ending: str) -> str:
    return (dictionary.folder / (dictionary.code + ending)).read_text("utf-8", "ignore")


def _load(code: str, folder: Path) -> Hunspell:
    return Hunspell(code, hunspell_data_dir=str(folder), system_encoding="UTF-8")


def _in_case_of(pattern: str, word: str) -> str:
    """Return ``word`` with a capital where ``pattern`` begins with one."""
    return word[:1].upper() + word[1:] if pattern[:1].isupper() else word
