"""Colours in a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from newsdesk.widgets.colors import HighlightColors
from newsdesk.widgets.writing.highlighter import MarkdownHighlighter

COLORS = HighlightColors(
    mark="#000001",
    heading="#000002",
    quote="#000003",
    code="#000004",
    code_background="#000005",
    link="#000006",
    address="#000007",
    html="#000008",
    rate="#000009",
)


class Sheet:
    """A document with its highlighter, and a count of how often a paragraph was coloured."""

    def __init__(self, text: str) -> None:
        self.document = QTextDocument()
        self.document.documentLayout()  # as in an editor; without one Qt does not tell of changes
        self.document.setPlainText(text)
        self.coloured: list[str] = []
        sheet = self

        class Counting(MarkdownHighlighter):
            def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
                sheet.coloured.append(text)
                super().highlightBlock(text)

        self.highlighter = Counting(self.document, COLORS)
        QCoreApplication.processEvents()  # Qt colours what was there already in a moment of its own
        self.coloured.clear()

    def type(self, line: int, column: int, text: str) -> None:
        cursor = QTextCursor(self.block(line))
        cursor.movePosition(QTextCursor.MoveOperation.Right, n=column)
        cursor.insertText(text)

    def block(self, line: int) -> QTextBlock:
        return self.document.findBlockByNumber(line)

    def look(self, line: int) -> dict[str, QTextCharFormat]:
        """Return each coloured piece of a line, cut by UTF-16 as Qt cuts it, with its format."""
        block = self.block(line)
        raw = block.text().encode("utf-16-le")
        found = {}
        for each in block.layout().formats():
            start, length, look = each.start, each.length, QTextCharFormat(each.format)
            found[raw[2 * start : 2 * (start + length)].decode("utf-16-le")] = look
        return found

    def looks(self) -> list[list[tuple[int, int, QTextCharFormat]]]:
        """Return every line's pieces with their places and formats."""
        found, block = [], self.document.begin()
        while block.isValid():
            formats = block.layout().formats()
            found.append([(each.start, each.length, QTextCharFormat(each.format)) for each in formats])
            block = block.next()
        return found


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Fonts need an application."""


def test_marks_stand_back_and_words_keep_their_colour() -> None:
    """Only the weight of strong words is another."""
    look = Sheet("a **b**").look(0)

    assert look["**"].foreground().color() == QColor(COLORS.mark)
    assert look["b"].fontWeight() == QFont.Weight.Bold
    assert not look["b"].hasProperty(QTextCharFormat.Property.ForegroundBrush)


@pytest.mark.parametrize(
    ("text", "piece", "color"),
    [
        ("# Head", "Head", COLORS.heading),
        ("> said", "said", COLORS.quote),
        ("`x = 1`", "x = 1", COLORS.code),
        ("[map](http://x)", "map", COLORS.link),
        ("<http://x.org>", "http://x.org", COLORS.address),
        ("<br>", "<br>", COLORS.html),
        ("{{rate KZT}}", "rate KZT", COLORS.rate),
        ("> [map](http://x)", "map", COLORS.link),
        ("# [map](http://x)", "](http://x)", COLORS.mark),
    ],
)
def test_each_kind_has_its_colour(text: str, piece: str, color: str) -> None:
    """Within each other, the one that says more wins."""
    assert Sheet(text).look(0)[piece].foreground().color() == QColor(color)


def test_styles_within_each_other_hold_together() -> None:
    """A word in italics in bold in a heading is all three."""
    found = Sheet("# A **b *c* d**").look(0)["c"]

    assert found.fontItalic()
    assert found.fontWeight() == QFont.Weight.Bold
    assert found.foreground().color() == QColor(COLORS.heading)
    assert found.property(QTextCharFormat.Property.FontSizeAdjustment) == 2


def test_the_right_letters_are_coloured_behind_an_emoji() -> None:
    """Qt counts an emoji as two."""
    look = Sheet("😀 a **b😀c** *d* 😀 `e`").look(0)

    assert look["b😀c"].fontWeight() == QFont.Weight.Bold
    assert look["d"].fontItalic()
    assert look["e"].foreground().color() == QColor(COLORS.code)


def test_a_fence_colours_what_is_below_as_soon_as_it_opens() -> None:
    """And no longer when it is gone."""
    sheet = Sheet("text\n*a*\n\n*b*")
    assert sheet.look(1)["a"].fontItalic()

    sheet.type(0, 0, "```\n")
    assert sheet.look(2)["*a*"].foreground().color() == QColor(COLORS.code)
    assert sheet.look(4)["*b*"].foreground().color() == QColor(COLORS.code)

    sheet.type(3, 0, "```\n")
    assert sheet.look(2)["*a*"].foreground().color() == QColor(COLORS.code)
    assert sheet.look(5)["b"].fontItalic()


def test_a_line_below_makes_a_heading_and_takes_it_back() -> None:
    """The line above is coloured anew when its underline comes, changes, or goes."""
    sheet = Sheet("Mill turns wool\n")
    assert sheet.look(0) == {}

    sheet.type(1, 0, "-")
    assert sheet.look(0)["Mill turns wool"].fontWeight() == QFont.Weight.Bold

    sheet.type(1, 1, " x")
    assert sheet.look(0) == {}


def test_a_rule_below_makes_the_head_of_a_table() -> None:
    """It is known as one as soon as the rule is whole."""
    sheet = Sheet("a | b\n---\n1 | 2")

    sheet.type(1, 3, "|---")

    assert sheet.look(0)["|"].foreground().color() == QColor(COLORS.mark)
    assert "1 " in sheet.look(2)


def test_marks_find_their_partners_lines_away() -> None:
    """Typed below or above, and lose them again."""
    sheet = Sheet("a **b\nc\nd e\n\nf")
    assert sheet.look(1) == {}

    sheet.type(2, 1, "**")
    assert [sheet.look(0)["b"], sheet.look(1)["c"], sheet.look(2)["d"]] == [sheet.look(1)["c"]] * 3
    assert sheet.look(1)["c"].fontWeight() == QFont.Weight.Bold

    sheet.document.undo()
    assert [sheet.look(0), sheet.look(1), sheet.look(2)] == [{}, {}, {}]


TEXTS = st.text(st.sampled_from("ab *_`[]()<>!-=#|{}\n\n\n😀"), max_size=40)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12), TEXTS), min_size=1, max_size=5))
def test_what_is_typed_is_coloured_as_if_it_had_been_there(
    text: str, edits: list[tuple[int, int, str]]
) -> None:
    """Whatever was put in and taken out, and in whatever order."""
    sheet = Sheet(text)
    cursor = QTextCursor(sheet.document)
    for place, length, words in edits:
        last = sheet.document.characterCount() - 1
        cursor.setPosition(min(place, last))
        cursor.setPosition(min(place + length, last), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)

    whole = Sheet(sheet.document.toPlainText())

    assert sheet.looks() == whole.looks()


def test_only_the_paragraph_that_was_touched_is_coloured_again() -> None:
    """In a text of any length."""
    sheet = Sheet("\n".join(f"line *{each}*" for each in range(500)))

    sheet.type(250, 4, "s")

    assert sheet.coloured == ["lines *250*"]


def test_other_colours_reach_every_paragraph() -> None:
    """The same ones again cost nothing."""
    sheet = Sheet("# A\n# B")
    other = COLORS._replace(heading="#abcdef")

    sheet.highlighter.set_colors(COLORS)
    assert sheet.coloured == []
    sheet.highlighter.set_colors(other)

    assert sheet.look(0)["A"].foreground().color() == QColor("#abcdef")
    assert sheet.look(1)["B"].foreground().color() == QColor("#abcdef")


def test_colouring_is_no_change_of_the_text() -> None:
    """Nothing to undo, nothing to save."""
    sheet = Sheet("# A")
    sheet.document.setModified(False)

    sheet.highlighter.set_colors(COLORS._replace(heading="#abcdef"))

    assert not sheet.document.isModified()
    assert not sheet.document.isUndoAvailable()
