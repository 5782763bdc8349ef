"""The band over the editor of a story that another desk changed in the same places."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from newsdesk._built.merge_band import Ui_MergeBand


class MergeBand(QFrame):
    """Says so, and offers to decide. Hidden at first. ``decide_wanted``: somebody wants to."""

    decide_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_MergeBand()
        self.ui.setupUi(self)
        self.setAccessibleName(self.ui.words.text())
        self.ui.decide.clicked.connect(self.decide_wanted)
        self.hide()

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be decided from here."""
        self.ui.decide.setHidden(read_only)
