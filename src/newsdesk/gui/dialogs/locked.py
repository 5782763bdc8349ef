"""What is said when another program has the newsroom open."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from newsdesk._built.locked import Ui_LockedDialog


class LockedDialog(QDialog):
    """Says who has a newsroom open ("Ana on desk-3, since 09:14 UTC"); accepted, it may be looked at."""

    def __init__(self, newsroom: Path, holder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_LockedDialog()
        self.ui.setupUi(self)
        self.ui.who.setText(f"It is in use by {holder}.")
        self.ui.place.setText(str(newsroom))
        self.ui.look.clicked.connect(self.accept)
        self.ui.quit.clicked.connect(self.reject)
