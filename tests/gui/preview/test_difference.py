"""What differs between two lists of blocks."""

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.gui.preview.difference import Patch, difference

BLOCKS = st.lists(st.sampled_from(["<p>a</p>", "<p>b</p>", "<hr>"]), max_size=8)


@given(BLOCKS, BLOCKS)
def test_a_patch_leads_from_the_old_to_the_new(old: list[str], new: list[str]) -> None:
    """Applied to the old blocks it gives the new ones, and it begins and ends with a change."""
    patch = difference(old, new)

    applied = old[: patch.start] + list(patch.inserted) + old[patch.start + patch.removed :]
    assert applied == new
    gone = old[patch.start : patch.start + patch.removed]
    if gone and patch.inserted:
        assert gone[0] != patch.inserted[0]
        assert gone[-1] != patch.inserted[-1]


@given(BLOCKS)
def test_equal_blocks_need_no_patch(blocks: list[str]) -> None:
    """Nothing changed, nothing to do."""
    assert not difference(blocks, list(blocks))


def test_one_paragraph_typed_in_is_one_block() -> None:
    """Only the block that was typed in is sent, whatever stands around it."""
    assert difference(["a", "b", "c", "d"], ["a", "b", "C", "d"]) == Patch(2, 1, ("C",))
    assert difference(["a", "a"], ["a", "a", "a"]) == Patch(2, 0, ("a",))
    assert difference(["a", "b", "c"], ["a", "c"]) == Patch(1, 1, ())
