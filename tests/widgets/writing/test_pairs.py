"""Marks that come in twos; | is the caret."""

from collections.abc import Callable

import pytest

from newsdesk.widgets.writing import pairs

After = Callable[..., str | None]


@pytest.mark.parametrize(
    ("before", "key", "then"),
    [
        ("a |", "(", "a (|)"),
        ("a |b", "(", None),
        ("a |.", "[", "a [|]."),
        ("(a|)", ")", "(a)|"),
        ("(a (b|)", ")", None),
        ("a|)", ")", "a)|"),
        ("\\|", "[", None),
        ("a |", "*", "a *|*"),
        ("a *|*", "*", "a **|**"),
        ("a **|**", "*", "a ***|***"),
        ("a *b|*", "*", "a *b*|"),
        ("a **b|**", "*", "a **b*|*"),
        ("a **b*|*", "*", "a **b**|"),
        ("2|", "*", None),
        ("|", "*", None),
        ("- |", "_", "- _|_"),
        ("snake|", "_", None),
        ("|", "`", "`|`"),
        ("`|`", "`", "``|``"),
        ("``|``", "`", "```|"),
        ("a ``|``", "`", "a ```|```"),
        ("`code|`", "`", "`code`|"),
        ("|", '"', '"|"'),
        ('"|"', '"', '""|'),
        ("😀 |", "(", "😀 (|)"),
        ("a |", "-", None),
    ],
)
def test_the_second_mark_comes_with_the_first(after: After, before: str, key: str, then: str | None) -> None:
    """Where there is room for it; one that is there is gone over; three ticks in front are a fence."""
    assert after(lambda passage: pairs.typed(passage, key), before) == then


@pytest.mark.parametrize(
    ("before", "key", "then"),
    [("x |", "(", "x (|)"), ("x |", "*", None), ("x |", '"', None), ("`x|`", "`", "`x`|")],
)
def test_in_code_only_brackets_pair(after: After, before: str, key: str, then: str | None) -> None:
    """A star there multiplies; the tick that ends the code is gone over."""
    assert after(lambda passage: pairs.typed(passage, key, prose=False), before) == then


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("(|)", "|"),
        ("a “|” b", "a | b"),
        ("**|**", "*|*"),
        ("„|“", "|"),
        ("(|]", None),
        ("*|**", None),
        ("(a|)", None),
        ("|)", None),
    ],
)
def test_backspace_between_takes_both(after: After, before: str, then: str | None) -> None:
    """And one of each, where there are more."""
    assert after(pairs.erased, before) == then


def test_a_selection_is_surrounded_and_stays_selected(after: After) -> None:
    """So that a second star makes it bold."""
    assert after(lambda passage: pairs.surrounded(passage, "*", "*"), "a ⟦b 😀⟧ c") == "a *⟦b 😀⟧* c"


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("- one (two|)", "- one (two)|"),
        ("- one (two|) ", "- one (two) |"),
        ("- “one (two|)”", "- “one (two)”|"),
        ("* *one|*", "* *one*|"),
        ("**one `two|`**", "**one `two`**|"),
        ("«да|»", "«да»|"),
        ("((a|))", "((a))|"),
        ("- one|)", None),
        ("- (one|) two", None),
        ("- one|", None),
        ("* |*", None),
        ("***|***", None),
    ],
)
def test_marks_that_only_close_stay_in_their_line(after: After, before: str, then: str | None) -> None:
    """Where nothing else follows, and each closes something that was opened before the caret."""
    assert after(pairs.behind_closers, before) == then
