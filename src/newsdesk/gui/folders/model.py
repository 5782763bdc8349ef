"""The folders as Qt wants them: the first ones by themselves, the others under the title of their group."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from newsdesk.gui.folders.folder import Folder, Group, Kind

#: The roles of what a row is remembered by, and of its folder (None for a title).
PATH = Qt.ItemDataRole.UserRole + 1
FOLDER = Qt.ItemDataRole.UserRole + 2

AnyIndex = QModelIndex | QPersistentModelIndex
#: A row to be: its path, its words, its folder.
_Row = tuple[str, str, Folder | None]


class FolderModel(QStandardItemModel):
    """Folders with their counts. What stays between two readings keeps its row: nothing folds or jumps.

    Signals: ``rename_wanted`` a saved search's folder and its new name; the archive decides.
    """

    rename_wanted = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: tuple[Group, ...] = ()
        self.may_rename = True

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups; one without folders is left out."""
        self.groups = tuple(groups)
        shown = [group for group in groups if group.folders]
        top: list[_Row] = []
        for group in shown:
            top += [(group.title, group.title, None)] if group.title else _rows(group)
        root = self.invisibleRootItem()
        _sync(root, top)
        for group in shown:
            if group.title:
                place = next(row for row, each in enumerate(top) if each[0] == group.title)
                _sync(root.child(place), _rows(group))

    def index_of(self, path: str) -> QModelIndex:
        """Return where the folder of that path is, or no place."""
        found = self.match(
            self.index(0, 0),
            PATH,
            path,
            1,
            Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchWrap,
        )
        return found[0] if found else QModelIndex()

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let folders be chosen, saved searches be renamed."""
        folder = folder_at(index)
        flags = Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        if folder is not None:
            flags |= Qt.ItemFlag.ItemIsSelectable
            if folder.kind is Kind.SEARCH and self.may_rename:
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another name; any other change is the archive's."""
        folder = folder_at(index)
        if role != Qt.ItemDataRole.EditRole:
            return super().setData(index, value, role)
        name = " ".join(str(value).split())
        if folder is not None and name and name != folder.name:
            self.rename_wanted.emit(folder, name)
        return False


def folder_at(index: AnyIndex) -> Folder | None:
    """Return the folder in a row, or None for a title and for no row."""
    folder = index.data(FOLDER)
    return folder if isinstance(folder, Folder) else None


def _rows(group: Group) -> list[_Row]:
    return [(folder.path, folder.name, folder) for folder in group.folders]


def _sync(parent: QStandardItem, wanted: Sequence[_Row]) -> None:
    """Make an item's rows these, touching only what differs."""
    paths = {path for path, _words, _folder in wanted}
    for row in reversed(range(parent.rowCount())):
        if parent.child(row).data(PATH) not in paths:
            parent.removeRow(row)
    for row, (path, words, folder) in enumerate(wanted):
        here = next((at for at in range(row, parent.rowCount()) if parent.child(at).data(PATH) == path), -1)
        if here < 0:
            item = QStandardItem(words)
            item.setData(path, PATH)
            # A list, for of a single item PySide would not take possession.
            parent.insertRow(row, [item])
        elif here > row:
            parent.insertRow(row, parent.takeRow(here))
        item = parent.child(row)
        if item.text() != words:
            item.setText(words)
        if item.data(FOLDER) != folder:
            item.setData(folder, FOLDER)
            item.setData(_aloud(words, folder), Qt.ItemDataRole.AccessibleTextRole)


def _aloud(words: str, folder: Folder | None) -> str:
    return words if folder is None or folder.count is None else f"{words}, {folder.count:,}"
