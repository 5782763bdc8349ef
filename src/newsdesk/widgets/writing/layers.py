"""What is shown over a text without being in it: remarks, misspelt words, places found.

Qt knows one list of such selections an editor. Here each kind has a layer of its own, which it fills without
knowing of the others.
"""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from newsdesk.widgets.colors import LayerColors


class Layer(IntEnum):
    """The kinds, the lowest first: where two say something of the same letter, the higher one holds."""

    FADED = 1
    REMARKED = 2
    AMOUNTS = 3
    MISSPELT = 4
    FOUND = 5


class Layers(QObject):
    """The layers of one editor, and the colours for them: who fills a layer takes its colours from here.

    Signals: ``recolored`` there are other ``colors``; who has filled a layer fills it anew.
    """

    recolored = Signal()

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self.colors = LayerColors.on_paper()
        self._layers: dict[Layer, Sequence[QTextEdit.ExtraSelection]] = {}

    def set_colors(self, colors: LayerColors) -> None:
        """Let all that is shown wear these colours from now on."""
        if colors != self.colors:
            self.colors = colors
            self.recolored.emit()

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
