"""What differs between two lists of blocks."""

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.gui.preview.difference import Patch, differences

BLOCKS = st.lists(st.sampled_from(["<p>a</p>", "<p>b</p>", "<hr>"]), max_size=8)


@given(BLOCKS, BLOCKS)
def test_the_patches_lead_from_the_old_to_the_new(old: list[str], new: list[str]) -> None:
    """Done one after the other they give the new blocks, and each begins and ends with a change."""
    blocks = list(old)

    for patch in differences(old, new):
        gone = blocks[patch.start : patch.start + patch.removed]
        assert gone or patch.inserted
        assert gone[:1] != list(patch.inserted[:1])
        assert gone[-1:] != list(patch.inserted[-1:])
        blocks[patch.start : patch.start + patch.removed] = patch.inserted

    assert blocks == new


@given(BLOCKS)
def test_equal_blocks_need_no_patch(blocks: list[str]) -> None:
    """Nothing changed, nothing to do."""
    assert differences(blocks, list(blocks)) == []


def test_one_paragraph_typed_in_is_one_block() -> None:
    """Only the block that was typed in is sent, whatever stands around it."""
    assert differences(["a", "b", "c", "d"], ["a", "b", "C", "d"]) == [Patch(2, 1, ("C",))]
    assert differences(["a", "a"], ["a", "a", "a"]) == [Patch(2, 0, ("a",))]
    assert differences(["a", "b", "c"], ["a", "c"]) == [Patch(1, 1, ())]


def test_what_lies_between_two_changes_is_left_alone() -> None:
    """A note is called at the top and stands at the end: the paragraphs between are not sent."""
    old = ["top", *"abcdef", "notes"]

    assert differences(old, ["Top", *"abcdef", "Notes"]) == [Patch(7, 1, ("Notes",)), Patch(0, 1, ("Top",))]
