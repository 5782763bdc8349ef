"""Hunspell with the dictionaries that the build packed."""

from pathlib import Path

import pytest

from newsdesk.copydesk.spelling.dictionaries import find_dictionaries
from newsdesk.copydesk.spelling.speller import Speller
from newsdesk.copydesk.spelling.words import words
from newsdesk.domain.spelling import USUAL_LANGUAGES

SHELF = find_dictionaries(None)


@pytest.fixture(scope="module")
def speller() -> Speller:
    """One for all tests: dictionaries take their time."""
    return Speller(SHELF)


def wrong(speller: Speller, text: str, chosen: tuple[str, ...] = USUAL_LANGUAGES) -> set[str]:
    return set(speller.wrong((each.text for each in words(text)), chosen))


def needs(language: str) -> None:
    if language not in {each.language for each in SHELF.dictionaries}:
        pytest.skip(f"the dictionary of {language} was left out when this was built")


def test_english_and_russian_are_always_there() -> None:
    """And every dictionary has its licence beside it, and a word about it."""
    assert {"en_GB", "en_US", "ru_RU"} <= {each.code for each in SHELF.dictionaries}
    for each in SHELF.dictionaries:
        assert each.licence
        assert each.by
        assert (each.folder / f"{each.code}.licence").stat().st_size > 50
    assert any(name == "Tajik" and "free" in why for name, why in SHELF.missing)


@pytest.mark.parametrize(
    ("text", "misspelt"),
    [
        ("The goverment has writen to both.", {"goverment", "writen"}),
        ("The colour and the color of organisation", set()),
        ("The program’s owner isn’t well-informed", set()),
        ("Правительсво ещё не приняло решение", {"Правительсво"}),
        ("He said «спасибо» twice", set()),
        ("naïve café Łódź 北京", set()),
    ],
)
def test_two_languages_in_one_text(speller: Speller, text: str, misspelt: set[str]) -> None:
    """Each word is looked up where its letters are; what is in nobody's letters is left alone."""
    assert wrong(speller, text) == misspelt


def test_letters_of_two_alphabets_in_one_word_are_a_slip(speller: Speller) -> None:
    """A Cyrillic e in a Latin word looks right, and is found by nobody."""
    assert wrong(speller, "Bishkеk thе IT-компания") == {"Bishkеk", "thе"}


def test_only_what_is_chosen_counts(speller: Speller) -> None:
    """British is not American."""
    assert wrong(speller, "colour color", ("en_GB",)) == {"color"}
    assert wrong(speller, "colour color", ("en_US",)) == {"colour"}


def test_names_of_the_region_are_known(speller: Speller) -> None:
    """In both scripts, with the endings that English and Russian give them."""
    text = (
        "Sadyr Japarov’s, Mirziyoyeva and Toqayev met in Cholpon-Ata; soms and the Jogorku Kenesh. "
        "Жапарову, Мирзиёева, в Бишкеке, из Токмока, иссык-кульского, сомов, Жогорку Кенеш"
    )

    assert wrong(speller, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "misspelt"),
    [
        ("kk", "Қазақстан үкіметі жаңа мектептер салады қазакстн", {"қазакстн"}),
        ("ky", "Кыргыз өкмөтү жаңылык мамлекеттик өкмт", {"өкмт"}),
        ("uz", "Ўзбекистон президенти мактабларда ҳукмат", {"ҳукмат"}),
        ("uz", "Oʻzbekiston prezidenti maktablarda maktablrda", {"maktablrda"}),
        ("tk", "Türkmenistanyň prezidenti hökümet hökmt", {"hökmt"}),
    ],
)
def test_languages_of_the_region(speller: Speller, language: str, text: str, misspelt: set[str]) -> None:
    """A story in one of them is checked in it."""
    needs(language)

    assert wrong(speller, text, (*USUAL_LANGUAGES, language)) == misspelt


def test_letters_that_nobody_chosen_has_ask_the_rest(speller: Speller) -> None:
    """A Kazakh word quoted in English is looked up in Kazakh."""
    needs("kk")

    assert wrong(speller, "It said қазақстан and қазакстн") == {"қазакстн"}


@pytest.mark.parametrize(("language", "misspelt"), [("tg", {"writen"}), ("fr", set())])
def test_a_language_without_a_dictionary_is_not_judged(
    speller: Speller, language: str, misspelt: set[str]
) -> None:
    """What may be a word of it is left alone: in a Tajik story all Cyrillic, in a French one everything."""
    text = "Ҳукумати Тоҷикистон кабул кард, writen"

    assert wrong(speller, text, (*USUAL_LANGUAGES, language)) == misspelt


@pytest.mark.parametrize(
    ("word", "meant"),
    [("writen", "written"), ("правительсво", "правительство"), ("Japarv", "Japarov"), ("Бишккек", "Бишкек")],
)
def test_what_was_meant_is_suggested(speller: Speller, word: str, meant: str) -> None:
    """Among the first, and never more than seven."""
    suggested = speller.suggest(word, USUAL_LANGUAGES)

    assert meant in suggested[:3]
    assert len(suggested) <= 7


def test_suggestions_for_latin_uzbek_are_latin(speller: Speller) -> None:
    """Although its dictionary is Cyrillic."""
    needs("uz")

    assert speller.suggest("maktablrda", ("uz",))[0] == "maktablarda"


@pytest.mark.parametrize(
    ("word", "fix"),
    [("goverment", "government"), ("Правительсво", "Правительство"), ("writen", None), ("teh", None)],
)
def test_a_fix_is_given_where_it_is_clear(speller: Speller, word: str, fix: str | None) -> None:
    """One slip, and one word only that it explains."""
    assert speller.fix(word, USUAL_LANGUAGES) == fix


def test_words_that_no_encoding_holds_are_unknown(speller: Speller, tmp_path: Path) -> None:
    """Half a surrogate pair raises nothing; nor does a dictionary in an encoding of one byte."""
    (tmp_path / "xx.aff").write_bytes(b"SET KOI8-R\n")
    (tmp_path / "xx.dic").write_bytes("2\nслово\nword\n".encode("koi8-r"))
    own = Speller(find_dictionaries(tmp_path))

    assert wrong(speller, "half\ud83d") <= {"half\ud83d"}
    assert speller.suggest("half\ud83d", USUAL_LANGUAGES) == ()
    assert wrong(own, "слово word слвоо", ("xx",)) == {"слвоо"}
