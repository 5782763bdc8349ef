"""The merges that wait, to choose one from."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidgetItem, QWidget

from newsdesk._built.merges import Ui_MergesDialog


class Waiting(NamedTuple):
    """One merge in the list: the story or edition (its uid), who sent it, and what is to be decided."""

    uid: str
    name: str
    sender: str
    undecided: str
    edition: bool = False


class MergesDialog(QDialog):
    """Lists them, at least one. ``decide_wanted``, ``edition_wanted``: the uid of what somebody chose."""

    decide_wanted = Signal(str)
    edition_wanted = Signal(str)

    def __init__(self, waiting: Sequence[Waiting], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = ui = Ui_MergesDialog()
        ui.setupUi(self)
        for each in waiting:
            item = QTreeWidgetItem([each.name, each.sender, each.undecided])
            item.setData(0, Qt.ItemDataRole.UserRole, each)
            ui.merges.addTopLevelItem(item)
            ui.merges.setCurrentItem(ui.merges.currentItem() or item)
        header = ui.merges.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        ui.merges.itemActivated.connect(lambda _item: self._decide())
        ui.decide.clicked.connect(self._decide)
        ui.dismiss.clicked.connect(self.reject)

    def _decide(self) -> None:
        item = self.ui.merges.currentItem()
        if item is not None and self.isVisible():
            self.accept()
            chosen = Waiting(*item.data(0, Qt.ItemDataRole.UserRole))
            (self.edition_wanted if chosen.edition else self.decide_wanted).emit(chosen.uid)
