"""The line that is being written stands in view, with a line of air below it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from newsdesk.widgets.writing.edit import MarkdownEdit

LINES = "\n".join(f"Line {number}" for number in range(200))
#: A caret's height may be rounded up where a line's is rounded down.
ROUNDING = 2


def has_air(edit: MarkdownEdit) -> bool:
    """Whether the caret's line is in view, and as much below it as it is high."""
    line = edit.cursorRect()
    below = edit.viewport().height() - line.bottom()
    return line.top() >= 0 and below >= line.height() - ROUNDING


@pytest.fixture
def long(edit: MarkdownEdit) -> MarkdownEdit:
    """An editor with more lines than it shows, the caret in the first."""
    edit.load(LINES)
    return edit


@pytest.fixture
def lowest(long: MarkdownEdit) -> MarkdownEdit:
    """The same, the caret in the lowest line that has air below it."""
    while not long.verticalScrollBar().value():
        QTest.keyClick(long, Qt.Key.Key_Down)
    return long


def test_arrows_and_return_leave_a_line_of_air(lowest: MarkdownEdit) -> None:
    """So that what comes next is seen before the caret is there."""
    for _ in range(5):
        QTest.keyClick(lowest, Qt.Key.Key_Down)
        assert has_air(lowest)
        QTest.keyClick(lowest, Qt.Key.Key_Return)
        assert has_air(lowest)


def test_typing_into_another_line_leaves_it(lowest: MarkdownEdit) -> None:
    """Also where a paragraph wraps."""
    bar = lowest.verticalScrollBar()
    before = bar.value()

    QTest.keyClicks(lowest, "so on and on " * 20)

    assert bar.value() > before
    assert has_air(lowest)


def test_what_is_looked_for_has_air(lowest: MarkdownEdit) -> None:
    """A jump ends no nearer to the edge than typing does."""
    lowest.mark(LINES.index("Line 150"), LINES.index("Line 150"))

    assert has_air(lowest)


def test_a_lower_window_leaves_the_line_in_view(lowest: MarkdownEdit) -> None:
    """A band above the text, or a form that grew, takes its room from elsewhere."""
    lowest.resize(lowest.width(), lowest.height() - 150)

    assert has_air(lowest)


def test_other_lines_stay_where_somebody_scrolled_to(lowest: MarkdownEdit) -> None:
    """Only a caret that was in view is kept there; and copying is not writing."""
    bar = lowest.verticalScrollBar()
    bar.setValue(bar.maximum())
    top = bar.value()

    lowest.resize(lowest.width(), lowest.height() + 1)
    QTest.keyClick(lowest, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert abs(bar.value() - top) <= 1


def test_a_window_lower_than_two_lines_shows_the_line(long: MarkdownEdit) -> None:
    """Rather than the air."""
    long.resize(long.width(), long.cursorRect().height() + 2)

    QTest.keyClick(long, Qt.Key.Key_Down)

    assert long.cursorRect().top() >= 0
    assert long.cursorRect().bottom() <= long.viewport().height()
