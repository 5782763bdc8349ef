"""Marks of what was found: in view, of thousands; moving with the text until it is looked for again."""

import re

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.domain.replacing import Spans
from newsdesk.widgets.colors import LayerColors
from newsdesk.widgets.utf16 import Units
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.found import FoundMarks

#: What a text wears that nobody has dressed.
COLORS = LayerColors.on_paper()


@pytest.fixture
def edit(qtbot: QtBot) -> MarkdownEdit:
    edit = MarkdownEdit()
    qtbot.addWidget(edit)
    edit.resize(500, 300)
    with qtbot.waitExposed(edit):
        edit.show()
    return edit


@pytest.fixture
def marks(edit: MarkdownEdit) -> FoundMarks:
    return FoundMarks(edit)


def show(marks: FoundMarks, edit: MarkdownEdit, pattern: str) -> None:
    """Mark what a pattern finds."""
    text = edit.text()
    found = [match.span() for match in re.finditer(pattern, text)]
    marks.show(Spans(tuple(one for one, _ in found), tuple(other for _, other in found)), Units(text))


def marked(edit: MarkdownEdit) -> list[tuple[str, str]]:
    """Return what is marked, and the colour of its ground."""
    return [
        (each.cursor.selectedText(), each.format.background().color().name())
        for each in edit.extraSelections()
    ]


def test_places_are_marked_and_the_one_at_hand_in_another_way(edit: MarkdownEdit, marks: FoundMarks) -> None:
    """Behind an emoji too; by a line under it as well as by colour."""
    edit.load("\U0001f33e rail \U0001f33e\U0001f33e rail")
    show(marks, edit, "rail")

    marks.point_out(1)

    assert marked(edit) == [("rail", COLORS.found), ("rail", COLORS.at_hand)]
    assert [each.format.fontUnderline() for each in edit.extraSelections()] == [False, True]
    marks.clear()
    assert marked(edit) == []


def test_only_what_is_in_view_is_marked(edit: MarkdownEdit, marks: FoundMarks, qtbot: QtBot) -> None:
    """Of thousands of places some; after scrolling those that are to be seen then."""
    edit.load("\n".join(f"rail{number}" for number in range(5000)))
    show(marks, edit, r"rail\d+")
    first = marked(edit)
    assert len(first) < 100
    assert first[0][0] == "rail0"

    edit.go_to_line(2500)

    qtbot.waitUntil(lambda: "rail2499" in [words for words, _color in marked(edit)])
    assert len(marked(edit)) < 100


def test_marks_move_with_what_is_typed(edit: MarkdownEdit, marks: FoundMarks) -> None:
    """They are not guessed at while it is: what comes right behind one is not marked."""
    edit.load("a rail b")
    show(marks, edit, "rail")
    edit.mark(0, 0)
    QTest.keyClicks(edit, "xyz ")
    assert marked(edit) == [("rail", COLORS.found)]

    edit.mark(10, 10)
    QTest.keyClicks(edit, "s")

    assert edit.text() == "xyz a rails b"
    assert marked(edit) == [("rail", COLORS.found)]


def test_another_text_has_no_marks(edit: MarkdownEdit, marks: FoundMarks) -> None:
    """Until it was searched."""
    edit.open("a", "rail")
    show(marks, edit, "rail")

    edit.open("b", "rail")

    assert marked(edit) == []


def test_what_is_searched_is_tinted(edit: MarkdownEdit, marks: FoundMarks) -> None:
    """Below the marks."""
    edit.load("a rail b rail")
    scope = QTextCursor(edit.document())
    scope.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    marks.set_scope(scope)

    show(marks, edit, "rail b")

    assert marked(edit) == [("a rail ", COLORS.searched), ("rail b", COLORS.found)]
    marks.set_scope(None)
    assert [words for words, _color in marked(edit)] == ["rail b"]


def test_other_colours_are_worn_at_once(edit: MarkdownEdit, marks: FoundMarks) -> None:
    """By each place, the one at hand, and the words in them."""
    edit.load("rail and rail")
    show(marks, edit, "rail")
    marks.point_out(1)

    edit.layers.set_colors(COLORS._replace(text="#fefefe", found="#101010", at_hand="#202020"))

    assert marked(edit) == [("rail", "#101010"), ("rail", "#202020")]
    assert {each.format.foreground().color().name() for each in edit.extraSelections()} == {"#fefefe"}


def test_other_colours_do_not_move_marks(edit: MarkdownEdit, marks: FoundMarks) -> None:
    """What was typed since the search stays unmarked, and the next search marks in the new colours."""
    edit.load("a rail")
    show(marks, edit, "rail")
    edit.mark(0, 0)
    QTest.keyClicks(edit, "xyz ")

    edit.layers.set_colors(COLORS._replace(found="#101010"))

    assert [words for words, _color in marked(edit)] == ["rail"]
    show(marks, edit, "rail")
    assert marked(edit) == [("rail", "#101010")]
