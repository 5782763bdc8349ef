"""Lists and quotations while they are written; | is the caret."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.widgets.writing import lists
from newsdesk.widgets.writing.lines import Passage


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("a|", "> a|"),
        ("> a|", "a|"),
        ("|", "> |"),
        ("⟦a\n\nb⟧", "> ⟦a\n>\n> b⟧"),
        ("⟦> a\n>\n> b⟧", "⟦a\n\nb⟧"),
    ],
)
def test_a_quotation_holds_its_empty_lines(after: Callable[..., str], before: str, then: str) -> None:
    """So it stays one quotation."""
    assert after(lists.toggle_quote, before) == then


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("a|", "- a|"),
        ("- a|", "a|"),
        ("|", "- |"),
        ("⟦1. a\n2. b⟧", "- ⟦a\n- b⟧"),
        ("⟦a\n- b⟧", "- ⟦a\n- b⟧"),
        ("  * a|", "  a|"),
        ("- [x] a|", "a|"),
    ],
)
def test_a_list_is_made_of_lines(after: Callable[..., str], before: str, then: str) -> None:
    """Numbers become bullets; what is a list already becomes paragraphs."""
    assert after(lists.toggle_list, before) == then


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("⟦a\n\nb⟧", "1. ⟦a\n\n2. b⟧"),
        ("⟦- a\n    - b\n    - c\n- d⟧", "1. ⟦a\n    1. b\n    2. c\n2. d⟧"),
        ("⟦3. a\n4. b⟧", "⟦a\nb⟧"),
        ("|", "1. |"),
    ],
)
def test_a_numbered_list_counts_its_lines(after: Callable[..., str], before: str, then: str) -> None:
    """Each level for itself; once more, and they are paragraphs."""
    assert after(lists.toggle_numbered, before) == then


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("- a|", "- a\n- |"),
        ("  - a|b", "  - a\n  - |b"),
        ("9. a|", "9. a\n10. |"),
        ("> a|", "> a\n> |"),
        ("> - a|", "> - a\n> - |"),
        ("- |", "|"),
        ("- a\n- |\nb", "- a\n\n|\nb"),
        ("> a\n> |", "> a\n\n|"),
        ("plain|", "plain\n|"),
        ("|- a", "\n|- a"),
        ("- a⟦b⟧c", "- a\n- |c"),
        ("- [x] a|", "- [x] a\n- [ ] |"),
        ("- [ ] |", "|"),
        ("> - |", "> |"),
        ("> |", "|"),
    ],
)
def test_a_new_line_goes_on_with_the_list(after: Callable[..., str], before: str, then: str) -> None:
    """An empty item ends it; in front of the mark and in prose it is a plain line; a new task is open."""
    assert after(lists.continue_line, before) == then


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("1. a|\n2. b\n3. c", "1. a\n2. |\n3. b\n4. c"),
        ("1. a|\n1. b\n1. c", "1. a\n1. |\n1. b\n1. c"),
        ("1. a|\n    1. x\n    2. y\n2. b", "1. a\n2. |\n    1. x\n    2. y\n3. b"),
        ("1. a\n    1. x|\n    2. y\n2. b", "1. a\n    1. x\n    2. |\n    3. y\n2. b"),
        ("7. a|\n8. b", "7. a\n8. |\n9. b"),
        ("1. a|\n\n2. b", "1. a\n2. |\n\n3. b"),
        ("1. a|\n- b\n1. c", "1. a\n2. |\n- b\n1. c"),
        ("1. a\n2. |\n3. b", "1. a\n\n|\n3. b"),
    ],
)
def test_an_item_that_comes_between_is_counted(after: Callable[..., str], before: str, then: str) -> None:
    """Those below are counted anew; a list of nothing but ones stays one."""
    assert after(lists.continue_line, before) == then


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("- a\n- b|", "- a\n    - b|"),
        ("- a\n    - b|", "- a\n    - b|"),
        ("- a|", "- a|"),
        ("1. a\n2. b|\n3. c", "1. a\n    1. b|\n2. c"),
        ("1. a\n    1. x\n2. b|\n3. c", "1. a\n    1. x\n    2. b|\n2. c"),
        ("- a\n- b|\n    - c", "- a\n    - b|\n        - c"),
        ("- a\n⟦- b\n- c⟧", "- a\n    ⟦- b\n    - c⟧"),
        ("> - a\n> - |b", "> - a\n>     - |b"),
        ("- 😀\n- 😀|", "- 😀\n    - 😀|"),
    ],
)
def test_an_item_goes_under_the_one_above(after: Callable[..., str], before: str, then: str) -> None:
    """With what is under it; where there is none above, it stays."""
    assert after(lists.nest, before) == then


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("- a\n    - b|", "- a\n- b|"),
        ("- a|", "- a|"),
        ("1. a\n    1. b|\n2. c", "1. a\n2. b|\n3. c"),
        ("- a\n  - b|", "- a\n- b|"),
        ("- a\n    - |", "- a\n- |"),
    ],
)
def test_an_item_comes_out_again(after: Callable[..., str], before: str, then: str) -> None:
    """One level at a time, and is counted there."""
    assert after(lists.unnest, before) == then


def test_return_at_an_empty_inner_item_goes_out_first(after: Callable[..., str]) -> None:
    """The outer list goes on; Return once more ends it."""
    assert after(lists.continue_line, "1. a\n    - b\n    - |\n2. c") == "1. a\n    - b\n- |\n2. c"
    assert after(lists.continue_line, "1. a\n    1. b\n    2. |\n2. c") == "1. a\n    1. b\n2. |\n3. c"


ITEMS = st.lists(
    st.tuples(
        st.integers(0, 2), st.sampled_from(["- ", "1. ", "2. ", "* ", ""]), st.text("ab 😀", max_size=4)
    ),
    min_size=1,
    max_size=8,
).map(lambda rows: "\n".join(" " * 4 * depth + mark + words for depth, mark, words in rows))


@given(
    ITEMS,
    st.data(),
    st.sampled_from([lists.nest, lists.unnest, lists.continue_line, lists.recount, lists.toggle_numbered]),
)
def test_no_letter_of_a_list_is_ever_lost(
    text: str, data: st.DataObject, command: Callable[[Passage], Passage]
) -> None:
    """Marks and depths change, words never, and the caret stays in the text."""
    at = data.draw(st.integers(0, len(text)))

    made = command(Passage(text, at, at))

    assert [each for each in made.text if each in "ab😀"] == [each for each in text if each in "ab😀"]
    assert 0 <= made.start <= made.end <= len(made.text)


def test_a_plain_new_line_is_only_that(after: Callable[..., str]) -> None:
    """Even in a list."""
    assert after(lists.break_line, "- a|b") == "- a\n|b"
