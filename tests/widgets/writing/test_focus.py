"""What stands out around the caret, and what is faded."""

from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.focus import FocusMarks
from newsdesk.widgets.writing.focus_kinds import Focus

TEXT = "First one. Second one.\n\nThird one, which is\nlonger. Fourth one.\n\nThe last."


class Writer(Protocol):
    """Types into an editor."""

    edit: MarkdownEdit

    def show(self, shown: str) -> "Writer": ...
    def type(self, *keys: str | Qt.Key) -> "Writer": ...
    def at(self, place: int) -> "Writer": ...


def standing_out(edit: QTextEdit) -> str:
    """The text that is not faded."""
    faded = [(each.cursor.selectionStart(), each.cursor.selectionEnd()) for each in edit.extraSelections()]
    text = edit.toPlainText()
    return "".join(
        letter for place, letter in enumerate(text) if not any(start <= place < end for start, end in faded)
    )


@pytest.fixture
def marks(writer: Writer) -> FocusMarks:
    """The marks of an editor with three paragraphs, the caret at its beginning."""
    writer.edit.load(TEXT)
    return FocusMarks(writer.edit)


def test_the_sentence_at_the_caret_stands_out(writer: Writer, marks: FocusMarks, qtbot: QtBot) -> None:
    """It follows the caret, over the end of a line that is none of the paragraph."""
    marks.turn(Focus.SENTENCE)
    assert standing_out(writer.edit) == "First one. "

    writer.at(TEXT.index("longer"))

    qtbot.waitUntil(lambda: standing_out(writer.edit) == "Third one, which is\nlonger. ")


def test_what_is_only_read_is_not_faded(writer: Writer, marks: FocusMarks, qtbot: QtBot) -> None:
    """A proofreader reads all of it; whoever writes again has the focus again."""
    marks.turn(Focus.SENTENCE)

    writer.edit.setReadOnly(True)
    qtbot.waitUntil(lambda: standing_out(writer.edit) == TEXT)

    writer.edit.setReadOnly(False)
    qtbot.waitUntil(lambda: standing_out(writer.edit) == "First one. ")


def test_the_paragraph_at_the_caret_stands_out(writer: Writer, marks: FocusMarks) -> None:
    """All of its lines do."""
    writer.at(TEXT.index("longer"))

    marks.turn(Focus.PARAGRAPH)

    assert standing_out(writer.edit) == "Third one, which is\nlonger. Fourth one."


def test_what_is_typed_stands_out(writer: Writer, marks: FocusMarks, qtbot: QtBot) -> None:
    """The next sentence takes over once it has begun."""
    marks.turn(Focus.SENTENCE)
    writer.at(len("First one."))

    writer.type(" New")

    qtbot.waitUntil(lambda: standing_out(writer.edit).startswith("New"))


def test_all_that_is_selected_stands_out(writer: Writer, marks: FocusMarks, qtbot: QtBot) -> None:
    """From the first sentence that is touched to the last."""
    marks.turn(Focus.SENTENCE)

    writer.edit.mark(TEXT.index("Second"), TEXT.index("which"))

    qtbot.waitUntil(lambda: standing_out(writer.edit) == "Second one.\n\nThird one, which is\nlonger. ")


def test_off_is_off(writer: Writer, marks: FocusMarks) -> None:
    """Nothing is faded any more."""
    marks.turn(Focus.SENTENCE)

    marks.turn(Focus.OFF)

    assert writer.edit.extraSelections() == []


def test_the_rest_fades_into_its_paper(writer: Writer, marks: FocusMarks, qtbot: QtBot) -> None:
    """On dark paper as on light."""
    marks.turn(Focus.SENTENCE)
    dark = QPalette(writer.edit.palette())
    dark.setColor(QPalette.ColorRole.Base, QColor("#000000"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#ffffff"))

    writer.edit.setPalette(dark)

    def colors() -> set[str]:
        return {each.format.foreground().color().name() for each in marks._marked}

    qtbot.waitUntil(lambda: colors() == {"#616161"})


def test_only_what_is_in_view_is_faded(writer: Writer, marks: FocusMarks) -> None:
    """However long the text is."""
    writer.edit.load("A sentence. Another.\n\n" * 5000)

    marks.turn(Focus.SENTENCE)

    [below] = writer.edit.extraSelections()
    assert below.cursor.selectionEnd() < 3000


def test_a_key_within_the_sentence_changes_no_mark(writer: Writer, marks: FocusMarks, qtbot: QtBot) -> None:
    """So that nothing but its line is painted again."""
    marks.turn(Focus.SENTENCE)
    writer.at(3)
    qtbot.waitUntil(lambda: standing_out(writer.edit) == "First one. ")
    before = marks._marked

    writer.type("x")
    marks.mark()

    assert marks._marked is before
    assert standing_out(writer.edit) == "Firxst one. "
