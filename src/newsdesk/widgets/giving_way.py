"""A row whose buttons give way to the words beside them."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QLayout, QToolButton, QWidget

_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.FontChange})


class GivingWay(QObject):
    """Hides buttons of a row, from the last one on, while its label would be shortened.

    Whatever they do is to be had elsewhere too. ``longest`` is what the label may well say: buttons do not
    come and go with a few letters more.
    """

    def __init__(
        self, row: QWidget, layout: QLayout, label: QLabel, longest: str, buttons: Sequence[QToolButton]
    ) -> None:
        super().__init__(row)
        self._row = row
        self._layout = layout
        self._label = label
        self._longest = longest
        self._buttons = buttons
        row.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again whether there is room, as the row or what stands in it changes."""
        if event.type() in _MOVES:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        room = self._row.width() - self._kept()
        for button in self._buttons:
            room -= button.sizeHint().width() + self._layout.spacing()
            button.setVisible(room >= 0)

    def _kept(self) -> int:
        """Return the width in pixels of all that stays, with the label's words whole."""
        margins = self._layout.contentsMargins()
        words = ceil(QFontMetricsF(self._label.font()).horizontalAdvance(self._longest))
        width = margins.left() + margins.right() + max(words, self._label.sizeHint().width())
        for item in map(self._layout.itemAt, range(self._layout.count())):
            if item is not None and item.widget() not in {self._label, *self._buttons}:
                width += item.sizeHint().width() + self._layout.spacing()
        return width
