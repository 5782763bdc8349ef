"""What two sequences have in common."""

import itertools
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text import alignment
from newsdesk.text.alignment import matched

words = st.lists(st.sampled_from("abcdefgh"), max_size=60)


@pytest.mark.parametrize("thorough", [60_000, 20, 0])
@given(old=words, new=words)
def test_what_is_matched_is_equal_and_in_order(thorough: int, old: list[str], new: list[str]) -> None:
    """Each item at most once, ascending in both, whether difflib looks at it or unique words divide it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "THOROUGH", thorough)

        found = matched(old, new)

    assert all(old[one] == new[two] for one, two in found)
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(found))


@given(old=words, new=words)
def test_what_is_between_equal_ends_is_matched_as_difflib_does(old: list[str], new: list[str]) -> None:
    """One that begins and ends differently is difflib's alone; equal ends around it change nothing."""
    blocks = SequenceMatcher(None, ["<", *old, ">"], ["(", *new, ")"], autojunk=False).get_matching_blocks()
    inside = sum(block.size for block in blocks)

    assert len(matched(["<", *old, ">"], ["(", *new, ")"])) == inside
    assert len(matched(["a", "<", *old, ">", "b"], ["a", "(", *new, ")", "b"])) == inside + 2


@given(same=words, before=words, after=words)
def test_equal_ends_are_always_matched(same: list[str], before: list[str], after: list[str]) -> None:
    """However different the middle is."""
    found = matched([*same, *before, *same], [*same, *after, *same])

    assert len(found) >= 2 * len(same)


def test_long_ones_are_divided_by_what_is_unique() -> None:
    """One word in a thousand changed: all others are matched, in a moment."""
    old = [f"{number % 7}" if number % 3 else f"word{number}" for number in range(3000)]
    new = ["new" if number % 1000 == 500 else word for number, word in enumerate(old)]

    assert len(matched(old, new)) == 2997
