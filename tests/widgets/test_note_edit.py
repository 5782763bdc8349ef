from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.widgets.note_edit import LINES, NoteEdit

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def note(qtbot: QtBot) -> Iterator[NoteEdit]:
    """A note beside another field, with the keyboard."""
    window = QWidget()
    row = QHBoxLayout(window)
    made = NoteEdit()
    row.addWidget(made)
    row.addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.resize(500, 200)
    window.show()
    window.activateWindow()
    made.show_note("Snow.")
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    # Whoever has only the note would lose the window around it.
    window.close()


def test_control_and_return_is_the_end_of_it(qtbot: QtBot, note: NoteEdit) -> None:
    """It is told once; Return alone begins a line."""
    note.moveCursor(note.textCursor().MoveOperation.End)
    qtbot.keyClick(note, Qt.Key.Key_Return)
    qtbot.keyClicks(note, "Ice.")

    with qtbot.waitSignal(note.edited) as told:
        qtbot.keyClick(note, Qt.Key.Key_Return, CONTROL)

    assert told.args == ["Snow.\nIce."]
    with qtbot.assertNotEmitted(note.edited):
        note.finish()


def test_leaving_the_field_tells_it(qtbot: QtBot, note: NoteEdit) -> None:
    """Tab leaves it; what is as it was asks for nothing."""
    qtbot.keyClicks(note, "Much ")

    with qtbot.waitSignal(note.edited) as told:
        qtbot.keyClick(note, Qt.Key.Key_Tab)

    assert told.args == ["Much Snow."]
    note.setFocus()
    with qtbot.assertNotEmitted(note.edited):
        qtbot.keyClick(note, Qt.Key.Key_Tab)


def test_escape_takes_back_what_was_typed(qtbot: QtBot, note: NoteEdit) -> None:
    """And nothing is told."""
    qtbot.keyClicks(note, "Much ")

    with qtbot.assertNotEmitted(note.edited):
        qtbot.keyClick(note, Qt.Key.Key_Escape)
        note.finish()

    assert note.toPlainText() == "Snow."


def test_what_is_being_typed_is_not_written_over(qtbot: QtBot, note: NoteEdit) -> None:
    """Something else changed, and everything is read anew."""
    qtbot.keyClicks(note, "Much ")

    note.show_note("Rain.")

    assert note.toPlainText() == "Much Snow."


def test_it_is_as_high_as_what_is_in_it(qtbot: QtBot, note: NoteEdit) -> None:
    """Up to a few lines; more are scrolled."""
    one = note.sizeHint().height()
    note.show_note("\n".join(["Snow."] * 3))
    three = note.sizeHint().height()
    note.show_note("\n".join(["Snow."] * 20))

    line = note.fontMetrics().lineSpacing()
    assert three == one + 2 * line
    assert note.sizeHint().height() == one + (LINES - 1) * line


def test_what_is_typed_stays_in_sight(qtbot: QtBot, note: NoteEdit) -> None:
    """A field that has room for all its lines shows all of them, from the first."""
    note.moveCursor(note.textCursor().MoveOperation.End)

    for line in ("", "Ice."):
        qtbot.keyClick(note, Qt.Key.Key_Return)
        qtbot.keyClicks(note, line)

    qtbot.waitUntil(lambda: note.height() == note.sizeHint().height())
    assert note.verticalScrollBar().value() == 0
    assert note.viewport().rect().contains(note.cursorRect())
