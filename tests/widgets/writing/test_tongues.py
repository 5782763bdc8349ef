"""Every script, every way of typing it: from right to left, with marks that combine, emoji, input methods."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.widgets.colors import HighlightColors
from newsdesk.widgets.writing.edit import MarkdownEdit

FAMILY = "👩\u200d👩\u200d👧"


@pytest.fixture
def edit(qtbot: QtBot, ink: Callable[[str], HighlightColors]) -> MarkdownEdit:
    widget = MarkdownEdit()
    qtbot.addWidget(widget)
    widget.resize(900, 400)
    widget.set_colors(ink("#777777"))
    with qtbot.waitExposed(widget):
        widget.show()
    widget.setFocus()
    return widget


def compose(edit: MarkdownEdit, preedit: str, commit: str = "") -> None:
    """Do what an input method does: show what is being composed, or put in what has been."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(edit, event)


def test_what_is_being_composed_is_not_in_the_text_yet(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """It is with the last of it, as one edit and one step to undo."""
    edit.load("**Wool** ")
    QTest.keyClick(edit, Qt.Key.Key_End)
    with qtbot.assertNotEmitted(edit.text_edited):
        compose(edit, "に")
        compose(edit, "にほ")
    assert edit.text() == "**Wool** "

    with qtbot.waitSignal(edit.text_edited):
        compose(edit, "", "日本")

    assert edit.text() == "**Wool** 日本"
    assert edit.length.characters == 7
    edit.undo()
    assert edit.text() == "**Wool** "


def test_what_is_being_composed_in_one_text_is_not_in_another(edit: MarkdownEdit) -> None:
    """And typing goes on there as if nothing had been."""
    edit.open("wool", "Wool")
    compose(edit, "に")

    edit.open("trams", "Trams")
    QTest.keyClicks(edit, "A")

    assert edit.text() == "ATrams"


def test_a_dead_key_makes_one_letter(edit: MarkdownEdit) -> None:
    """An empty event, which some input methods send at each focus, is no edit."""
    edit.load("")

    compose(edit, "´")
    compose(edit, "", "é")
    compose(edit, "")

    assert edit.text() == "é"


def test_a_paragraph_in_arabic_runs_from_right_to_left(edit: MarkdownEdit) -> None:
    """Each as its own letters say; emphasis and caret are where they belong."""
    edit.load("قال **الوزير** اليوم\n\nIt said *so* today")
    QCoreApplication.processEvents()

    first, last = edit.document().findBlockByNumber(0), edit.document().findBlockByNumber(2)

    assert first.textDirection() == Qt.LayoutDirection.RightToLeft
    assert last.textDirection() == Qt.LayoutDirection.LeftToRight
    assert edit.cursorRect().left() > edit.viewport().width() / 2
    assert len(first.layout().formats()) == 3
    QTest.keyClicks(edit, "!")
    assert edit.text().startswith("!قال")


@pytest.mark.parametrize("character", ["😀", "𐐷", "Қ"])
def test_backspace_takes_a_whole_character(edit: MarkdownEdit, character: str) -> None:
    """Never half of one."""
    edit.load(f"a{character}")
    QTest.keyClick(edit, Qt.Key.Key_End)

    QTest.keyClick(edit, Qt.Key.Key_Backspace)

    assert edit.text() == "a"


@pytest.mark.parametrize("cluster", ["и\u0306", FAMILY, "🇰🇿", "e\u0301\u0323"])
def test_the_caret_passes_what_a_reader_takes_for_one_character(edit: MarkdownEdit, cluster: str) -> None:
    """A letter with its marks, a flag, a family."""
    edit.load(f"a{cluster}b")

    for _ in range(2):
        QTest.keyClick(edit, Qt.Key.Key_Right)
    QTest.keyClicks(edit, "|")

    assert edit.text() == f"a{cluster}|b"
    assert edit.length.characters == 4


def test_text_typed_in_cyrillic_is_one_word_and_is_marked_as_such(edit: MarkdownEdit) -> None:
    """Bold takes all of it."""
    edit.load("")

    for letter in "**Қазақстан**":  # Qt's own keyClicks knows Latin only
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(edit, event)

    assert edit.length.words == 1
    assert edit.document().begin().layout().formats()[1].length == len("Қазақстан")
