"""One export: its dialog, its progress, and the way to stop it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from newsdesk.desk import Desk
from newsdesk.domain.changes import Done
from newsdesk.domain.edition import Edition
from newsdesk.domain.errors import WorldError
from newsdesk.domain.progress import Reporter
from newsdesk.gui.announcer import Announcer
from newsdesk.gui.background import Background, Lane
from newsdesk.gui.dialogs.export import ExportDialog
from newsdesk.gui.progress import Progress, show_why

if TYPE_CHECKING:
    from newsdesk.desk.publishing import Exported


class ExportController(QObject):
    """Opens the dialog for one edition and does what it asks for. It lives as long as the dialog.

    ``write`` writes and verifies the bundle: to a path, telling a reporter, with the reason for an override.
    """

    def __init__(
        self,
        desk: Desk,
        background: Background,
        announcer: Announcer,
        dialog: ExportDialog,
        edition: Edition,
        write: "Callable[[Path, Reporter, str], Done[Exported]]",
    ) -> None:
        super().__init__(dialog)
        self._desk = desk
        self._background = background
        self._announcer = announcer
        self._dialog = dialog
        self._edition = edition
        self._write = write
        self._progress = Progress(self)
        self._progress.stepped.connect(dialog.show_progress)
        dialog.export_wanted.connect(self._export)
        dialog.cancel_wanted.connect(self._progress.stop)
        dialog.open_wanted.connect(self._open)

    def start(self) -> None:
        """Show the dialog while the copy desk reads the stories."""
        self._background.run(
            Lane.READ,
            lambda: self._desk.publishing.checklist(self._edition),
            owner=self._dialog,
            then=self._dialog.set_checklist,
            failed=lambda error: self._dialog.show_failure(str(error)),
        )
        self._dialog.open()

    def _export(self, path: Path, reason: str) -> None:
        self._progress.again()
        self._background.run(
            Lane.WORLD,
            lambda: self._write(path, self._progress, reason),
            owner=self._dialog,
            then=lambda done: self._written(path, done),
            failed=self._failed,
        )

    def _written(self, path: Path, done: "Done[Exported]") -> None:
        self._announcer.announce(done.changes, self)
        written = done.value.written
        # The path as it was asked for: that is how its editor knows it.
        self._dialog.show_written(path, written.files, written.stories, written.sha256)

    def _failed(self, error: WorldError) -> None:
        show_why(self._dialog, error)

    def _open(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.resolve())))


def export_edition(
    desk: Desk,
    background: Background,
    announcer: Announcer,
    edition: Edition,
    headlines: Mapping[str, str],
    window: QWidget,
) -> ExportDialog:
    """Ask where an edition is to go, and write it there."""
    dialog = ExportDialog(edition, headlines, desk.publishing.target(edition), window)

    def write(path: Path, reporter: Reporter, reason: str) -> "Done[Exported]":
        return desk.publishing.export(edition.uid, path, reporter, reason)

    ExportController(desk, background, announcer, dialog, edition, write).start()
    return dialog


def export_selection(
    desk: Desk,
    background: Background,
    announcer: Announcer,
    edition: Edition,
    headlines: Mapping[str, str],
    window: QWidget,
) -> ExportDialog:
    """Ask where a selection of stories is to go, and write it there."""
    target = desk.publishing.target(edition)
    dialog = ExportDialog(edition, headlines, target.with_name(f"{target.name}-selection"), window)

    def write(path: Path, reporter: Reporter, reason: str) -> "Done[Exported]":
        return desk.publishing.export_selection(edition, path, reporter, reason)

    ExportController(desk, background, announcer, dialog, edition, write).start()
    return dialog
