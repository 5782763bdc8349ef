"""The editor, by its keys."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.widgets.writing import lists, marks
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.lines import Passage


def select(edit: MarkdownEdit, start: int, end: int) -> None:
    """Select between two places, in UTF-16."""
    cursor = edit.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


# -- the text -------------------------------------------------------------------------------------------


@given(
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\r\u2028\u2029\ufdd0\ufdd1\ufeff\ufffe")
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_text_that_comes_out_is_the_text_that_went_in(edit: MarkdownEdit, text: str) -> None:
    """Character for character, as stories hold them."""
    edit.load(text)

    assert edit.text() == text


def test_a_no_break_space_survives_loading_typing_and_copying(edit: MarkdownEdit) -> None:
    """Qt's own plain text has a plain space there."""
    edit.load("40\u00a0bn som")

    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, "!")
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert edit.text() == "40\u00a0bn som!40\u00a0bn som"


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\u2028", "\u2029", "\n"])
def test_any_line_break_is_a_newline(edit: MarkdownEdit, line_break: str) -> None:
    """A Windows file and a copied page read alike."""
    edit.load(f"a{line_break}b")

    assert edit.text() == "a\nb"


def test_loading_is_not_editing(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """No signal, nothing to undo, the caret at the beginning."""
    edit.load("first")
    QTest.keyClicks(edit, "x")

    with qtbot.assertNotEmitted(edit.text_edited):
        edit.load("second\ntext")

    assert not edit.document().isUndoAvailable()
    assert edit.textCursor().position() == 0


def test_a_load_that_keeps_undo_can_be_undone(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """In one step, silently, with the caret where it was."""
    edit.load("one two three")
    QTest.keyClicks(edit, "x")
    select(edit, 3, 3)

    with qtbot.assertNotEmitted(edit.text_edited):
        edit.load("xone 2 three", keep_undo=True)

    assert edit.textCursor().position() == 3
    edit.undo()
    assert edit.text() == "xone two three"
    edit.undo()
    assert edit.text() == "one two three"


def test_typing_is_editing(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """So is taking it back."""
    edit.load("")

    with qtbot.waitSignal(edit.text_edited):
        QTest.keyClicks(edit, "News")
    with qtbot.waitSignal(edit.text_edited):
        QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert edit.text() == ""


def test_a_replaced_text_is_an_edit_of_one_step(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """The view and the caret stay; undo brings the old text back."""
    before = "\n".join(f"line {each} 😀" for each in range(200))
    edit.load(before)
    edit.go_to_line(150)
    place = edit.verticalScrollBar().value()

    with qtbot.waitSignal(edit.text_edited):
        edit.replace_text(before.replace("line 190", "row 190"))

    assert "row 190" in edit.text()
    assert edit.verticalScrollBar().value() == place > 0
    assert edit.textCursor().blockNumber() == 149
    edit.undo()
    assert edit.text() == before


@given(st.text("ab \n😀é"), st.text("ab \n😀é"))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_take_the_place_of_any_other(edit: MarkdownEdit, old: str, new: str) -> None:
    """Whatever they have in common at both ends."""
    edit.load(old)

    edit.replace_text(new)

    assert edit.text() == new
    edit.undo()
    assert edit.text() == old


# -- keys -----------------------------------------------------------------------------------------------


def test_return_goes_on_with_a_list_and_ends_it(edit: MarkdownEdit) -> None:
    """As one would on paper."""
    edit.load("")

    QTest.keyClicks(edit, "1. som")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "tenge")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "end")

    assert edit.text() == "1. som\n2. tenge\n\nend"


def test_shift_return_is_a_newline_that_every_program_knows(edit: MarkdownEdit) -> None:
    """Qt's own is U+2028."""
    edit.load("")

    QTest.keyClicks(edit, "a")
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(edit, "b")

    assert edit.document().toRawText() == "a\u2029b"


def test_tab_leaves_the_editor(qtbot: QtBot) -> None:
    """It inserts nothing."""
    window = QWidget()
    qtbot.addWidget(window)
    edit, button = MarkdownEdit(window), QPushButton(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)

    QTest.keyClick(edit, Qt.Key.Key_Tab)

    assert edit.text() == ""
    assert button.hasFocus()


def test_the_line_of_the_caret_is_told_once_each(edit: MarkdownEdit) -> None:
    """Counted from 1; moving within a line says nothing."""
    edit.load("a b\nc\nd")
    told: list[int] = []
    edit.line_changed.connect(told.append)

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Up):
        QTest.keyClick(edit, key)
    edit.load("a b\nc\nd")

    assert told == [2, 3, 2, 1]


def test_going_to_a_line_shows_it(edit: MarkdownEdit) -> None:
    """A line that there is not changes nothing."""
    edit.load("\n".join("abcdefgh"))

    edit.go_to_line(5)
    edit.go_to_line(99)
    edit.go_to_line(0)

    assert edit.textCursor().block().text() == "e"


# -- commands -------------------------------------------------------------------------------------------

COMMANDS: dict[str, Callable[[Passage], Passage]] = {
    "bold": marks.toggle_bold,
    "italic": marks.toggle_italic,
    "quote": lists.toggle_quote,
    "list": lists.toggle_list,
    "link": marks.insert_link,
    "heading": lambda passage: marks.toggle_heading(passage, 2),
}


def test_bold_takes_the_word_at_the_caret_and_typing_goes_on(edit: MarkdownEdit) -> None:
    """Behind an emoji as well, where Qt and Python count differently."""
    edit.load("😀😀 rising water")
    select(edit, 7, 7)

    edit.change(marks.toggle_bold)
    QTest.keyClicks(edit, "X")

    assert edit.text() == "😀😀 **riXsing** water"


def test_bold_in_a_selection_keeps_it_selected(edit: MarkdownEdit) -> None:
    """So that a second press takes it back."""
    edit.load("a 😀 word here")
    select(edit, 5, 9)

    edit.change(marks.toggle_bold)

    assert edit.textCursor().selectedText() == "word"
    edit.change(marks.toggle_bold)
    assert edit.text() == "a 😀 word here"


@given(
    st.text("ab *_#>-1.[]()\n😀", max_size=30),
    st.data(),
    st.lists(st.sampled_from(sorted(COMMANDS)), min_size=1, max_size=3),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undo_takes_back_one_command_at_a_time(
    edit: MarkdownEdit, text: str, data: st.DataObject, names: list[str]
) -> None:
    """After each step back the text is what it was before the command."""
    edit.load(text)
    ends = st.integers(0, len(edit.document().toRawText()))
    select(edit, data.draw(ends), data.draw(ends))
    before = [edit.text()]
    for name in names:
        edit.change(COMMANDS[name])
        if edit.text() != before[-1]:
            before.append(edit.text())

    for expected in reversed(before[:-1]):
        edit.undo()
        assert edit.text() == expected


def test_undo_keeps_what_was_typed_before_a_command(edit: MarkdownEdit) -> None:
    """A command is a step of its own."""
    edit.load("")

    QTest.keyClicks(edit, "word")
    edit.change(marks.toggle_bold)
    edit.undo()

    assert edit.text() == "word"


def test_nothing_changes_in_a_text_that_is_only_read(edit: MarkdownEdit) -> None:
    """Keys and commands leave it alone; the caret still moves."""
    edit.load("some words")
    edit.setReadOnly(True)

    edit.change(marks.toggle_bold)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "x")
    QTest.keyClick(edit, Qt.Key.Key_End)

    assert edit.text() == "some words"
    assert edit.textCursor().position() == 10


# -- what comes from outside ----------------------------------------------------------------------------


def paste(edit: MarkdownEdit, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_paste_is_plain(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """Whatever a browser sends along."""
    data = QMimeData()
    data.setHtml("<b style='color:red'>Bold</b>")
    data.setText("Bold\r\nand\u2028plain")
    edit.load("")

    paste(edit, data)

    assert edit.text() == "Bold\nand\nplain"
    assert "red" not in edit.toHtml()


@pytest.mark.parametrize("pasted", ["wool", "wool\nand felt"])
def test_a_paste_is_a_step_of_its_own(edit: MarkdownEdit, pasted: str) -> None:
    """What is typed before it stays when it is undone, and what is typed after it goes first."""
    data = QMimeData()
    data.setText(pasted)
    edit.load("")
    QTest.keyClicks(edit, "The ")
    paste(edit, data)
    QTest.keyClicks(edit, " is dear")
    assert edit.text() == f"The {pasted} is dear"

    edit.undo()
    assert edit.text() == f"The {pasted}"
    edit.undo()
    assert edit.text() == "The "


def test_files_are_not_pasted_as_their_names(edit: MarkdownEdit) -> None:
    """A file dropped on the text is for somebody else to take; a link is text."""
    file, link = QMimeData(), QMimeData()
    file.setUrls([QUrl.fromLocalFile("/tmp/page.txt")])
    file.setText("file:///tmp/page.txt")
    link.setUrls([QUrl("https://x.org")])
    link.setText("https://x.org")

    assert not edit.canInsertFromMimeData(file)
    assert edit.canInsertFromMimeData(link)
