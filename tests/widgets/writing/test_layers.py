"""What is shown over a text: each kind for itself, all of them at once."""

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from newsdesk.widgets.writing.layers import Layer, Layers


def selection(edit: QTextEdit, start: int, end: int) -> QTextEdit.ExtraSelection:
    """Return a passage of the text as Qt wants to hear of it."""
    cursor = QTextCursor(edit.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    made = QTextEdit.ExtraSelection()
    made.cursor, made.format = cursor, QTextCharFormat()
    return made


def shown(edit: QTextEdit) -> list[str]:
    """Return the texts of all that is shown over the text, from the lowest layer up."""
    return [each.cursor.selectedText() for each in edit.extraSelections()]


def test_a_layer_leaves_the_others_alone(qtbot: QtBot) -> None:
    """What one kind shows anew takes nothing of another away, and the higher kind comes last."""
    edit = QTextEdit("one two three")
    qtbot.addWidget(edit)
    layers = Layers(edit)

    layers.show(Layer.FOUND, [selection(edit, 0, 3)])
    layers.show(Layer.REMARKED, [selection(edit, 4, 7), selection(edit, 8, 13)])
    assert shown(edit) == ["two", "three", "one"]

    layers.show(Layer.REMARKED, [selection(edit, 8, 13)])
    assert shown(edit) == ["three", "one"]

    layers.show(Layer.REMARKED, [])
    assert shown(edit) == ["one"]
