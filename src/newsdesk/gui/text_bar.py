"""What the bars over the text have in common."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame


class TextBar(QFrame):
    """A bar over the text. ``closed``: enough of it."""

    closed = Signal()

    def announce(self, sentence: str) -> None:
        """Have a sentence read aloud."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, wherever in the bar the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
