"""Uzbek in Latin letters is read as Cyrillic, whatever apostrophe it is typed with."""

import pytest

from newsdesk.copydesk.spelling.uzbek import to_cyrillic, to_latin


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("oʻzbekiston", "ўзбекистон"),
        ("o'zbek", "ўзбек"),
        ("gʻalaba", "ғалаба"),
        ("maktablarda", "мактабларда"),
        ("choyshab", "чойшаб"),
        ("eshik", "эшик"),
        ("yetti", "етти"),
        ("maʼno", "маъно"),
        ("ma'no", "маъно"),
        ("sirk", "цирк"),
    ],
)
def test_latin_is_read_as_cyrillic(latin: str, cyrillic: str) -> None:
    """Among the readings is the right one."""
    assert cyrillic in to_cyrillic(latin)


@pytest.mark.parametrize("word", ["w", "café", "o'zбек", ""])
def test_what_is_no_uzbek_has_no_reading(word: str) -> None:
    """Letters that the alphabet does not have; the empty word is itself."""
    assert to_cyrillic(word) <= {word}


@pytest.mark.parametrize("word", ["oʻzbekiston", "gʻalaba", "maktablarda", "eshik", "yetti", "bayramiga"])
def test_back_again_is_the_word_as_it_was(word: str) -> None:
    """For words whose reading is sure."""
    assert {to_latin(each) for each in to_cyrillic(word)} >= {word}


def test_a_capital_stays() -> None:
    """Names come back as names."""
    assert to_latin("Тошкент") == "Toshkent"
