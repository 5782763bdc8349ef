"""The formatting commands, shown as text: ⟦ and ⟧ hold the selection, | is the caret."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.widgets.writing import lists, marks
from newsdesk.widgets.writing.lines import Passage


def passage(shown: str) -> Passage:
    """Return the passage that a string shows."""
    if "|" in shown:
        return Passage(shown.replace("|", ""), shown.index("|"), shown.index("|"))
    start, end = shown.index("⟦"), shown.index("⟧") - 1
    return Passage(shown.replace("⟦", "").replace("⟧", ""), start, end)


def shown(made: Passage) -> str:
    """Return a passage as such a string."""
    text, start, end = made.text, made.start, made.end
    if start == end:
        return f"{text[:start]}|{text[start:]}"
    return f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the wo|rd", "the **wo|rd**"),
        ("the **wo|rd**", "the wo|rd"),
        ("the **word**|", "the word|"),
        ("a **long str|etch** b", "a long str|etch b"),
        ("a | b", "a **|** b"),
        ("a **|** b", "a | b"),
        ("O’Br|ien-Smith", "**O’Br|ien-Smith**"),
        ("⟦two words⟧", "**⟦two words⟧**"),
        ("**⟦two words⟧**", "⟦two words⟧"),
        ("⟦**two words**⟧", "⟦two words⟧"),
        ("⟦ spaces ⟧", "⟦ **spaces** ⟧"),
        ("*⟦x⟧*", "***⟦x⟧***"),
        ("***⟦x⟧***", "*⟦x⟧*"),
        ("⟦a **b** c⟧", "**⟦a b c⟧**"),
        ("**a ⟦b** c⟧", "**a ⟦b c⟧**"),
        ("- ⟦one\n- two⟧", "- **⟦one**\n- **two⟧**"),
        ("**⟦one**\n\n**two⟧**", "⟦one\n\ntwo⟧"),
        ("⟦# Head⟧", "⟦# **Head⟧**"),
        ("⟦  ⟧", "⟦  ⟧"),
    ],
)
def test_bold_is_put_on_and_taken_off(before: str, after: str) -> None:
    """A line at a time, never around list marks or spaces, never twice."""
    assert shown(marks.toggle_bold(passage(before))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("**word|**", "**word**|"),
        ("a **two words|** b", "a **two words**| b"),
        ("**word |**", "**word** |"),
        ("- **word|**", "- **word**|"),
        ("*x **y|***", "*x **y**|*"),
        ("😀 **😀|**", "😀 **😀**|"),
        ("word|", "**word**|"),
        ("word| and", "**word**| and"),
    ],
)
def test_bold_at_the_end_of_bold_goes_out_of_it(before: str, after: str) -> None:
    """Ctrl+B, words, Ctrl+B: what is typed next is plain. A space that was typed last goes out as well."""
    assert shown(marks.toggle_bold(passage(before))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("wo|rd", "`wo|rd`"),
        ("`wo|rd`", "wo|rd"),
        ("`word|`", "`word`|"),
        ("a | b", "a `|` b"),
        ("a `|` b", "a | b"),
        ("⟦a `b` c⟧", "``⟦a `b` c⟧``"),
        ("⟦word ⟧here", "`⟦word` ⟧here"),
        ("⟦a\nb⟧", "⟦```\na\nb\n```⟧"),
        ("⟦```\na\n```⟧", "⟦a⟧"),
    ],
)
def test_code_is_set_between_ticks(before: str, after: str) -> None:
    """More of them where there are ticks within; lines get fences."""
    assert shown(marks.toggle_code(passage(before))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("wo|rd", "*wo|rd*"),
        ("_⟦x⟧_", "⟦x⟧"),
        ("***⟦x⟧***", "**⟦x⟧**"),
        ("**x|**", "***x|***"),
        ("**|**", "***|***"),
    ],
)
def test_italic_leaves_bold_alone(before: str, after: str) -> None:
    """Underscores are known as well."""
    assert shown(marks.toggle_italic(passage(before))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the wo|rd", "the [word](⟦https://⟧)"),
        ("the ⟦two words⟧.", "the [two words](⟦https://⟧)."),
        ("the ⟦two words ⟧here", "the [two words](⟦https://⟧) here"),
        ("a | b", "a [|](https://) b"),
        ("⟦https://x.org⟧", "[|](https://x.org)"),
        ("a [b](http|s://x.org) c", "a [b](⟦https://x.org⟧) c"),
        ("a [b|](https://x.org) c", "a [b](⟦https://x.org⟧) c"),
    ],
)
def test_a_link_wants_an_address(before: str, after: str) -> None:
    """In a link there is no other link: its address is selected."""
    assert shown(marks.insert_link(passage(before))) == after


def test_a_link_with_an_address_is_finished() -> None:
    """The caret stands behind it."""
    assert shown(marks.insert_link(passage("a ⟦b⟧ c"), "https://x.org")) == "a [b](https://x.org)| c"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("text|", "## text|"),
        ("## text|", "text|"),
        ("|", "## |"),
        ("# te|xt", "## te|xt"),
        ("⟦a\n\nb⟧", "## ⟦a\n\n## b⟧"),
        ("##| a", "|a"),
    ],
)
def test_a_heading_changes_its_level_or_goes(before: str, after: str) -> None:
    """Empty lines between are no headings."""
    assert shown(marks.toggle_heading(passage(before), 2)) == after


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("https://x.org/a?b=1", True),
        (" http://x.org ", True),
        ("see https://x.org", False),
        ("x.org", False),
        ("", False),
    ],
)
def test_an_address_is_told_from_words(text: str, answer: bool) -> None:
    """Only a web address and nothing else."""
    assert marks.is_address(text) is answer


COMMANDS: list[Callable[[Passage], Passage]] = [
    marks.toggle_bold,
    marks.toggle_italic,
    marks.toggle_code,
    lists.toggle_quote,
    lists.toggle_list,
    marks.insert_link,
    lists.continue_line,
    lambda each: marks.toggle_heading(each, 3),
]


@given(st.text(st.sampled_from("ab *_#>-1.[]()\n"), max_size=30), st.data(), st.sampled_from(COMMANDS))
def test_no_command_loses_a_letter_of_what_it_keeps(
    text: str, data: st.DataObject, command: Callable[[Passage], Passage]
) -> None:
    """Marks come and go; letters stay, in their order, and the selection is inside the text."""
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    if command is lists.continue_line:
        end = start  # it takes the place of what is selected

    made = command(Passage(text, start, end))

    assert [each for each in made.text if each in "ab"] == [each for each in text if each in "ab"]
    assert 0 <= made.start <= made.end <= len(made.text)


@given(st.text(st.sampled_from("ab \n"), max_size=30), st.data())
def test_bold_twice_is_what_it_was(text: str, data: st.DataObject) -> None:
    """For plain words, the second time takes back the first."""
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    before = Passage(text, start, end)

    assert marks.toggle_bold(marks.toggle_bold(before)) == before
