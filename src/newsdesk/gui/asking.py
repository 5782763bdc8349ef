"""Small questions, for which Qt has dialogs: they are gone once they are answered."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QWidget,
)

#: Pixels that a question has at least: below that, frames have no room for its title.
LEAST = QSize(360, 0)
#: A bundle in a folder is chosen by its card: a dialog that lets files be chosen lets no folder be.
_CARD = "bundle.json"
#: The files that a bundle is chosen by.
BUNDLES = f"*.zip {_CARD}"


def bundle_of(chosen: Path) -> Path:
    """Return what was chosen as one of ``BUNDLES``: where that is a card, the folder that it is in."""
    return chosen.parent if chosen.name == _CARD else chosen


def path_typed(words: str, folder: Path) -> Path:
    """Return the path that somebody typed: a bare name is one in this folder, "~" is home.

    One with folders in it stays as it is: the folder may be one from where the program was started, too.
    """
    path = Path(words.strip())
    with suppress(RuntimeError):  # "~ann", where nobody is called Ann
        path = path.expanduser()
    return folder / path if len(path.parts) <= 1 else path


def ask_for_words(
    parent: QWidget,
    title: str,
    label: str,
    words: str,
    then: Callable[[str], object],
    longest: int = 0,
    offered: Sequence[str] = (),
) -> None:
    """Ask for a line of text, which begins with ``words`` and has ``longest`` characters at most (0: any).

    Lines that are ``offered`` can be chosen, too.
    """
    asker = QInputDialog(parent)
    asker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    asker.setWindowTitle(title)
    asker.setLabelText(label)
    if offered:
        _offer(asker, offered)
    asker.setTextValue(words)
    asker.resize(asker.sizeHint().expandedTo(LEAST))
    if longest:
        for field in asker.findChildren(QLineEdit):
            field.setMaxLength(longest)
    asker.textValueSelected.connect(then)
    asker.open()


def _offer(asker: QInputDialog, lines: Sequence[str]) -> None:
    """Let one of these lines be chosen in place of typing one; none is, to begin with."""
    asker.setComboBoxEditable(True)
    asker.setComboBoxItems(list(lines))
    for field in asker.findChildren(QComboBox):
        field.setCurrentIndex(-1)
        if completer := field.completer():
            # As it is, "World" becomes "World news" while it is typed, where that is offered.
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)


def nothing() -> None:
    """Do nothing where somebody says no."""


def ask_whether(
    parent: QWidget,
    title: str,
    question: str,
    more: str,
    yes: str,
    then: Callable[[], object],
    otherwise: Callable[[], object] = nothing,
) -> None:
    """Ask whether something is to be taken away; ``yes`` is the button that says so, Cancel is chosen.

    ``question`` may hold words that somebody wrote.
    """
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(more)
    # As one that destroys it would stand where in all other dialogs Cancel does.
    do = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    do.clicked.connect(then)
    box.rejected.connect(otherwise)
    box.open()


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
