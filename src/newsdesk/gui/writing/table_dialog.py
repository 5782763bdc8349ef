"""What is asked before a table: how many rows and columns."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from newsdesk._built.table import Ui_TableDialog
from newsdesk.gui.spin_boxes import give_air


class TableDialog(QDialog):
    """Asks how large a new table is to be.

    Signals: ``wanted`` its rows, without the header, and its columns.
    """

    wanted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_TableDialog()
        self.ui.setupUi(self)
        give_air(self)
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setText("&Insert the table")
        self.ui.buttons.accepted.connect(self.accept)
        self.ui.buttons.rejected.connect(self.reject)
        self.ui.columns.setFocus()
        self.ui.columns.selectAll()

    def accept(self) -> None:
        """Tell what is wanted, and close."""
        self.wanted.emit(self.ui.rows.value(), self.ui.columns.value())
        super().accept()
