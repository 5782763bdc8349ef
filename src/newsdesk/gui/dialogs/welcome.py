"""What a first start asks: how the newsroom should begin."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from newsdesk._built.welcome import Ui_WelcomeDialog
from newsdesk.gui.icons import icon


class WelcomeDialog(QDialog):
    """Offers the sample newsroom, an empty one, or one that exists; ``place`` is where a new one is made.

    One of the three signals comes before the dialog is accepted; closing it says nothing.
    """

    sample_wanted = Signal()
    empty_wanted = Signal()
    other_wanted = Signal(Path)

    def __init__(self, place: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_WelcomeDialog()
        self.ui.setupUi(self)
        self.ui.place.setText(f"A new newsroom is kept in {place}")
        self.ui.sample.setIcon(icon("edition"))
        self.ui.empty.setIcon(icon("new_story"))
        self.ui.other.setIcon(icon("folder"))
        self.ui.sample.clicked.connect(self._choose_sample)
        self.ui.empty.clicked.connect(self._choose_empty)
        self.ui.other.clicked.connect(self._ask_for_other)
        self.ui.sample.setFocus()

    def _choose_sample(self) -> None:
        self.sample_wanted.emit()
        self.accept()

    def _choose_empty(self) -> None:
        self.empty_wanted.emit()
        self.accept()

    def _ask_for_other(self) -> None:
        chooser = QFileDialog(self, "Open another newsroom")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setLabelText(QFileDialog.DialogLabel.Accept, "Open newsroom")
        chooser.fileSelected.connect(self._choose_other)
        chooser.open()

    def _choose_other(self, folder: str) -> None:
        self.other_wanted.emit(Path(folder))
        self.accept()
