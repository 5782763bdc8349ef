"""What the program is, and the details that belong in a report."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from newsdesk._built.about import Ui_AboutDialog


class AboutDialog(QDialog):
    """Shows the version, and ``details`` (a line each: "Qt 6.11.3") with a button that copies them."""

    def __init__(self, version: str, details: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_AboutDialog()
        self.ui.setupUi(self)
        self.ui.version.setText(f"Version {version}")
        self.ui.details.setPlainText("\n".join((f"Newsdesk {version}", *details)))
        self.ui.copy.clicked.connect(self._copy)
        self.ui.buttons.rejected.connect(self.reject)
        self.ui.buttons.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.ui.details.toPlainText())
        self.ui.copy.setText("Copied")
