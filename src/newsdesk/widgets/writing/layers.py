"""What is shown over a text without being in it: remarks, misspelt words, places found.

Qt knows one list of such selections an editor. Here each kind has a layer of its own, which it fills without
knowing of the others.
"""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtWidgets import QTextEdit


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
