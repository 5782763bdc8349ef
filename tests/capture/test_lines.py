"""Lines become blocks."""

import pytest

from newsdesk.capture.blocks import Kind
from newsdesk.capture.lines import Line, figure_note, read


def blocks(text: str) -> list[tuple[Kind, str, int]]:
    lines = [Line(line, number) for number, line in enumerate(text.split("\n"), 1)]
    return [(block.kind, block.markdown, block.line) for block in read(lines)]


def test_each_line_is_a_paragraph() -> None:
    """As browsers copy them, with an empty line between or without."""
    assert blocks("A Headline\nThe first paragraph.\n\nThe *second*.") == [
        (Kind.TEXT, "A Headline", 1),
        (Kind.TEXT, "The first paragraph.", 2),
        (Kind.TEXT, "The \\*second\\*.", 4),
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    """A typist's or a mail program's lines begin inside sentences; a short one ends a paragraph."""
    text = (
        "Wool Mill Opens in Karakol\n"
        "A mill in the east of the country has begun to press\n"
        "fleece into panels, the company that owns it said on\n"
        "Monday in Bishkek.\n"
        "The mill takes in forty tonnes of wool a year, and as\n"
        "much again from its neighbours."
    )

    assert [(markdown, line) for _, markdown, line in blocks(text)] == [
        ("Wool Mill Opens in Karakol", 1),
        (
            "A mill in the east of the country has begun to press fleece into panels, the company that owns "
            "it said on Monday in Bishkek.",
            2,
        ),
        ("The mill takes in forty tonnes of wool a year, and as much again from its neighbours.", 5),
    ]


def test_lines_that_begin_with_capitals_are_not_joined() -> None:
    """Short paragraphs one under the other are not one that was wrapped."""
    assert len(blocks("The mill is open.\nThe bridge is shut.\nThe train is late.")) == 3


@pytest.mark.parametrize("bullet", ["•", "·", "▪", "*", "-"])
def test_bullets_are_items(bullet: str) -> None:
    """Whatever they look like; what would be a mark in an item is escaped."""
    assert blocks(f"{bullet} wool\n{bullet} # felt") == [
        (Kind.ITEM, "- wool", 1),
        (Kind.ITEM, "- \\# felt", 2),
    ]


def test_numbers_that_follow_are_a_list() -> None:
    """A figure alone before a full stop is a sentence's, or a year."""
    assert blocks("1. wool\n\n2) felt") == [(Kind.ITEM, "1. wool", 1), (Kind.ITEM, "2. felt", 3)]
    assert blocks("2025. It was a year.\n\n2. It went.") == [
        (Kind.TEXT, "2025\\. It was a year.", 1),
        (Kind.TEXT, "2\\. It went.", 3),
    ]


def test_a_ticker_line_is_no_item() -> None:
    """Its bullet is the ticker's."""
    assert blocks("• KGS/USD = 0.01139 0%") == [(Kind.TEXT, "• KGS/USD = 0.01139 0%", 1)]


def test_a_figure_note_is_finished() -> None:
    """Its stars are marks, those inside it are not."""
    assert blocks("*Figure: A 5* hotel*") == [(Kind.MADE, "*Figure: A 5\\* hotel*", 1)]
    assert figure_note("*Figure* of speech") == ""
