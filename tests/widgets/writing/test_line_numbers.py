"""Numbers beside lines."""

from typing import Protocol

import pytest

from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.line_numbers import LineNumbers


class Writer(Protocol):
    """Types into an editor."""

    edit: MarkdownEdit


@pytest.fixture
def numbers(writer: Writer) -> LineNumbers:
    """Those of an editor with three lines of words."""
    writer.edit.load("One.\n\nTwo.\nThree.")
    numbers = LineNumbers(writer.edit)
    numbers.turn(on=True)
    return numbers


def test_lines_with_words_have_numbers(numbers: LineNumbers) -> None:
    """Empty ones are counted, as whoever else counts lines does."""
    assert [number for number, _middle in numbers.numbers()] == [1, 3, 4]


def test_a_number_stands_beside_its_line(writer: Writer, numbers: LineNumbers) -> None:
    """In the middle of the first line of its paragraph."""
    for number, middle in numbers.numbers():
        cursor = writer.edit.textCursor()
        cursor.setPosition(writer.edit.document().findBlockByNumber(number - 1).position())
        line = writer.edit.cursorRect(cursor)
        assert line.top() <= middle <= line.bottom()


def test_they_have_room_beside_the_column(writer: Writer, numbers: LineNumbers) -> None:
    """However narrow the window is; without them the text has all of it."""
    writer.edit.resize(300, 300)
    assert numbers.geometry().left() >= 0
    assert numbers.geometry().right() < writer.edit.viewport().x()

    numbers.turn(on=False)

    assert writer.edit.viewport().x() == 0
