"""Marks under amounts of money: in view, off the keys' path, moving with the text."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from newsdesk.widgets.colors import HighlightColors, LayerColors
from newsdesk.widgets.writing.amounts import LONGEST, AmountMark, AmountMarks, paragraph_at
from newsdesk.widgets.writing.edit import MarkdownEdit

Line = QTextCharFormat.UnderlineStyle


@pytest.fixture
def read() -> list[str]:
    """All paragraphs that were read, as often as they were."""
    return []


@pytest.fixture
def marks(edit: MarkdownEdit, read: list[str], ink: Callable[[str], HighlightColors]) -> AmountMarks:
    """Marks of what is so many tenge; seven are off."""
    edit.set_colors(ink("#777777"))

    def find(paragraph: str) -> list[AmountMark]:
        read.append(paragraph)
        found = re.finditer(r"\d+\stenge", paragraph)
        return [AmountMark(*each.span(), f"({each[0]})", each[0].startswith("7 ")) for each in found]

    marks = AmountMarks(edit)
    marks.read_by(find)
    return marks


def marked(edit: MarkdownEdit) -> list[str]:
    return [each.cursor.selectedText() for each in edit.extraSelections()]


def test_amounts_are_marked_and_wrong_ones_more_strongly(
    edit: MarkdownEdit, marks: AmountMarks, qtbot: QtBot
) -> None:
    """Exactly where they stand, emoji and Kazakh letters before them or not; not by a colour alone."""
    edit.load("Бағасы 🌾🌾 5 tenge, then\n🐎 7 tenge\n\n9 tenge")

    qtbot.waitUntil(lambda: marked(edit) == ["5 tenge", "7 tenge", "9 tenge"])
    shown = edit.extraSelections()
    lines = [each.format.underlineStyle() for each in shown]
    assert lines == [Line.DotLine, Line.DashUnderline, Line.DotLine]
    assert [each.format.hasProperty(QTextCharFormat.Property.BackgroundBrush.value) for each in shown] == [
        False,
        True,
        False,
    ]


def test_a_paragraph_is_read_as_a_whole(edit: MarkdownEdit, marks: AmountMarks, qtbot: QtBot) -> None:
    """An amount may go over the end of a line; code is not read at all."""
    edit.load("It cost 5\ntenge.\n\n```\n6 tenge\n```\n\n<!-- 8 tenge\n9 tenge -->")

    qtbot.waitUntil(lambda: len(marked(edit)) == 1)
    assert marked(edit)[0].split() == ["5", "tenge"]


def test_no_key_reads_anything(edit: MarkdownEdit, marks: AmountMarks, read: list[str], qtbot: QtBot) -> None:
    """What is marked moves along with the text; only a pause brings what is new, of that paragraph alone."""
    edit.load("a b 5 tenge\n\n9 tenge")
    qtbot.waitUntil(lambda: marked(edit) == ["5 tenge", "9 tenge"])
    read.clear()

    QTest.keyClicks(edit, "6 tenge or ")
    assert read == []
    assert marked(edit) == ["5 tenge", "9 tenge"]

    qtbot.waitUntil(lambda: not marks.pending)
    assert read == ["6 tenge or a b 5 tenge"]
    assert marked(edit) == ["6 tenge", "5 tenge", "9 tenge"]


def test_only_what_is_in_view_is_read(
    edit: MarkdownEdit, marks: AmountMarks, read: list[str], qtbot: QtBot
) -> None:
    """A long text costs no more than a short one; scrolling brings the others."""
    edit.load("\n\n".join(f"{number} tenge" for number in range(10, 900)))
    qtbot.waitUntil(lambda: bool(marked(edit)))
    assert len(read) < 100

    edit.moveCursor(QTextCursor.MoveOperation.End)

    qtbot.waitUntil(lambda: marked(edit)[-1:] == ["899 tenge"])
    assert len(read) < 200


def test_a_paragraph_without_end_is_left_alone(
    edit: MarkdownEdit, marks: AmountMarks, read: list[str], qtbot: QtBot
) -> None:
    """To read it would be felt; one of many lines is read around what is in view."""
    edit.load("\n".join(["5 tenge"] * 1000) + "\n\n" + "x" * LONGEST + " 5 tenge")
    qtbot.waitUntil(lambda: bool(marked(edit)))
    assert max(map(len, read)) < 1000

    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: not marks.pending)

    assert max(map(len, read)) < LONGEST


def test_without_a_reader_nothing_is_marked(edit: MarkdownEdit, marks: AmountMarks, qtbot: QtBot) -> None:
    """Turned off, and on again."""
    edit.load("5 tenge")
    qtbot.waitUntil(lambda: marked(edit) == ["5 tenge"])

    marks.read_by(None)
    assert marked(edit) == []

    marks.read_by(lambda _text: [AmountMark(0, 1, "")])
    assert marked(edit) == ["5"]


def test_another_text_has_marks_of_its_own(edit: MarkdownEdit, marks: AmountMarks, qtbot: QtBot) -> None:
    """The editor shows another document, and the first again."""
    edit.open("one", "5 tenge")
    qtbot.waitUntil(lambda: marked(edit) == ["5 tenge"])
    edit.open("two", "9 tenge")
    qtbot.waitUntil(lambda: marked(edit) == ["9 tenge"])
    edit.open("one", "5 tenge")
    qtbot.waitUntil(lambda: marked(edit) == ["5 tenge"])


def test_the_mouse_says_what_is_known(edit: MarkdownEdit, marks: AmountMarks, qtbot: QtBot) -> None:
    """Over an amount, and over nothing else."""
    edit.load("a 5 tenge and words")
    qtbot.waitUntil(lambda: marked(edit) == ["5 tenge"])

    def hover(place: int) -> QPoint:
        cursor = edit.textCursor()
        cursor.setPosition(place)
        at = edit.cursorRect(cursor).center()
        QApplication.sendEvent(
            edit.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, edit.viewport().mapToGlobal(at))
        )
        return at

    hover(4)
    assert QToolTip.text() == "<p>(5 tenge)</p>"
    QToolTip.hideText()
    found = marks.at(4)
    assert found is not None
    assert found[1].message == "(5 tenge)"
    assert marks.at(15) is None


def test_other_colours_are_worn_at_once(edit: MarkdownEdit, marks: AmountMarks, qtbot: QtBot) -> None:
    """By the lines, the ground, and the words on it; nothing is read again for them."""
    edit.load("5 tenge and 7 tenge")
    qtbot.waitUntil(lambda: marked(edit) == ["5 tenge", "7 tenge"])

    colors = LayerColors.on_paper()._replace(
        text="#fefefe", amount="#a0a0a0", off="#b0b0b0", off_ground="#101010"
    )
    edit.layers.set_colors(colors)

    right, off = (QTextCharFormat(each.format) for each in edit.extraSelections())
    assert [each.underlineColor().name() for each in (right, off)] == ["#a0a0a0", "#b0b0b0"]
    assert (off.foreground().color().name(), off.background().color().name()) == ("#fefefe", "#101010")
    found = marks.at(2)
    assert found is not None
    assert found[0].selectedText() == "5 tenge"


def test_places_are_mapped_both_ways(edit: MarkdownEdit) -> None:
    """Qt counts an emoji as two."""
    edit.load("x\n\n🌾 5 tenge\n🐎 б")
    block = edit.document().findBlockByNumber(3)

    paragraph = paragraph_at(block)

    assert paragraph is not None
    assert paragraph.text == "🌾 5 tenge\n🐎 б"
    assert [paragraph.from_(paragraph.to(each)) for each in range(len(paragraph.text) + 1)] == list(
        range(len(paragraph.text) + 1)
    )
    assert paragraph.to(len(paragraph.text)) == edit.document().characterCount() - 1
    assert paragraph_at(edit.document().findBlockByNumber(1)) is None
