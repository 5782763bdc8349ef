"""What a language prints for the keys that there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.widgets.writing import smart


def typed(words: str, language: str) -> str:
    """Return what typing ``words`` letter by letter gives in a language."""
    text = ""
    for key in words:
        swap = smart.better(text, key, language, quotes=True, dashes=True)
        gone, comes = swap or (0, key)
        text = text[: len(text) - gone] + comes
    return text


@pytest.mark.parametrize(
    ("language", "keys", "printed"),
    [
        ("en", '"Yes," he said.', "“Yes,” he said."),
        ("en-GB", "\"He said 'no'.\"", "“He said ‘no’.”"),
        ("en", '"He said "no"."', "“He said ‘no’.”"),
        ("en", "It's the reporters' own", "It’s the reporters’ own"),
        ("en", "the '90s", "the ’90s"),
        ("en", '("maybe")', "(“maybe”)"),
        ("en", '**"Bold"**', "**“Bold”**"),
        ("en", '"**Bold**"', "“**Bold**”"),
        ("en", '"But I--"', "“But I–”"),
        ("ru", 'Газета "Правда"', "Газета «Правда»"),
        ("ru", '"Газета "Правда" вышла"', "«Газета „Правда“ вышла»"),
        ("kk", '"Егемен" газеті', "«Егемен» газеті"),
        ("kk", '"Бұл "Егемен""', "«Бұл “Егемен”»"),
        ("ky", '"Кабар"', "«Кабар»"),
        ("tg", '"Ховар"', "“Ховар”"),
        ("tk", '"Watan"', "“Watan”"),
        ("uz", "O'zbekiston, g'alaba, ma'no", "Oʻzbekiston, gʻalaba, maʼno"),
        ("uz-Cyrl", '"Халқ сўзи"', "“Халқ сўзи”"),
        ("uz", '"Xalq so\'zi"', "“Xalq soʻzi”"),
        ("de", '"Ja", sagte er', "„Ja“, sagte er"),
        ("pl", '"Tak"', "„Tak”"),
    ],
)
def test_quotations_are_those_of_the_language(language: str, keys: str, printed: str) -> None:
    """The marks are CLDR's; a quotation within a quotation has the inner ones."""
    assert typed(keys, language) == printed


@pytest.mark.parametrize(
    ("keys", "printed"),
    [
        ("1990--1995", "1990–1995"),
        ("so---or", "so—or"),
        ("and then...", "and then…"),
        ("a.. b", "a.. b"),
        ("....", "…."),
        ("../..", "../.."),
        ("---", "---"),
        ("| -- |", "| -- |"),
        ("- ---", "- ---"),
        ("--- No", "— No"),
        ("> -- Yes", "> – Yes"),
        ("well-known", "well-known"),
    ],
)
def test_dashes_and_dots_are_printed(keys: str, printed: str) -> None:
    """But what may become a rule, a table or a path stays."""
    assert typed(keys, "en") == printed


def test_a_language_without_rules_is_left_alone() -> None:
    """So is French, whose marks want spaces that CLDR says nothing of."""
    for language in ("fr", "zh", "", "x-klingon"):
        assert typed('"a" -- it\'s...', language) == '"a" -- it\'s...'


def test_each_half_has_its_switch() -> None:
    """Quotes without dashes, dashes without quotes."""
    assert smart.better("a", "'", "en", quotes=False, dashes=True) is None
    assert smart.better("a-", "-", "en", quotes=True, dashes=False) is None


@given(
    st.text("ab “”‘’«»„“'\"-–—.*(😀", max_size=20),
    st.sampled_from("\"'-.a1"),
    st.sampled_from(["en", "ru", "uz"]),
)
def test_never_more_goes_than_there_is(before: str, key: str, language: str) -> None:
    """And never nothing comes."""
    swap = smart.better(before, key, language, quotes=True, dashes=True)

    assert swap is None or (swap[0] <= len(before) and swap[1] != "")
