"""Sections change places, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.widgets.writing.lines import Passage, edited
from newsdesk.widgets.writing.sections import Move, move

ORDERED = """Opening.

## One
a

### One one

b
## Two

c

## Three"""


def headings(text: str) -> list[tuple[int, int]]:
    """The headings of a text that has no code."""
    found = []
    for number, line in enumerate(text.split("\n")):
        if line.startswith("#"):
            found.append((number, len(line) - len(line.lstrip("#"))))
    return found


def moved(text: str, at: int, *, up: bool) -> str:
    """The text after a move; as it is, where nothing can be moved."""
    done = move(text, headings(text), at, up=up)
    return text if done is None else after(text, done)


def after(text: str, done: Move) -> str:
    """The text after a move."""
    edits = sorted(done.edits, key=lambda each: each.at)
    return edited(Passage(text, 0, 0), edits).text


def test_a_section_goes_down_with_all_that_is_in_it() -> None:
    """Its deeper headings go along; empty lines part it from its neighbours as before."""
    assert moved(ORDERED, 0, up=False) == (
        "Opening.\n\n## Two\n\nc\n\n## One\na\n\n### One one\n\nb\n\n## Three"
    )


def test_the_last_section_goes_up_without_an_empty_end() -> None:
    """The text ends as it ended."""
    assert moved(ORDERED, 3, up=True) == (
        "Opening.\n\n## One\na\n\n### One one\n\nb\n## Three\n\n## Two\n\nc"
    )


@pytest.mark.parametrize(("at", "up"), [(0, True), (3, False), (1, True), (1, False)])
def test_a_section_stays_in_the_one_it_is_in(at: int, up: bool) -> None:
    """The first and the last of a level stay where they are."""
    assert move(ORDERED, headings(ORDERED), at, up=up) is None


def test_deeper_headings_without_one_of_their_own_are_passed_together() -> None:
    """They are what stands before the section."""
    assert moved("### a\n\n### b\n\n## c", 2, up=True) == "## c\n\n### a\n\n### b"


LINES = st.lists(st.sampled_from(["# a", "## b", "### c", "words", "", "  "]), max_size=14)


@given(LINES, st.booleans(), st.data())
def test_no_line_is_lost(lines: list[str], up: bool, data: st.DataObject) -> None:
    """All lines with words are there once, and a move back brings the sections' order back."""
    text = "\n".join(lines)
    there = headings(text)
    at = data.draw(st.integers(0, max(0, len(there) - 1)))
    done = move(text, there, at, up=up) if there else None
    if done is None:
        return

    new = after(text, done)

    assert sorted(filter(str.strip, new.split("\n"))) == sorted(filter(str.strip, lines))
    assert new.split("\n")[done.line] == lines[there[at][0]]
