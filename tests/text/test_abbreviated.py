"""Names found by a few of their letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text.abbreviated import fit


def marked(sought: str, name: str) -> str | None:
    """The name with the letters that fit in brackets; None if it does not fit."""
    found = fit(sought, name)
    if found is None:
        return None
    shown = name
    for start, end in reversed(found.spans):
        shown = f"{shown[:start]}[{shown[start:end]}]{shown[end:]}"
    return shown


@pytest.mark.parametrize(
    ("sought", "shown"),
    [
        ("prev", "[Prev]iew page"),
        ("page", "Preview [page]"),
        ("prpa", "[Pr]eview [pa]ge"),
        ("pp", "[P]review [p]age"),
        ("evi", "Pr[evi]ew page"),
        ("prvw", "[Pr]e[v]ie[w] page"),
        ("page prev", "[Prev]iew [page]"),
        ("PAGE", "Preview [page]"),
        ("", "Preview page"),
        ("e", None),
        ("xyz", None),
        ("page x", None),
    ],
)
def test_letters_fit(sought: str, shown: str | None) -> None:
    """Beginnings of words, one after the other, whatever stands together, and gaps within a word."""
    assert marked(sought, "Preview page") == shown


def test_scripts_and_accents_do_not_matter() -> None:
    """An editor without the region's letters on the keyboard finds them."""
    assert marked("казак", "Қазақстан") == "[Қазақ]стан"
    assert marked("cafe", "Café") == "[Café]"


def test_the_beginning_is_worth_most() -> None:
    """Then the beginning of a word, then several, then the middle, then gaps."""
    names = ("Page", "The page", "Pa at ge", "Subpage", "Pxaxgxe")
    worths = [found.worth for name in names if (found := fit("page", name))]

    assert len(worths) == len(names)
    assert worths == sorted(worths, reverse=True)


@given(st.text(max_size=12), st.text(max_size=30))
def test_what_fits_is_in_the_name(sought: str, name: str) -> None:
    """Places are in order, and within the name."""
    found = fit(sought, name)

    if found is not None:
        assert list(found.places) == sorted(set(found.places))
        assert all(0 <= place < len(name) for place in found.places)


@given(st.text(alphabet="abc ", min_size=1, max_size=20))
def test_a_name_fits_itself(name: str) -> None:
    """However it is written."""
    assert fit(name, name) is not None
