"""The copies of a newsroom, and the way back to one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QWidget

from newsdesk._built.backups import Ui_BackupsDialog
from newsdesk.domain.backups import RULE, Backup, BackupKind
from newsdesk.gui.asking import ask_for_file
from newsdesk.gui.phrases import local_moment
from newsdesk.gui.work_dialog import WorkDialog
from newsdesk.widgets.banner import BannerKind

#: Why a copy was made, as people say it.
REASONS = {
    BackupKind.DAILY: "The day’s backup",
    BackupKind.BY_HAND: "By hand",
    BackupKind.BEFORE_UPGRADE: "Before an upgrade",
    BackupKind.BEFORE_RESTORE: "Before a restore",
    BackupKind.BEFORE_EMPTYING: "Before the bin was emptied",
    BackupKind.DAMAGED: "Damaged file, set aside",
}
_PLACE = Qt.ItemDataRole.UserRole


class BackupsDialog(WorkDialog):
    """Lists backups, and asks before one takes the place of what is here.

    Signals: ``backup_wanted``, ``restore_wanted`` (path), ``folder_wanted``. ``show_backups`` tells it what
    there is, also when a backup was made; a restore ends with ``accept``.
    """

    backup_wanted = Signal()
    restore_wanted = Signal(Path)
    folder_wanted = Signal()

    def __init__(self, folder: Path, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_BackupsDialog()
        self.ui.setupUi(self)
        self.use(self.ui, self.ui.close)
        self._folder = folder
        self._writable = writable
        self._backups: tuple[Backup, ...] = ()
        self._chosen = Path()
        self.ui.rule.setText(RULE)
        header = self.ui.list.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        self._connect()
        self._show_listing()

    def _connect(self) -> None:
        ui = self.ui
        ui.list.itemSelectionChanged.connect(self._follow_selection)
        ui.list.itemActivated.connect(lambda _item, _column: self._ask())
        ui.back_up.clicked.connect(self._back_up)
        ui.restore.clicked.connect(self._ask)
        ui.other.clicked.connect(self._choose_file)
        ui.show_folder.clicked.connect(self.folder_wanted)
        ui.yes.clicked.connect(self._restore)
        ui.no.clicked.connect(self._show_listing)

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show the copies, in this order (newest first), with the first chosen."""
        self._backups = tuple(backups)
        self.ui.list.clear()
        for place, each in enumerate(self._backups):
            size = QLocale.c().formattedDataSize(each.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
            item = QTreeWidgetItem(self.ui.list, [local_moment(each.made), REASONS[each.kind], size])
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, _PLACE, place)
            version = f"tables of version {each.schema}" if each.schema else "its version cannot be read"
            for column in range(3):
                item.setToolTip(column, f"{each.path}\n{version}")
        self.ui.list.setVisible(bool(backups))
        self.ui.none.setVisible(not backups)
        if (first := self.ui.list.topLevelItem(0)) is not None:
            self.ui.list.setCurrentItem(first)
        self._show_listing()

    def show_undone(self, kind: BannerKind, sentence: str) -> None:
        """Say why something was not done, with the list as it was."""
        self._show_listing()
        self.ui.failure.show_message(kind, sentence)

    def show_page(self, page: QWidget, button: str) -> None:
        """Show a page, without the sentence about what failed before."""
        super().show_page(page, button)
        self.ui.failure.hide()
        self.ui.close.setVisible(page is not self.ui.question)

    def _show_listing(self) -> None:
        self.show_page(self.ui.listing, "&Close")
        self.ui.list.setFocus()
        self._follow_selection()

    def _selected(self) -> Backup | None:
        items = self.ui.list.selectedItems()
        return self._backups[items[0].data(0, _PLACE)] if items else None

    def _follow_selection(self) -> None:
        chosen = self._selected()
        usable = chosen is not None and chosen.kind is not BackupKind.DAMAGED
        self.ui.restore.setEnabled(self._writable and usable)
        self.ui.other.setEnabled(self._writable)
        self.ui.back_up.setEnabled(self._writable)

    def _back_up(self) -> None:
        self.show_working("Copying")
        self.backup_wanted.emit()

    def _ask(self) -> None:
        chosen = self._selected()
        if chosen is not None and self.ui.restore.isEnabled():
            self._ask_about(chosen.path, f"Go back to {local_moment(chosen.made)}?")

    def _choose_file(self) -> None:
        ask_for_file(
            self,
            "Restore a backup",
            "Backups (*.db)",
            lambda path: self._ask_about(path, f"Go back to {path.name}?"),
            str(self._folder / "backups"),
        )

    def _ask_about(self, path: Path, question: str) -> None:
        self._chosen = path
        self.ui.which.setText(question)
        self.ui.where.setText(str(path))
        self.show_page(self.ui.question, "&Close")
        # Whoever only presses Return goes back to where nothing has changed.
        self.ui.no.setDefault(True)
        self.ui.no.setFocus()

    def _restore(self) -> None:
        self.show_working("Checking the backup")
        self.restore_wanted.emit(self._chosen)
