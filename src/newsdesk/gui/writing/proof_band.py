"""The band over a text that is being proofread."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from newsdesk._built.proof_band import Ui_ProofBand


class ProofBand(QFrame):
    """Says that the text cannot be changed now, and how to go on. ``leave_wanted``. Hidden at first."""

    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ProofBand()
        self.ui.setupUi(self)
        self.ui.leave.clicked.connect(self.leave_wanted)
        self.hide()

    def turn(self, *, on: bool) -> None:
        """Show it, or not."""
        self.setVisible(on)
        if on:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.ui.words.text()))
