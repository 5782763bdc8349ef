"""Goes from one misspelt word to the next through all fields of a story, and past the last to the first."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from newsdesk.widgets.writing.spelling import SpellingMarks


class SpellingRound(QObject):
    """``fields`` are in the order in which they are read; where none has the keyboard the last is meant.

    Signals: ``ended`` the field (SpellingMarks) in which a word is selected now, or None: there is none.
    """

    ended = Signal(object)

    def __init__(self, fields: Sequence[SpellingMarks], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        #: Where to look next, and whether from its beginning on.
        self._left: list[tuple[SpellingMarks, bool]] = []
        for each in fields:
            each.looked_through.connect(lambda found, field=each: self._hear(field, found))

    def go_on(self) -> None:
        """Select the next misspelt word after the caret; tell it, or that there is none."""
        at = next((number for number, each in enumerate(self._fields) if each.edit.hasFocus()), -1)
        here = self._fields[at]
        others = (*self._fields[at + 1 :], *self._fields[:at]) if at >= 0 else self._fields[:-1]
        self._left = [(here, False), *((each, True) for each in others), (here, True)]
        for each in self._fields:
            each.stop()
        self._look()

    def _look(self) -> None:
        field, from_beginning = self._left.pop(0)
        field.look_for_next(from_beginning=from_beginning)

    def _hear(self, field: SpellingMarks, found: bool) -> None:
        if found or not self._left:
            self._left = []
            self.ended.emit(field if found else None)
        else:
            self._look()
