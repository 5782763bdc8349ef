"""A short field: it wraps and grows, and is plain text whatever comes into it."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.widgets.writing.field import FieldEdit
from newsdesk.widgets.writing.smart_keys import FieldKeys

LONG = "A headline that says a little more than the window is wide, and then goes on. "
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def field(qtbot: QtBot, window: QWidget) -> FieldEdit:
    """A field of up to three lines at the top of a window, with the keyboard."""
    field = FieldEdit()
    field.limit(3, one_paragraph=True)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addStretch()
    window.resize(400, 300)
    with qtbot.waitExposed(window):
        window.show()
    field.setFocus()
    return field


def paste(field: FieldEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(field, Qt.Key.Key_V, CONTROL)


@pytest.mark.parametrize("points", [9, 11, 15, 17.5])
def test_it_grows_with_its_text_and_scrolls_past_the_limit(
    qtbot: QtBot, window: QWidget, field: FieldEdit, points: float
) -> None:
    """Up to three lines all of it is in view; a window that is wider makes it lower again."""
    font = field.font()
    font.setPointSizeF(points)
    field.setFont(font)
    heights = [field.height()]
    for text in ("one\ntwo", "one\ntwo\nthree", LONG * 9):
        field.load(text)
        heights.append(field.height())
        assert (field.verticalScrollBar().maximum() == 0) is (text != LONG * 9)
    assert heights[0] < heights[1] < heights[3]

    field.load(LONG)
    before = field.height()
    window.resize(900, 300)
    qtbot.waitUntil(lambda: field.height() < before)


def test_a_line_that_is_typed_shows_all_lines_above_it(field: FieldEdit) -> None:
    """It does not stay scrolled to where the caret was before the field grew."""
    field.limit(5)

    QTest.keyClicks(field, "one")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "two")
    QTest.keyClick(field, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(field, "three")

    assert field.text() == "one\ntwo\nthree"
    assert field.verticalScrollBar().value() == field.verticalScrollBar().maximum() == 0


def test_return_leads_on_where_there_is_one_paragraph(qtbot: QtBot, field: FieldEdit) -> None:
    """It never breaks the line; nor does what is pasted."""
    for key, with_ in ((Qt.Key.Key_Return, None), (Qt.Key.Key_Enter, None), (Qt.Key.Key_Return, SHIFT)):
        with qtbot.waitSignal(field.passed):
            QTest.keyClick(field, key, with_ or Qt.KeyboardModifier.NoModifier)
    paste(field, "Snow\r\nin May")

    assert field.text() == "Snow in May"


def test_only_the_users_hand_is_told(qtbot: QtBot, field: FieldEdit) -> None:
    """And no-break spaces stay what they are."""
    with qtbot.assertNotEmitted(field.text_edited):
        field.load("12\N{NO-BREAK SPACE}km")
    assert field.text() == "12\N{NO-BREAK SPACE}km"

    with qtbot.waitSignal(field.text_edited):
        field.replace_text("13\N{NO-BREAK SPACE}km")
    field.undo()
    assert field.text() == "12\N{NO-BREAK SPACE}km"
    assert not field.document().isUndoAvailable()


def test_what_is_only_read_takes_no_key(field: FieldEdit) -> None:
    """Not even a line break, or the mark of a language."""
    FieldKeys(field)
    field.limit(3)
    field.load("Snow")
    field.setReadOnly(True)

    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, '"')

    assert field.text() == "Snow"


def test_marks_are_those_of_the_language(field: FieldEdit) -> None:
    """Quotation marks with their other half, dashes, dots; Backspace right after brings back the key."""
    keys = FieldKeys(field).keys
    QTest.keyClicks(field, 'He said "no" -- it\'s so...')
    assert field.text() == "He said “no” – it’s so…"
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == "He said “no” – it’s so..."

    keys.language = "ru"
    field.load("")
    QTest.keyClicks(field, '"yes" no')
    assert field.text() == "«yes» no"


def test_a_paste_is_a_step_of_its_own(field: FieldEdit) -> None:
    """What is typed before it stays when it is undone, and what is typed after it goes first."""
    field.load("")
    QTest.keyClicks(field, "The ")
    paste(field, "wool")
    QTest.keyClicks(field, " is dear")

    field.undo()
    assert field.text() == "The wool"
    field.undo()
    assert field.text() == "The "


def test_what_is_only_read_takes_no_paste(field: FieldEdit) -> None:
    """The menu's does not ask, as the keys do, whether it may be written in."""
    field.load("Wool")
    field.setReadOnly(True)
    data = QMimeData()
    data.setText("Felt")
    QGuiApplication.clipboard().setMimeData(data)

    field.paste()

    assert field.text() == "Wool"
