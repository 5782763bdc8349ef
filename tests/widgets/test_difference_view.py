"""What came and went can be seen by more than colour, and found one after the other."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from newsdesk.widgets.difference_view import DifferenceView, Mark, Piece

PIECES = (
    Piece("Headline\n", Mark.HEADING),
    Piece("It "),
    Piece("snowed", Mark.WENT),
    Piece("rained", Mark.CAME),
    Piece(" all day.\n\n"),
    Piece("Yes.", Mark.CAME),
)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[DifferenceView]:
    shown = DifferenceView()
    qtbot.addWidget(shown)
    shown.resize(400, 160)
    shown.show()
    yield shown
    shown.close()


def look(view: DifferenceView, word: str) -> QTextCharFormat:
    cursor = view.document().find(word)
    return cursor.charFormat()


def marked(view: DifferenceView) -> str:
    return view.textCursor().selectedText()


def test_a_source_is_shown_to_the_letter(view: DifferenceView) -> None:
    """All pieces, in order, as plain text."""
    view.show_pieces(PIECES)

    assert view.toPlainText() == "".join(piece.text for piece in PIECES)


def test_marks_are_lines_and_not_only_colours(view: DifferenceView) -> None:
    """What came is underlined, what went is struck through, in the source and on the page."""
    view.show_pieces(PIECES)
    assert look(view, "rained").underlineStyle() is QTextCharFormat.UnderlineStyle.SingleUnderline
    assert look(view, "snowed").fontStrikeOut()
    assert look(view, "all day").underlineStyle() is QTextCharFormat.UnderlineStyle.NoUnderline

    view.show_html("<p>It <del>snowed</del><ins>rained</ins> all day.</p>")
    assert look(view, "rained").fontUnderline()
    assert look(view, "snowed").fontStrikeOut()


def test_a_moved_paragraph_looks_different(view: DifferenceView) -> None:
    """It is no new text."""
    view.show_pieces([Piece("Wool is dear.", Mark.CAME, moved=True)])

    assert look(view, "Wool").fontItalic()
    assert look(view, "Wool").underlineStyle() is QTextCharFormat.UnderlineStyle.DashUnderline
    assert "Moved" in look(view, "Wool").toolTip()


def test_changes_are_found_one_after_the_other(view: DifferenceView) -> None:
    """What came where something went is one change; after the last comes the first."""
    view.show_pieces(PIECES)
    found = []
    for _step in range(3):
        view.go(1)
        found.append(marked(view))

    assert view.changes == 2
    assert found == ["snowedrained", "Yes.", "snowedrained"]
    view.go(-1)
    assert marked(view) == "Yes."


def test_changes_on_a_page_are_found(view: DifferenceView) -> None:
    """A link is underlined too, and is none."""
    view.show_html("<p><a href='x'>Map</a> <ins>new</ins> and <del>old</del></p><p><ins>last</ins></p>")
    found = []
    for _step in range(view.changes):
        view.go(-1)
        found.append(marked(view))

    assert found == ["last", "old", "new"]


def test_without_changes_there_is_nowhere_to_go(view: DifferenceView) -> None:
    """And it is said."""
    view.show_pieces([Piece("It snowed.")])

    assert not view.go(1)
    assert view.at == -1


def test_a_change_far_below_is_brought_into_view(view: DifferenceView) -> None:
    """With what follows it."""
    view.show_pieces([Piece("Line\n" * 400), Piece("new", Mark.CAME), Piece("\nLine" * 400)])

    view.go(1)

    assert view.viewport().rect().contains(view.cursorRect())
    assert view.verticalScrollBar().value() > 0


def test_nothing_is_loaded(view: DifferenceView) -> None:
    """Whatever a page names."""
    view.show_html('<p><img src="file:///etc/hostname"><img src="https://example.org/a.png">Words</p>')

    assert view.loadResource(2, "file:///etc/hostname") is None
    assert "Words" in view.toPlainText()


def test_another_text_takes_the_place_of_the_one_before(view: DifferenceView, qtbot: QtBot) -> None:
    """Nothing of it is left, its changes are forgotten."""
    view.show_pieces(PIECES)
    view.go(1)
    view.show_pieces([Piece("New.", Mark.CAME)])

    assert view.toPlainText() == "New."
    assert (view.changes, view.at) == (1, -1)
    view.moveCursor(QTextCursor.MoveOperation.End)
