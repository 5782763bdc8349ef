"""Small questions, for which Qt has dialogs: they are gone once they are answered."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget


def ask_for_words(parent: QWidget, title: str, label: str, words: str, then: Callable[[str], object]) -> None:
    """Ask for a line of text, which begins with ``words``."""
    asker = QInputDialog(parent)
    asker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    asker.setWindowTitle(title)
    asker.setLabelText(label)
    asker.setTextValue(words)
    asker.textValueSelected.connect(then)
    asker.open()


def ask_for_file(
    parent: QWidget, title: str, names: str, then: Callable[[Path], object], folder: str = ""
) -> None:
    """Ask for a file that is there; ``names`` is Qt's filter, such as "Rates (*.csv *.json)"."""
    chooser = QFileDialog(parent, title, folder)
    chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
    chooser.setNameFilter(names)
    chooser.fileSelected.connect(lambda name: then(Path(name)))
    chooser.open()


def ask_for_place(parent: QWidget, title: str, names: str, name: str, then: Callable[[Path], object]) -> None:
    """Ask where something is to be written; ``names`` is Qt's filter, whose first kind a bare name gets."""
    chooser = QFileDialog(parent, title)
    chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setNameFilters(names.split(";;"))
    chooser.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    # Whoever chooses another kind need not correct the name.
    chooser.filterSelected.connect(
        lambda kind: chooser.setDefaultSuffix(kind.rpartition("*.")[2].rstrip(")"))
    )
    chooser.selectFile(Path(name).stem)
    chooser.fileSelected.connect(lambda chosen: then(Path(chosen)))
    chooser.open()
