"""The text field at the end of a row of chips."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

#: The focus comes back from these, so nothing is finished yet.
_PASSING = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


class TokenEntry(QLineEdit):
    """A field for one token, with a list of suggestions that opens while typing.

    Signals:
        finished(): Return was pressed on a text, or the focus went elsewhere.
        passed(): Return was pressed where nothing is typed.
        chosen(str): the suggestion with this key was picked.
        back_wanted(bool): Left (False) or Backspace (True) was pressed at the very beginning.
    """

    finished = Signal()
    passed = Signal()
    chosen = Signal(str)
    back_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self._keys: dict[str, str] = {}
        self._model = QStringListModel(self)
        self._popup = QListView()
        # Not setCompleter(): that would also write the suggestion's label into the field.
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(self)
        self._completer.setPopup(self._popup)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.activated.connect(self._choose)
        self.textEdited.connect(self._suggest)

    def set_suggestions(self, labels: Mapping[str, str]) -> None:
        """Suggest these: for each key the label to show, which is like no other."""
        self._keys = {label: key for key, label in labels.items()}
        self._model.setStringList(list(self._keys))

    def set_refused(self, refused: bool) -> None:
        """Mark the text as one that cannot be taken (a style sheet sees the property ``refused``)."""
        self.setProperty("refused", refused)
        self.style().unpolish(self)
        self.style().polish(self)

    def reset(self) -> None:
        """Be empty and ready for the next token."""
        self._popup.hide()
        self.clear()
        self.set_refused(False)

    def minimumSizeHint(self) -> QSize:
        """Return room for a short word; where there is less, the field moves to the next row."""
        return QSize(self.fontMetrics().averageCharWidth() * 7, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Return the smallest size: whoever places the field gives it the rest of the row."""
        return self.minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish on Return; hand Left and Backspace at the beginning to the chips."""
        key = event.key()
        at_start = self.cursorPosition() == 0 and not self.hasSelectedText()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._popup.isVisible() and self._popup.currentIndex().isValid():
                event.ignore()  # the list picks what is marked in it
            elif self.text().strip():
                self._popup.hide()
                self.finished.emit()
            else:
                self.passed.emit()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Backspace} and at_start:
            self.back_wanted.emit(key == Qt.Key.Key_Backspace)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish what was being typed when the user goes on."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.finished.emit()

    def _suggest(self, text: str) -> None:
        self.set_refused(False)
        if not text.strip():
            self._popup.hide()
            return
        self._completer.setCompletionPrefix(text.strip())
        self._completer.complete()

    def _choose(self, label: str) -> None:
        self.chosen.emit(self._keys[label])
