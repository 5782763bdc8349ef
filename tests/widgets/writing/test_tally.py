"""A text and its length, line by line."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from newsdesk.domain.length import Length
from newsdesk.text.length import length
from newsdesk.widgets.writing.tally import Tally

TEXTS = st.text(st.sampled_from("ab1 .<>![]():/#*`|\u0301\n\n😀"), max_size=40) | st.sampled_from(
    [
        "<!-- a",
        "b -->",
        "<b\nclass='x'>c</b>",
        "![a\nb](media/c.png)",
        "[a]:\nhttps://x.org/b\nc",
        "1.",
        "\n\n",
    ]
)


def tallied(text: str) -> tuple[QTextDocument, Tally]:
    """Return a document and its tally, which hears of every change."""
    document = QTextDocument()
    document.setPlainText(text)
    tally = Tally(document)
    document.documentLayout()  # as in an editor; without one Qt does not tell of changes
    document.contentsChange.connect(lambda place, _removed, added: tally.change(place, added))
    return document, tally


@given(
    TEXTS, st.lists(st.tuples(st.integers(0, 90), st.integers(0, 40), TEXTS), max_size=6), st.integers(0, 6)
)
def test_the_lines_add_up_to_the_whole(
    qapp: object, text: str, edits: list[tuple[int, int, str]], undos: int
) -> None:
    """After whatever was typed, taken out and taken back, in one step or in several."""
    document, tally = tallied(text)
    cursor = QTextCursor(document)
    for place, size, words in edits:
        last = document.characterCount() - 1
        cursor.setPosition(min(place, last))
        cursor.setPosition(min(place + size, last), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        assert tally.length == length(document.toPlainText())
    for _ in range(undos):
        document.undo()

    assert tally.length == length(document.toPlainText())
    assert tally.text == document.toPlainText()


def test_steps_all_over_a_text_are_one_change(qapp: object) -> None:
    """An edit of many places tells of one that spans them all."""
    document, tally = tallied("one\ntwo <b\nthree> four\nfive")

    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.insertText("zero ")
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText("\nsix")
    cursor.endEditBlock()

    assert tally.length == length(document.toPlainText()) == Length(words=6, characters=24)
