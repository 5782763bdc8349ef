"""The window that shows the sheet of keys."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from newsdesk._built.cheat_sheet import Ui_CheatSheet


class CheatSheetDialog(QDialog):
    """Shows a page of HTML, prints it, and asks where to keep it. ``save_wanted`` a file (``Path``)."""

    save_wanted = Signal(Path)

    def __init__(self, page: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_CheatSheet()
        self.ui.setupUi(self)
        self.ui.page.setHtml(page)
        # Paper, whatever the program wears: this is what will be printed.
        self.ui.page.setStyleSheet("background: #ffffff; color: #24211d;")
        self.ui.print.clicked.connect(self._print)
        self.ui.save.clicked.connect(self._ask_where)
        self.ui.buttons.rejected.connect(self.reject)

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Print the page."""
        self.ui.page.document().print_(printer)

    def _ask_where(self) -> None:
        chooser = QFileDialog(self, self.tr("Save the cheat sheet"))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("html")
        chooser.setNameFilter("HTML (*.html)")
        chooser.selectFile("newsdesk-keys.html")
        chooser.fileSelected.connect(lambda name: self.save_wanted.emit(Path(name)))
        chooser.open()
