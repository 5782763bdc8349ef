"""A few lines of plain text in a panel: as high as what is in it, and told once somebody is done with it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

#: More lines than these are scrolled.
LINES = 5


class NoteEdit(QPlainTextEdit):
    """Holds a short note.

    Signals: ``edited`` the note is another one, and the field was left or Ctrl+Return pressed. Escape brings
    back what was there before.
    """

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    def show_note(self, note: str) -> None:
        """Show another note, unless what is written in it is still to be told."""
        if self.toPlainText() != self._shown:
            return
        self._shown = note
        if note != self.toPlainText():
            self.setPlainText(note)

    def finish(self) -> None:
        """Tell what is in it, if that is another note."""
        if self.toPlainText() != self._shown:
            self._shown = self.toPlainText()
            self.edited.emit(self._shown)

    def not_kept(self, note: str) -> None:
        """Hear that what was told is not kept, and ``note`` still is: what is written stays to be told."""
        self._shown = note

    def sizeHint(self) -> QSize:
        """Return the size that holds its lines, up to a few."""
        lines = min(max(1, round(self.document().size().height())), LINES)
        # What a style sheet puts around the text is in the margins already, its frame too.
        margins = self.contentsMargins()
        around = 2 * self.document().documentMargin() + margins.top() + margins.bottom()
        height = lines * self.fontMetrics().lineSpacing() + around
        return QSize(super().sizeHint().width(), round(height))

    def minimumSizeHint(self) -> QSize:
        """Return the height of what is in it; it may be as narrow as need be."""
        return QSize(80, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be done with Ctrl+Return, take all back with Escape."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finish()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._shown:
            self.setPlainText(self._shown)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be done when the field is left, but not for a menu that opens over it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines anew, and be as high as they are then."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        over = self.document().size().height() > LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if over else policy.ScrollBarAlwaysOff)
        if not over:
            # A new line was followed before the field had grown by it.
            self.verticalScrollBar().setValue(0)
        self.updateGeometry()
