"""Which pieces of a text are words to be judged, and how they are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.copydesk.spelling.words import normal, words


def found(text: str) -> list[str]:
    return [each.text for each in words(text)]


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        ("A mill in Karakol.", ["mill", "in", "Karakol"]),
        ("It isn’t Ata-Beyit’s", ["It", "isn't", "Ata-Beyit's"]),
        ("o‘zbek oʻzbek o'zbek gʻ", ["o'zbek", "oʻzbek", "o'zbek", "gʻ"]),
        ("NATO, NGOs, the UN’s, ООН", ["the"]),
        ("COVID-19 on the 3rd at 10am", ["on", "the", "at"]),
        ("see https://a.example/path or www.a.example", ["see", "or"]),
        ("ask desk@a.example or @someone about #elections", ["ask", "or", "about"]),
        ("eurasianet.org/r1 and AKIpress.org", ["and"]),
        ('[gallery ids="a b"] and [said so]', ["and", "said", "so"]),
        ("{{rate KGS}} each", ["each"]),
        ("при́вет и\u0306од", ["привет", "йод"]),
        ("soft\u00adhyphen", ["softhyphen"]),
        ("x" * 65, []),
        ("I a я", []),
    ],
)
def test_what_is_judged(text: str, judged: list[str]) -> None:
    """Words in prose; no abbreviations in capitals, figures, addresses, single letters."""
    assert found(text) == judged


@given(st.text(alphabet="ab'’-ʻё\u0301\U0001f600.@/ {}[]=A1", max_size=60) | st.text(max_size=60))
def test_places_are_where_the_words_stand(text: str) -> None:
    """In order, apart, and each the word as it is typed."""
    end = 0
    for each in words(text):
        assert end <= each.start < each.end <= len(text)
        assert normal(text[each.start : each.end]) == each.text
        end = each.end


def test_a_long_line_of_one_sign_costs_no_more_than_its_length() -> None:
    """Whatever it is made of, an answer comes."""
    for sign in "a'-@.[{/:A1":
        assert len(found(sign * 100_000)) <= 1
