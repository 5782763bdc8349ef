"""What may be done to whole lines; | is the caret, ⟦ and ⟧ hold the selection."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.widgets.writing import lines
from newsdesk.widgets.writing.lines import Passage, differences, edited, renewed

After = Callable[..., str | None]
TEXTS = st.text("ab \n😀", max_size=20)


@pytest.mark.parametrize(
    ("before", "up", "down"),
    [
        ("a\nb|\nc", "b|\na\nc", "a\nc\nb|"),
        ("a\n⟦b\nc⟧\nd", "⟦b\nc⟧\na\nd", "a\nd\n⟦b\nc⟧"),
        ("a\n⟦b\n⟧c", "⟦b\n⟧a\nc", "a\nc\n⟦b⟧"),
        ("a|", "a|", "a|"),
        ("😀\nb|", "b|\n😀", "😀\nb|"),
        ("\na|", "a|\n", "\na|"),
    ],
)
def test_lines_change_places(after: After, before: str, up: str, down: str) -> None:
    """All that the selection touches, as one; at the edge they stay."""
    assert after(lines.move_up, before) == up
    assert after(lines.move_down, before) == down


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("|", "T|"),
        ("a|", "a\n\nT|"),
        ("a|\nb", "a\n\nT|\n\nb"),
        ("a\n|\nb", "a\n\nT|\n\nb"),
        ("a\n\n|", "a\n\nT|"),
    ],
)
def test_a_block_stands_apart(after: After, before: str, then: str) -> None:
    """With empty lines around it, and no more than are needed."""
    assert after(lambda passage: lines.put_block(passage, "T", 1), before) == then


@given(TEXTS, TEXTS)
def test_differences_make_one_text_the_other(old: str, new: str) -> None:
    """Whatever they have in common."""
    assert edited(Passage(old, 0, 0), differences(old, new)).text == new


def test_lines_that_stay_are_not_touched() -> None:
    """Of a table, only the cells that changed."""
    edits = differences("aaa\nbbb\nccc", "aXa\nbbb\ncc")

    assert [(each.at, each.gone, each.comes) for each in edits] == [(1, 1, "X"), (10, 1, "")]


@given(TEXTS, st.data())
def test_up_and_down_again_is_nothing(text: str, data: st.DataObject) -> None:
    """The text and the caret are where they were."""
    at = data.draw(st.integers(0, len(text)))
    before = Passage(text, at, at)
    moved = lines.move_down(before)

    assert moved == before or lines.move_up(moved) == before


@given(TEXTS, TEXTS)
def test_renewing_makes_one_text_the_other(old: str, new: str) -> None:
    """In order and apart, whatever lines came and went."""
    edits = renewed(old, new)

    assert edited(Passage(old, 0, 0), edits).text == new
    assert all(one.at + one.gone <= other.at for one, other in pairwise(edits))


def test_renewing_leaves_lines_alone_that_both_texts_have() -> None:
    """Also where as many go above as come below."""
    edits = renewed("gone\n\na\n\nb", "a\n\nb\n\ncame")

    assert edits == [(0, 6, "", False), (10, 0, "\n\ncame", False)]
