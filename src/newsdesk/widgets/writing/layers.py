"""What is shown over a text without being in it: remarks, misspelt words, places found.

Qt knows one list of such selections an editor. Here each kind has a layer of its own, which it fills without
knowing of the others.
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import TypeVar

from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

T = TypeVar("T")


class Layer(IntEnum):
    """The kinds, the lowest first: where two say something of the same letter, the higher one holds."""

    FADED = 1
    REMARKED = 2
    AMOUNTS = 3
    MISSPELT = 4
    FOUND = 5


class Layers:
    """The layers of one editor."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self._layers: dict[Layer, Sequence[QTextEdit.ExtraSelection]] = {}

    def show(self, layer: Layer, selections: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Show these in a layer, and nothing else of its kind."""
        if not selections and not self._layers.get(layer):
            return
        self._layers[layer] = selections
        self._edit.setExtraSelections([one for each in sorted(self._layers) for one in self._layers[each]])

    def clear(self) -> None:
        """Show nothing over the text: it is about to be another one."""
        self._layers.clear()
        self._edit.setExtraSelections([])


def selecting(document: QTextDocument, start: int, end: int) -> QTextCursor:
    """Return a cursor that selects a passage of a document (UTF-16)."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def marking(document: QTextDocument, start: int, end: int) -> QTextCursor:
    """Return the same for a passage that is marked: what is typed right behind it is not part of it."""
    cursor = selecting(document, start, end)
    cursor.setKeepPositionOnInsert(True)
    return cursor


def looking(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    """Return what a layer shows where something that a cursor selects is to look like this."""
    made = QTextEdit.ExtraSelection()
    made.cursor, made.format = cursor, look
    return made


def on_paper(palette: QPalette, light: T, dark: T) -> T:
    """Return what is for light paper or what is for dark, as the paper of a palette is."""
    return dark if palette.color(QPalette.ColorRole.Base).lightness() < 128 else light
