"""The copies of a newsroom, and the way back to one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHeaderView, QTreeWidgetItem, QWidget

from newsdesk._built.backups import Ui_BackupsDialog
from newsdesk.domain.backups import RULE, Backup, BackupKind
from newsdesk.gui.phrases import local_moment
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


class BackupsDialog(QDialog):
    """Lists backups, and asks before one takes the place of what is here.

    Signals: ``backup_wanted``, ``restore_wanted`` (path), ``folder_wanted``, ``cancel_wanted``. It is told by
    ``show_backups``, ``show_progress`` and ``show_failure``; a restore ends with ``accept``.
    """

    backup_wanted = Signal()
    restore_wanted = Signal(Path)
    folder_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, folder: Path, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_BackupsDialog()
        self.ui.setupUi(self)
        self._folder = folder
        self._writable = writable
        self._backups: tuple[Backup, ...] = ()
        self._chosen = Path()
        self._closing = False
        self.ui.rule.setText(RULE)
        header = self.ui.list.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        self._connect()
        self._show_page(self.ui.listing)

    def _connect(self) -> None:
        ui = self.ui
        ui.list.itemSelectionChanged.connect(self._follow_selection)
        ui.list.itemActivated.connect(lambda _item, _column: self._ask())
        ui.back_up.clicked.connect(self._back_up)
        ui.restore.clicked.connect(self._ask)
        ui.other.clicked.connect(self._choose_file)
        ui.show_folder.clicked.connect(self.folder_wanted)
        ui.yes.clicked.connect(self._restore)
        ui.no.clicked.connect(lambda: self._show_page(ui.listing))
        ui.close.clicked.connect(self.reject)

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
        self._show_page(self.ui.listing)
        self._follow_selection()

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the work is; a total of 0 means that nobody knows."""
        self.ui.bar.setRange(0, total)
        self.ui.bar.setValue(done)
        self.ui.doing.setText(f"{what}…")

    def show_failure(self, sentence: str) -> None:
        """Say why something could not be done, with the list as it was."""
        self._show_page(self.ui.listing)
        self.ui.failure.show_message(BannerKind.ERROR, sentence)

    def show_stopped(self) -> None:
        """Hear that the work was stopped as asked; a dialog that was being closed closes now."""
        if self._closing:
            super().reject()
        else:
            self.show_failure("Stopped. Nothing was changed.")

    def reject(self) -> None:
        """Close; while work runs, ask for it to be stopped and close when told that it was."""
        if self.ui.pages.currentWidget() is self.ui.running:
            self._closing = True
            self.ui.doing.setText("Stopping…")
            self.ui.close.setEnabled(False)
            self.cancel_wanted.emit()
        else:
            super().reject()

    def _show_page(self, page: QWidget) -> None:
        self._closing = False
        self.ui.pages.setCurrentWidget(page)
        self.ui.failure.hide()
        self.ui.close.setEnabled(True)
        self.ui.close.setVisible(page is not self.ui.question)
        self.ui.close.setText("&Stop" if page is self.ui.running else "&Close")
        if page is self.ui.listing:
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

    def _begin(self, words: str) -> None:
        self._show_page(self.ui.running)
        self.show_progress(0, 0, words)

    def _back_up(self) -> None:
        self._begin("Copying")
        self.backup_wanted.emit()

    def _ask(self) -> None:
        chosen = self._selected()
        if chosen is not None and self.ui.restore.isEnabled():
            self._ask_about(chosen.path, f"Go back to {local_moment(chosen.made)}?")

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, "Restore a backup", str(self._folder / "backups"))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter("Backups (*.db)")
        chooser.fileSelected.connect(
            lambda name: self._ask_about(Path(name), f"Go back to {Path(name).name}?")
        )
        chooser.open()

    def _ask_about(self, path: Path, question: str) -> None:
        self._chosen = path
        self.ui.which.setText(question)
        self.ui.where.setText(str(path))
        self._show_page(self.ui.question)
        # Whoever only presses Return goes back to where nothing has changed.
        self.ui.no.setDefault(True)
        self.ui.no.setFocus()

    def _restore(self) -> None:
        self._begin("Checking the backup")
        self.restore_wanted.emit(self._chosen)
