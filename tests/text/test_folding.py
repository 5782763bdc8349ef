"""A search sees words without case and accents, and shows where they stand in the text as it is."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.query import Sought
from newsdesk.text.folding import fold, folded_words, found
from newsdesk.text.remembering import LONG

#: What is likely to go wrong: letters of the region, accents apart, letters that become two or none.
odd = st.text(
    st.sampled_from("oOgGsSaяйЙЁқҒЎЇ ßﬁǿæ'’ʻʼ\u0301\u0306\u0327\u00ad\u200d한\u1112\u1161İıΣς1½\n.-_")
)
texts = st.text() | odd | st.text(st.characters(categories=["L", "M", "N"]))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Қазақстан", "казакстан"),
        ("Ўзбекистон", "узбекистон"),
        ("Ҷумҳурии Тоҷикистон", "чумхурии точикистон"),
        ("Новый", "новый"),
        ("Новы\u0438\u0306", "новый"),
        ("Ёлка", "елка"),
        ("Türkmenbaşy", "turkmenbasy"),
        ("Oʻzbekiston", "ozbekiston"),
        ("O'zbekiston", "ozbekiston"),
        ("so‘z", "soz"),
        ("the dog’s bowl", "the dog’s bowl"),
        ("Straße", "strasse"),
        ("ΣΑΣ", "σασ"),
        ("Kazakh\u00adstan", "kazakhstan"),
        ("№ 5…", "№ 5…"),
    ],
)
def test_letters_without_case_and_accents(text: str, folded: str) -> None:
    """As an editor types them who is in a hurry."""
    assert fold(text) == folded


@given(text=texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    """Whatever the text is."""
    assert fold(fold(text)) == fold(text)


@given(text=texts)
def test_a_long_text_is_folded_like_a_short_one(text: str) -> None:
    """Paragraph by paragraph is as in one go: wherever its lines end, and however many stand around."""
    rest = "rail\n" * (LONG // 5)

    assert fold(text + "\n" + rest) == fold(text) + "\n" + rest
    assert fold(rest + text) == rest + fold(text)


def test_every_character_is_folded_alike_in_any_text() -> None:
    """Whatever language stands around it: alone, in English, in Kazakh."""
    for letter in map(chr, range(0x3400)):
        folded = fold(letter)
        assert fold(f"rail line {letter} rail") == f"rail line {folded} rail"
        assert fold(f"жол {letter} желісі") == f"жол {folded} желиси"


@given(text=texts)
def test_how_accents_are_encoded_does_not_matter(text: str) -> None:
    """Apart or with their letters, it is one text."""
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "typed", "begun", "marked"),
    [
        ("The rail line, a Rail bridge", "rail", False, ["rail", "Rail"]),
        ("railway rail", "rail", False, ["rail"]),
        ("railway rail", "rail", True, ["rail", "rail"]),
        ("Қазақ теміржолы", "казак", False, ["Қазақ"]),
        ("cafe\u0301s, cafés", "cafe", True, ["cafe\u0301", "café"]),
        ("O‘zbekiston, oʻzbek", "ozbek", True, ["O‘zbek", "oʻzbek"]),
        ("die Straße", "strass", True, ["Straß"]),
        ("Straße", "strasse", False, ["Straße"]),
        ("KGS/USD and KGS USD", "kgs usd", False, ["KGS/USD", "KGS USD"]),
        ("kgs and usd", "kgs usd", False, []),
        ("Kazakh\u00adstan", "kazakhstan", False, ["Kazakh\u00adstan"]),
        ("wheat 🌾 rail", "rail", False, ["rail"]),
        ("a_rail_b", "rail", False, ["rail"]),
    ],
)
def test_what_is_found_is_marked_in_the_text(text: str, typed: str, begun: bool, marked: list[str]) -> None:
    """The letters as they are written there, with their accents and nothing else."""
    spans = found(text, [Sought(folded_words(typed), begun)])

    assert [text[start:end] for start, end in spans] == marked


def test_places_that_overlap_are_one() -> None:
    """One word's beginning within another's is not marked twice."""
    assert found("kazakhstan rail", [Sought(("kaz",), True), Sought(("kazakhstan", "rail"))]) == ((0, 15),)


@given(text=texts, number=st.integers(min_value=0), length=st.integers(1, 3))
def test_every_word_of_a_text_is_found_where_it_is(text: str, number: int, length: int) -> None:
    """Each place folds to the word itself, whatever stands around it; places are in order and apart."""
    words = folded_words(text)
    if not words:
        assert not found(text, [Sought(("a",), begun=True)])
        return
    first = number % len(words)
    sought = Sought(words[first : first + length])

    spans = found(text, [sought])

    assert spans
    for start, end in spans:
        assert folded_words(text[start:end]) == sought.words
    ends = [place for span in spans for place in span]
    assert ends == sorted(ends)


@given(text=texts)
def test_nothing_sought_is_nothing_found(text: str) -> None:
    """No words, no marks."""
    assert found(text, ()) == found(text, [Sought(())]) == ()


@given(text=texts)
def test_words_are_letters_and_numbers(text: str) -> None:
    """What stands between them is in none."""
    assert all(re.fullmatch(r"[^\W_]+", word) for word in folded_words(text))
