"""Which line stands in which block."""

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.gui.preview.line_map import LineMap, Stretch

LINES = st.lists(st.integers(1, 60), max_size=12)


@given(LINES, st.integers(0, 70), st.integers(0, 70))
def test_further_down_in_the_text_is_further_down_in_the_page(lines: list[int], one: int, other: int) -> None:
    """However out of turn blocks stand, no line further down leads back up."""
    found = LineMap(lines)
    upper, lower = found.holding(min(one, other)), found.holding(max(one, other))

    assert upper.block <= lower.block
    assert upper.first <= min(one, other)
    assert upper.next is None or upper.next > min(one, other)


@given(LINES)
def test_the_way_back_leads_to_the_same_block(lines: list[int]) -> None:
    """For every block that is in its turn."""
    found = LineMap(lines)

    for block in range(len(lines)):
        stretch, in_turn = found.of_block(block)
        assert stretch.block <= block
        assert not in_turn or found.holding(lines[block]) == stretch


def test_notes_that_stand_last_are_out_of_turn() -> None:
    """They are defined further up; whoever scrolls to them is at the end of what stands above."""
    found = LineMap([1, 9, 5])

    assert found.of_block(2) == (Stretch(1, 9, None), False)
    assert found.holding(6) == Stretch(0, 1, 9)
    assert found.holding(0) == Stretch(-1, 0, 1)
    assert not LineMap()
