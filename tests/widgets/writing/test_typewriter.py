"""The line that is written stays at one height."""

from typing import Protocol

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.typewriter import Typewriter


class Writer(Protocol):
    """Types into an editor."""

    edit: MarkdownEdit

    def type(self, *keys: str | Qt.Key) -> "Writer": ...


@pytest.fixture
def typewriter(writer: Writer) -> Typewriter:
    """One beside an editor with a hundred lines."""
    writer.edit.load("\n".join(f"Line {number}." for number in range(100)))
    return Typewriter(writer.edit)


def is_at(edit: MarkdownEdit, share: float) -> bool:
    """Whether the caret's line is at that part of the height, but for a rounded pixel."""
    return abs(edit.cursorRect().center().y() - share * edit.viewport().height()) <= 2


@pytest.mark.parametrize("percent", [30, 50, 75])
def test_the_line_stays_at_its_height(
    writer: Writer, typewriter: Typewriter, qtbot: QtBot, percent: int
) -> None:
    """In the middle of the text, and at its very end, where more is written."""
    typewriter.turn(on=True, height=percent)
    for _ in range(30):
        writer.type(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: is_at(writer.edit, percent / 100))

    QTest.keyClick(writer.edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: is_at(writer.edit, percent / 100))
    writer.type(Qt.Key.Key_Return, "More.", Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: is_at(writer.edit, percent / 100))


def test_the_first_lines_stay_under_the_headline(writer: Writer, typewriter: Typewriter) -> None:
    """There is nothing above them to be scrolled to."""
    typewriter.turn(on=True, height=50)

    writer.type(Qt.Key.Key_Down)

    assert writer.edit.verticalScrollBar().value() == 0
    assert writer.edit.verticalScrollBar().minimum() == 0


def test_a_new_line_at_the_end_does_not_jump(writer: Writer, typewriter: Typewriter, qtbot: QtBot) -> None:
    """The text never moves back, not for one frame: the room below it is there all the time."""
    typewriter.turn(on=True, height=50)
    QTest.keyClick(writer.edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: is_at(writer.edit, 0.5))
    places: list[int] = [writer.edit.verticalScrollBar().value()]
    writer.edit.verticalScrollBar().valueChanged.connect(places.append)

    for _ in range(5):
        writer.type("a", Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: is_at(writer.edit, 0.5))

    assert places == sorted(places)


def test_it_does_not_move_while_the_mouse_selects(
    writer: Writer, typewriter: Typewriter, qtbot: QtBot
) -> None:
    """Nor when it is let go; the next key brings the line back."""
    typewriter.turn(on=True, height=50)
    bar = writer.edit.verticalScrollBar()
    viewport = writer.edit.viewport()

    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(40, 300))
    QTest.mouseMove(viewport, QPoint(90, 330))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(90, 330))
    qtbot.wait(0)
    assert bar.value() == 0

    writer.type(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: is_at(writer.edit, 0.5))


def test_off_gives_the_room_back(writer: Writer, typewriter: Typewriter) -> None:
    """The text ends where it ended."""
    bar = writer.edit.verticalScrollBar()
    before = bar.maximum()
    typewriter.turn(on=True, height=50)
    assert bar.maximum() > before

    typewriter.turn(on=False, height=50)

    assert bar.maximum() == before
