"""Footnotes: their calls and their words; | is the caret."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.widgets.writing import footnotes
from newsdesk.widgets.writing.lines import Edit, Passage, edited


def done(text: str, found: tuple[list[Edit], int]) -> str:
    """Return the text after the edits, with the caret."""
    edits, place = found
    made = edited(Passage(text, 0, 0), edits).text
    return f"{made[:place]}|{made[place:]}"


def insert(shown: str) -> str:
    text = shown.replace("|", "")
    return done(text, footnotes.insert(text, shown.index("|")))


def jump(shown: str) -> str | None:
    text = shown.replace("|", "")
    found = footnotes.jump(text, shown.index("|"))
    return None if found is None else done(text, found)


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("a| b", "a[^1] b\n\n[^1]: |"),
        ("a b|", "a b[^1]\n\n[^1]: |"),
        ("a|\n\n\n", "a[^1]\n\n[^1]: |"),
        ("a \n|\n", "a[^1]\n\n[^1]: |"),
        ("a[^1] b|\n\n[^1]: x", "a[^1] b[^2]\n\n[^1]: x\n[^2]: |"),
        ("a[^2] b|\n\n[^2]: x", "a[^2] b[^1]\n\n[^2]: x\n[^1]: |"),
        ("a[^x] b|", "a[^x] b[^1]\n\n[^1]: |"),
        ("|", "[^1]\n\n[^1]: |"),
        ("😀|", "😀[^1]\n\n[^1]: |"),
        ("`[^1]`|", "`[^1]`[^1]\n\n[^1]: |"),
        ("```\n[^1]\n```\n\na|", "```\n[^1]\n```\n\na[^1]\n\n[^1]: |"),
    ],
)
def test_a_footnote_gets_the_next_free_number_and_its_words_come_last(before: str, then: str) -> None:
    """Numbers in code are not taken."""
    assert insert(before) == then


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("a[^|1]\n\n[^1]: words", "a[^1]\n\n[^1]: |words"),
        ("a[^1]|\n\n[^1]: words", "a[^1]\n\n[^1]: |words"),
        ("a[^1]\n\n[^1]: wo|rds", "a[^1]|\n\n[^1]: words"),
        ("a[^1]\n\n[^1]: words\n\n    mo|re", "a[^1]|\n\n[^1]: words\n\n    more"),
        ("a[^n|]", "a[^n]\n\n[^n]: |"),
        ("a|[^1]x\n\n[^1]: words", "a[^1]x\n\n[^1]: |words"),
        ("wo|rds[^1]\n\n[^1]: x", None),
        ("a[^1]\n\n[^1]: x\n\nafter|", None),
        ("[^1]: nobody ca|lls", None),
    ],
)
def test_call_and_words_lead_to_each_other(before: str, then: str | None) -> None:
    """A call without words gets some; elsewhere nothing leads anywhere."""
    assert jump(before) == then


def test_footnotes_are_numbered_as_they_come() -> None:
    """Words that nothing calls are last; a label that is no number stays, and code is left alone."""
    text = "a[^3] b[^1] c[^x] `[^3]` d[^3]\n\n[^1]: one\n[^3]: three\n[^7]: seven\n[^x]: x"

    made = edited(Passage(text, 0, 0), footnotes.renumber(text)).text

    assert made == "a[^1] b[^2] c[^x] `[^3]` d[^1]\n\n[^2]: one\n[^1]: three\n[^3]: seven\n[^x]: x"
    assert footnotes.renumber(made) == []


@given(st.text("a [^]12:\n`😀", max_size=40), st.data())
def test_inserting_takes_nothing_but_space_at_the_end(text: str, data: st.DataObject) -> None:
    """And what was inserted is found again."""
    place = data.draw(st.integers(0, len(text)))

    edits, caret = footnotes.insert(text, place)
    made = edited(Passage(text, 0, 0), edits).text

    assert sum(each.gone for each in edits) == len(text) - len(text.rstrip())
    assert 0 <= caret <= len(made)
    assert edits[0].at + edits[0].gone <= edits[1].at


@given(st.text("a [^]12:\n`", max_size=40))
def test_numbering_twice_is_numbering_once(text: str) -> None:
    """The second time there is nothing to do."""
    made = edited(Passage(text, 0, 0), footnotes.renumber(text)).text

    assert footnotes.renumber(made) == []
