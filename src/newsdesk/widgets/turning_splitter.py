"""A splitter whose parts stand beside or below each other, and that knows how large they were both ways."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QWidget

BESIDE, BELOW = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


class TurningSplitter(QSplitter):
    """Two parts, beside each other at first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states: dict[Qt.Orientation, QByteArray] = {}
        self._usual: dict[Qt.Orientation, Sequence[int]] = {}

    def set_usual(self, beside: Sequence[int], below: Sequence[int]) -> None:
        """Say how large the parts are both ways, in pixels or shares, until somebody moves them."""
        self._usual = {BESIDE: beside, BELOW: below}
        self.setSizes(list(self._usual[self.orientation()]))

    @property
    def stacked(self) -> bool:
        """Whether the second part stands below the first."""
        return self.orientation() is BELOW

    def turn(self, *, stacked: bool) -> None:
        """Stand the second part below the first, or beside it, as large as it was there."""
        wanted = BELOW if stacked else BESIDE
        if wanted is self.orientation():
            return
        self._states[self.orientation()] = self.saveState()
        self.setOrientation(wanted)
        self._arrange(wanted)

    def states(self) -> tuple[bytes, bytes]:
        """Return how the parts are arranged beside and below each other, as Qt writes it; b"" if never."""
        now = {**self._states, self.orientation(): self.saveState()}
        return tuple(bytes(now.get(each, QByteArray()).data()) for each in (BESIDE, BELOW))  # type: ignore[return-value]

    def restore(self, states: tuple[bytes, bytes], *, stacked: bool) -> None:
        """Arrange the parts as they were."""
        for way, state in zip((BESIDE, BELOW), states, strict=True):
            if state:
                self._states[way] = QByteArray(state)
        self.setOrientation(BELOW if stacked else BESIDE)
        self._arrange(self.orientation())

    def _arrange(self, way: Qt.Orientation) -> None:
        if not (way in self._states and self.restoreState(self._states[way])):
            self.setSizes(list(self._usual.get(way, ())))
        # What was stored may be of another mind.
        self.setOrientation(way)
