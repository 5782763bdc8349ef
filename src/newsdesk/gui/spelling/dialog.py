"""The dialog about spelling: languages with their licences, and the words that people have added."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QTreeWidgetItem, QWidget

from newsdesk._built.spelling import Ui_SpellingDialog
from newsdesk.domain.spelling import Dictionary, DictionaryShelf, OwnWords, WordList

_LISTS = {
    WordList.PERSONAL: "By you, for every newsroom",
    WordList.NEWSROOM: "For this newsroom",
    WordList.STORY: "For the open story alone",
}
_CODE = Qt.ItemDataRole.UserRole


class SpellingDialog(QDialog):
    """Shows and asks; each answer holds at once.

    Signals: ``turned`` whether spelling is to be checked; ``languages_chosen`` the codes of dictionaries;
    ``folder_wanted``, ``shelf_wanted`` the folder of dictionaries is to be shown, or looked into again;
    ``removal_wanted`` words (list of str) are to be taken off a ``WordList``.
    """

    turned = Signal(bool)
    languages_chosen = Signal(tuple)
    folder_wanted = Signal()
    shelf_wanted = Signal()
    removal_wanted = Signal(list, object)

    def __init__(self, chosen: tuple[str, ...], parent: QWidget | None = None, *, on: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = ui = Ui_SpellingDialog()
        ui.setupUi(self)
        self._chosen = chosen
        self._own = OwnWords()
        self._writable = True
        header = ui.languages.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        ui.missing.hide()
        for which, words in _LISTS.items():
            ui.which.addItem(words, which)
        ui.check_spelling.setChecked(on)
        ui.check_spelling.toggled.connect(self.turned)
        ui.languages.itemChanged.connect(self._choose)
        ui.open_folder.clicked.connect(self.folder_wanted)
        ui.look_again.clicked.connect(self.shelf_wanted)
        ui.which.currentIndexChanged.connect(self._list_words)
        ui.words.itemSelectionChanged.connect(self._allow)
        ui.remove.clicked.connect(self._remove)
        ui.buttons.button(QDialogButtonBox.StandardButton.Close).clicked.connect(self.accept)
        self._list_words()

    def show_shelf(self, shelf: DictionaryShelf) -> None:
        """Show the dictionaries there are, and which languages have none."""
        ui = self.ui
        with QSignalBlocker(ui.languages):
            ui.languages.clear()
            ui.languages.addTopLevelItems([self._row(each) for each in shelf.dictionaries])
            names = QTreeWidgetItem([shelf.names.name, shelf.names.licence, shelf.names.by])
            names.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            ui.languages.addTopLevelItem(names)
        ui.missing.setText("\n".join(f"{name} is not checked: {why}." for name, why in shelf.missing))
        ui.missing.setVisible(bool(shelf.missing))
        ui.open_folder.setEnabled(shelf.folder is not None)
        if shelf.folder is not None:
            ui.open_folder.setToolTip(str(shelf.folder))

    def show_words(self, own: OwnWords, *, story: bool, writable: bool) -> None:
        """Show the words added. ``story``: one is open; ``writable``: the newsroom's may be changed."""
        self._own, self._writable = own, writable
        item = self.ui.which.model().index(self.ui.which.findData(WordList.STORY), 0)
        self.ui.which.model().setData(item, None if story else 0, _CODE - 1)
        self._list_words()

    def _row(self, dictionary: Dictionary) -> QTreeWidgetItem:
        licence = dictionary.licence or ("put there by you" if dictionary.own else "")
        row = QTreeWidgetItem([dictionary.name, licence, dictionary.by])
        row.setData(0, _CODE, dictionary.code)
        ticked = dictionary.code in self._chosen
        row.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        row.setToolTip(2, dictionary.by)
        return row

    def _choose(self) -> None:
        tree = self.ui.languages
        rows = [tree.topLevelItem(number) for number in range(tree.topLevelItemCount())]
        shown = [row for row in rows if row is not None and row.data(0, _CODE)]
        # What is chosen and not there now stays chosen: its dictionary may come back.
        absent = [each for each in self._chosen if each not in {row.data(0, _CODE) for row in shown}]
        ticked = [row.data(0, _CODE) for row in shown if row.checkState(0) is Qt.CheckState.Checked]
        self._chosen = (*ticked, *absent)
        self.languages_chosen.emit(self._chosen)

    @property
    def _which(self) -> WordList:
        return WordList(self.ui.which.currentData())

    def _list_words(self) -> None:
        self.ui.words.clear()
        self.ui.words.addItems(sorted(self._own.in_list(self._which), key=str.lower))
        self._allow()

    def _allow(self) -> None:
        may = self._writable or self._which is WordList.PERSONAL
        self.ui.remove.setEnabled(may and bool(self.ui.words.selectedItems()))

    def _remove(self) -> None:
        self.removal_wanted.emit([each.text() for each in self.ui.words.selectedItems()], self._which)
