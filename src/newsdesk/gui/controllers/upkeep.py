"""Backups and health: stands between their dialogs and the desk."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from newsdesk.desk import Upkeep
from newsdesk.domain.errors import WorldError
from newsdesk.domain.findings import Remedy
from newsdesk.gui.background import Background, Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.progress import Progress, show_why
from newsdesk.gui.upkeep.backups import BackupsDialog
from newsdesk.gui.upkeep.health import HealthDialog
from newsdesk.gui.workplace import Workplace

T = TypeVar("T")

#: What messages about a backup are about.
BACKUP = "backup"


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
            then=lambda path: self._messages.tell(f"Backed up to {path}.", BACKUP),
            failed=lambda error: self._messages.trouble(str(error), about=BACKUP),
        )

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
        QDesktopServices.openUrl(QUrl.fromLocalFile(str((self._newsroom.folder / name).resolve())))


class _HealthWork(QObject):
    """Does what one health dialog asks for, and lives as long as that."""

    rescue_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, upkeep: Upkeep, background: Background, dialog: HealthDialog) -> None:
        super().__init__(dialog)
        self._upkeep, self._background, self._dialog = upkeep, background, dialog
        self._progress = Progress(self)
        self._progress.stepped.connect(dialog.show_progress)
        dialog.cancel_wanted.connect(self._progress.stop)
        dialog.examine_wanted.connect(self.examine)
        dialog.remedy_wanted.connect(self._apply)

    def examine(self) -> None:
        """Examine the newsroom, also what was typed last."""
        self._run(
            "Examining the newsroom…",
            lambda: self._upkeep.examine(self._progress),
            self._dialog.show_findings,
        )

    def _apply(self, remedy: Remedy) -> None:
        if remedy is Remedy.BACK_UP:
            self._run(
                "Making a backup…", lambda: self._upkeep.backup(self._progress), lambda _path: self.examine()
            )
        elif remedy is Remedy.MEND:
            self._run(
                "Making the index anew…",
                lambda: self._upkeep.mend(self._progress),
                lambda _nothing: self.examine(),
            )
        elif remedy is Remedy.SHOW_MEDIA:
            self.folder_wanted.emit()
        elif remedy is Remedy.RESCUE:
            self._dialog.accept()
            self.rescue_wanted.emit()

    def _run(self, words: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._progress.again()
        self._dialog.show_running(words)
        self._background.run(Lane.WRITE, work, owner=self._dialog, then=then, failed=self._failed)

    def _failed(self, error: WorldError) -> None:
        show_why(self._dialog, error)


class _BackupWork(QObject):
    """Does what one backups dialog asks for, and lives as long as that."""

    restored = Signal(str)

    def __init__(self, upkeep: Upkeep, background: Background, dialog: BackupsDialog) -> None:
        super().__init__(dialog)
        self._upkeep, self._background, self._dialog = upkeep, background, dialog
        self._progress = Progress(self)
        self._progress.stepped.connect(dialog.show_progress)
        dialog.cancel_wanted.connect(self._progress.stop)
        dialog.backup_wanted.connect(self._back_up)
        dialog.restore_wanted.connect(self._restore)

    def refresh(self) -> None:
        """List what there is."""
        self._background.run(
            Lane.WORLD,
            self._upkeep.backups,
            owner=self._dialog,
            then=self._dialog.show_backups,
            failed=self._failed,
        )

    def _back_up(self) -> None:
        self._run(lambda: self._upkeep.backup(self._progress), lambda _path: self.refresh())

    def _restore(self, path: Path) -> None:
        self._run(lambda: self._upkeep.restore(path, self._progress), lambda kept: self._finish(path, kept))

    def _finish(self, path: Path, kept: Path) -> None:
        self._dialog.accept()
        self.restored.emit(
            f"The newsroom is as it was in the backup {path.name}."
            f" What was here until now is kept as {kept.name}."
        )

    def _run(self, work: Callable[[], Path], then: Callable[[Path], None]) -> None:
        self._progress.again()
        self._background.run(Lane.WRITE, work, owner=self._dialog, then=then, failed=self._failed)

    def _failed(self, error: WorldError) -> None:
        show_why(self._dialog, error)
