"""Marked passages move with the text, and are found again by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.widgets.colors import PassageColors
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.passages import ASIDE

TEXT = "A 😀 mill in Karakol presses fleece.\n\nIt takes in forty tonnes."


@pytest.fixture
def edit(qtbot: QtBot) -> MarkdownEdit:
    edit = MarkdownEdit()
    qtbot.addWidget(edit)
    edit.resize(500, 300)
    edit.load(TEXT)
    with qtbot.waitExposed(edit):
        edit.show()
    return edit


def place_of(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def selected(edit: MarkdownEdit) -> str:
    return edit.textCursor().selectedText()


def caret_to(edit: MarkdownEdit, words: str) -> None:
    cursor = edit.document().find(words)
    cursor.setPosition(cursor.selectionStart())
    edit.setTextCursor(cursor)


def test_a_passage_is_found_by_its_name(edit: MarkdownEdit) -> None:
    """Counted in code points, whatever Qt counts in."""
    edit.passages.place({"a": place_of("Karakol"), "b": place_of("forty")})

    assert edit.passages.go_to("b")
    assert selected(edit) == "forty"
    assert edit.passages.selected() == place_of("forty")
    assert not edit.passages.go_to("c")
    assert selected(edit) == "forty"


def test_the_next_one_comes_after_the_caret_and_then_the_first(edit: MarkdownEdit) -> None:
    """Round and round, in the order of the text."""
    edit.passages.place({"b": place_of("forty"), "a": place_of("Karakol")})

    assert [edit.passages.go_to_next() for _ in range(3)] == ["a", "b", "a"]
    assert selected(edit) == "Karakol"


def test_without_any_there_is_no_next_one(edit: MarkdownEdit) -> None:
    """The caret stays where it is."""
    caret_to(edit, "mill")

    assert edit.passages.go_to_next() == ""
    assert edit.textCursor().position() == TEXT.index("mill") + 1


def test_a_passage_moves_with_what_is_typed_before_it(edit: MarkdownEdit) -> None:
    """And with what is taken away."""
    edit.passages.place({"a": place_of("forty tonnes")})

    caret_to(edit, "mill")
    QTest.keyClicks(edit, "old wool ")
    caret_to(edit, "presses")
    for _ in range(4):
        QTest.keyClick(edit, Qt.Key.Key_Delete)

    assert edit.passages.go_to("a")
    assert selected(edit) == "forty tonnes"


@pytest.mark.parametrize(("at", "typed"), [("Karakol", "of "), (" presses", " now")])
def test_what_is_typed_beside_a_passage_is_not_part_of_it(edit: MarkdownEdit, at: str, typed: str) -> None:
    """Before its first letter, and behind its last."""
    edit.passages.place({"a": place_of("Karakol")})

    caret_to(edit, at)
    QTest.keyClicks(edit, typed)

    assert edit.passages.go_to("a")
    assert selected(edit) == "Karakol"


def test_what_is_typed_within_it_is(edit: MarkdownEdit) -> None:
    """A correction of the passage is the passage."""
    edit.passages.place({"a": place_of("forty tonnes")})

    caret_to(edit, " tonnes")
    QTest.keyClicks(edit, "-two")

    assert edit.passages.go_to("a")
    assert selected(edit) == "forty-two tonnes"


def test_a_deleted_passage_is_not_there(edit: MarkdownEdit) -> None:
    """Nothing is marked, and it is no stop on the way."""
    edit.passages.place({"a": place_of("Karakol"), "b": place_of("forty")})

    edit.passages.go_to("a")
    QTest.keyClick(edit, Qt.Key.Key_Delete)

    assert not edit.passages.go_to("a")
    assert edit.passages.go_to_next() == "b"


def test_marking_is_no_edit(edit: MarkdownEdit, qtbot: QtBot) -> None:
    """It is not in the text, not to be undone, and nobody is told that something was typed."""
    with qtbot.assertNotEmitted(edit.text_edited):
        edit.passages.place({"a": place_of("Karakol")})

    assert edit.text() == TEXT
    assert not edit.document().isUndoAvailable()


def test_a_passage_is_tinted_and_has_a_dot_in_the_margin(edit: MarkdownEdit, qtbot: QtBot) -> None:
    """In the colours that were asked for, and in no others when they change."""
    edit.passages.place({"a": place_of("Karakol")})
    for ground, line in (("#ffff00", "#ff0000"), ("#00ffff", "#0000ff")):
        edit.passages.set_colors(PassageColors(ground, line))
        picture = edit.viewport().grab().toImage()
        of_line = edit.cursorRect(QTextCursor(edit.document()))
        seen = {picture.pixelColor(x, of_line.top() + 1).name() for x in range(picture.width())}

        assert QColor(ground).name() in seen
        assert picture.pixelColor(ASIDE, of_line.center().y()).name() == line


def test_places_beyond_the_text_do_no_harm(edit: MarkdownEdit) -> None:
    """A place that was worked out for a longer text ends where the text does."""
    edit.passages.place({"a": (len(TEXT) - 3, len(TEXT) + 50), "b": (900, 950)})

    assert edit.passages.go_to("a")
    assert selected(edit) == "es."
    assert not edit.passages.go_to("b")


@given(st.text(alphabet="a😀ё\n", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_any_passage_of_any_text_is_selected(text: str, one: int, other: int) -> None:
    """What is selected is what a slice of the text is."""
    edit = MarkdownEdit()
    edit.load(text)
    start, end = sorted((min(one, len(text)), min(other, len(text))))

    edit.mark(start, end)

    assert selected(edit).replace("\u2029", "\n") == text[start:end]
    assert edit.passages.selected() == (start, end)
    edit.deleteLater()
