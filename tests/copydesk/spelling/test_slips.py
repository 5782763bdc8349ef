"""How many slips of the finger there are between two words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.copydesk.spelling.slips import one_slip, slips

WORDS = st.text(alphabet="abcж", max_size=6)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("", "", 0), ("mill", "mill", 0), ("teh", "the", 1), ("writen", "written", 1), ("milll", "mill", 1),
     ("mull", "mill", 1), ("abc", "", 3), ("Mill", "mill", 0)],
)  # fmt: skip
def test_slips_are_counted(one: str, other: str, count: int) -> None:
    """One left out, one too many, a wrong one, two that changed places; capitals do not count."""
    assert slips(one, other) == count


@given(WORDS, WORDS)
def test_both_ways_are_as_far(one: str, other: str) -> None:
    """And a word is no way from itself alone."""
    assert slips(one, other) == slips(other, one)
    assert (slips(one, other) == 0) == (one == other)


@given(WORDS)
def test_one_slip_is_one_slip(word: str) -> None:
    """Every word that is offered is at most one away, and each that is one away is offered."""
    offered = set(one_slip(word, "abcж"))

    assert all(slips(word, each) <= 1 for each in offered)
    assert {word + each for each in "abcж"} <= offered
