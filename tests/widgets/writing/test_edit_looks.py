"""How the editor looks: its column, its letters, its colours."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.widgets.colors import HighlightColors
from newsdesk.widgets.writing.column import COLUMN, LARGEST, MARGIN, SMALLEST
from newsdesk.widgets.writing.edit import MarkdownEdit

Ink = Callable[[str], HighlightColors]


def test_the_column_stays_readable_and_in_the_middle(edit: MarkdownEdit) -> None:
    """However wide the window; in a narrow one it takes all there is."""
    edit.resize(1600, 400)
    wide = edit.viewport().width()
    edit.resize(300, 400)
    narrow = edit.viewport().width()

    assert abs(wide - (edit.fontMetrics().averageCharWidth() * COLUMN + 2 * MARGIN)) < 30
    assert 250 < narrow <= 300


def test_a_click_beside_the_column_goes_to_its_line(edit: MarkdownEdit) -> None:
    """The empty paper is part of the editor."""
    edit.load("first\nsecond\nthird")
    edit.resize(1600, 400)
    cursor = QTextCursor(edit.document().findBlockByNumber(1))
    y = edit.viewport().mapTo(edit, edit.cursorRect(cursor).center()).y()

    QTest.mouseClick(edit, Qt.MouseButton.LeftButton, pos=QPoint(10, y))

    assert edit.textCursor().blockNumber() == 1


@pytest.mark.parametrize("place", [QPoint(5, 20), QPoint(800, 20)])
@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.BackButton])
def test_a_click_that_nobody_wants_does_nothing(
    edit: MarkdownEdit, place: QPoint, button: Qt.MouseButton
) -> None:
    """Beside the column and in it: it is not handed to and fro."""
    edit.load("first\nsecond")
    edit.resize(1600, 400)

    for widget in (edit, edit.viewport()):
        at = QPointF(widget.mapToGlobal(place))
        press = QMouseEvent(
            QEvent.Type.MouseButtonPress, QPointF(place), at, button, button, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(widget, press)

    assert edit.textCursor().position() == 0


def test_the_size_of_the_text_has_its_limits(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """And a way back to the usual one."""
    font = QFont(edit.font())
    font.setPointSizeF(12.5)
    edit.set_writing_font(font)

    with qtbot.waitSignal(edit.zoomed) as told:
        edit.zoom_in()
    assert told.args == [13.5]
    for _ in range(50):
        edit.zoom_in()
    assert edit.font().pointSizeF() == LARGEST
    for _ in range(50):
        edit.zoom_out()
    assert edit.font().pointSizeF() == SMALLEST
    edit.zoom_reset()
    assert edit.font().pointSizeF() == 12.5


def test_another_style_sheet_leaves_the_letters_alone(
    qapp: QApplication, request: pytest.FixtureRequest, edit: MarkdownEdit
) -> None:
    """Face and size stay what they were made, whenever the program is dressed."""
    request.addfinalizer(lambda: qapp.setStyleSheet(""))
    qapp.setStyleSheet("QTextEdit { color: black }")
    font = QFont("DejaVu Serif")
    font.setPointSizeF(12.5)
    edit.set_writing_font(font)
    edit.zoom_in()

    qapp.setStyleSheet("QTextEdit { color: white }")

    assert (edit.font().families(), edit.text_size) == (["DejaVu Serif"], 13.5)


def test_other_colours_leave_the_view_where_it_is(edit: MarkdownEdit, ink: Ink) -> None:
    """In a text so long that Qt lays it out in slices, too."""
    edit.set_colors(ink("#777777"))
    edit.load("\n\n".join(["A paragraph of *some* words. " * 5] * 3000))
    QCoreApplication.processEvents()
    edit.go_to_line(4000)
    place = edit.verticalScrollBar().value()

    edit.set_colors(ink("#222222"))

    assert edit.verticalScrollBar().value() == place > 0


def test_another_look_is_no_change_of_the_text(qtbot: QtBot, edit: MarkdownEdit, ink: Ink) -> None:
    """Other colours, letters or lines leave nothing to save."""
    edit.load("# Head\n\nsome *words*")
    edit.set_colors(ink("#777777"))

    with qtbot.assertNotEmitted(edit.text_edited):
        edit.set_colors(ink("#333333"))
        edit.set_text_size(edit.text_size + 3)
        edit.set_writing_font(QFont("Serif", 15))
        edit.set_line_spacing(200)


def test_every_line_has_the_same_air(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """Loaded, typed and pasted ones."""
    edit.load("a\nb")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText("c\nd")
    edit.paste()

    block, heights = edit.document().begin(), set()
    while block.isValid():
        heights.add(block.blockFormat().lineHeight())
        block = block.next()

    assert heights == {135.0}


def test_a_screen_reader_hears_what_it_is(edit: MarkdownEdit) -> None:
    """Until somebody gives it a better name."""
    assert edit.accessibleName() == "Text"
