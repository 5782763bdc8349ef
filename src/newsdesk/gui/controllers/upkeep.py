"""Backups and health: stands between their dialogs and the desk."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox

from newsdesk.desk.upkeep import Upkeep, told
from newsdesk.domain.findings import Remedy
from newsdesk.domain.pictures import Leftovers
from newsdesk.domain.progress import Reporter
from newsdesk.gui.background import Background, Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.dialog_work import DialogWork
from newsdesk.gui.outside import open_outside
from newsdesk.gui.upkeep.backups import BackupsDialog
from newsdesk.gui.upkeep.health import HealthDialog
from newsdesk.gui.workplace import Workplace

T = TypeVar("T")


class UpkeepController(QObject):
    """Opens the two dialogs. ``save`` keeps what is typed, so that it is in what is looked at or copied.

    ``reopen_wanted``: the newsroom is another now, or has to be rescued, and is to be opened anew; it carries
    what is to be said then ("": nothing).
    """

    reopen_wanted = Signal(str)

    def __init__(self, place: Workplace, save: Callable[[], object]) -> None:
        super().__init__(place.window)
        self._newsroom, self._upkeep = place.desk.newsroom, place.desk.upkeep
        self._background, self._messages, self._window = place.background, place.messages, place.window
        self._save = save

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("backup", self.back_up, Need.WRITING),
            Command("backups", self.show_backups),
            Command("health", self.show_health),
        )

    def back_up(self) -> None:
        """Make a backup now, without a dialog."""
        self._save()
        self._background.run(
            # After what was typed has been kept.
            Lane.WRITE,
            self._upkeep.backup,
            owner=self,
            then=self._backed_up,
            failed=lambda error: self._messages.trouble(str(error), about=self),
        )

    def _backed_up(self, path: Path) -> None:
        self._messages.end(self)
        self._messages.tell(f"Backed up to {path}.")

    def show_health(self) -> None:
        """Examine the newsroom and show what is found."""
        self._save()
        dialog = HealthDialog(writable=self._newsroom.writable, parent=self._window)
        work = _HealthWork(self._upkeep, self._background, dialog)
        work.rescue_wanted.connect(lambda: self.reopen_wanted.emit(""))
        work.folder_wanted.connect(lambda: self._open_folder("media"))
        work.examine()
        dialog.open()

    def show_backups(self) -> None:
        """Show the backups, newest first."""
        self._save()
        dialog = BackupsDialog(self._newsroom.folder, writable=self._newsroom.writable, parent=self._window)
        dialog.folder_wanted.connect(lambda: self._open_folder("backups"))
        work = _BackupWork(self._upkeep, self._background, dialog)
        work.restored.connect(self.reopen_wanted)
        work.refresh()
        dialog.open()

    def _open_folder(self, name: str) -> None:
        open_outside(self._newsroom.folder / name, self._messages)


class _HealthWork(DialogWork):
    """Examines, and applies remedies."""

    rescue_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, upkeep: Upkeep, background: Background, dialog: HealthDialog) -> None:
        super().__init__(background, dialog)
        self._upkeep, self._dialog = upkeep, dialog
        dialog.examine_wanted.connect(self.examine)
        dialog.remedy_wanted.connect(self._apply)

    def examine(self) -> None:
        """Examine the newsroom, also what was typed last."""
        self._show("Examining the newsroom", self._upkeep.examine, self._dialog.show_findings)

    def _apply(self, remedy: Remedy) -> None:
        if remedy is Remedy.BACK_UP:
            self._show("Making a backup", self._upkeep.backup, lambda _path: self.examine())
        elif remedy is Remedy.MEND:
            self._show("Making the index anew", self._upkeep.mend, lambda _nothing: self.examine())
        elif remedy is Remedy.SWEEP:
            self._show("Looking for pictures that nothing names", self._upkeep.leftovers, self._ask_to_sweep)
        elif remedy is Remedy.SHOW_MEDIA:
            self.folder_wanted.emit()
        elif remedy is Remedy.RESCUE:
            self._dialog.accept()
            self.rescue_wanted.emit()

    def _ask_to_sweep(self, found: Leftovers) -> None:
        box = QMessageBox(self._dialog)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Sweep"))
        box.setText(f"Take {told(found)} away for good?" if found.names else "There is nothing to sweep.")
        box.setInformativeText("What a backup names, or was put in less than a day ago, stays.")
        if found.names:
            sweep = box.addButton(self.tr("Take away"), QMessageBox.ButtonRole.AcceptRole)
            sweep.clicked.connect(
                lambda: self._show("Sweeping", self._upkeep.sweep, lambda _gone: self.examine())
            )
        no = box.addButton(
            QMessageBox.StandardButton.Cancel if found.names else QMessageBox.StandardButton.Ok
        )
        box.setDefaultButton(no)
        no.clicked.connect(self.examine)
        box.open()

    def _show(self, words: str, work: Callable[[Reporter], T], then: Callable[[T], None]) -> None:
        self._dialog.show_working(words)
        self.work(Lane.WRITE, work, then)


class _BackupWork(DialogWork):
    """Makes backups, and goes back to one."""

    restored = Signal(str)

    def __init__(self, upkeep: Upkeep, background: Background, dialog: BackupsDialog) -> None:
        super().__init__(background, dialog)
        self._upkeep, self._dialog = upkeep, dialog
        dialog.backup_wanted.connect(self._back_up)
        dialog.restore_wanted.connect(self._restore)

    def refresh(self) -> None:
        """List what there is."""
        self.work(Lane.WORLD, lambda _reporter: self._upkeep.backups(), self._dialog.show_backups)

    def _back_up(self) -> None:
        self.work(Lane.WRITE, self._upkeep.backup, lambda _path: self.refresh())

    def _restore(self, path: Path) -> None:
        self.work(
            Lane.WRITE,
            lambda reporter: self._upkeep.restore(path, reporter),
            lambda kept: self._finish(path, kept),
        )

    def _finish(self, path: Path, kept: Path) -> None:
        self._dialog.accept()
        self.restored.emit(
            f"The newsroom is as it was in the backup {path.name}."
            f" What was here until now is kept as {kept.name}."
        )
