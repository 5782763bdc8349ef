"""First aid for a newsroom that is damaged: before there is a window for it."""

from pathlib import Path

from PySide6.QtCore import QObject

from newsdesk.desk import newest_sound, put_back, rescue
from newsdesk.domain.clock import Clock
from newsdesk.domain.errors import WorldError
from newsdesk.gui.background import Background, Lane
from newsdesk.gui.progress import Progress, show_why
from newsdesk.gui.upkeep.damaged import DamagedDialog


class FirstAid(QObject):
    """Does what a ``DamagedDialog`` asks for, and lives as long as that.

    ``folder`` is the damaged newsroom's. Once the dialog is closed, ``opened`` is the newsroom to open: the
    rescued one, or this one restored; None if there is none.
    """

    def __init__(self, folder: Path, clock: Clock, background: Background, dialog: DamagedDialog) -> None:
        super().__init__(dialog)
        self._folder, self._clock, self._background, self._dialog = folder, clock, background, dialog
        self._progress = Progress(self)
        self._progress.stepped.connect(dialog.show_progress)
        self._looking = Progress(self)
        self.opened: Path | None = None
        dialog.cancel_wanted.connect(self._progress.stop)
        dialog.rescue_wanted.connect(self._rescue)
        dialog.restore_wanted.connect(self._restore)
        dialog.open_wanted.connect(self._choose)
        background.run(
            Lane.READ,
            lambda: newest_sound(folder, self._looking),
            owner=dialog,
            then=dialog.set_newest,
            failed=lambda _error: dialog.set_newest(None),
        )
        dialog.finished.connect(self._looking.stop)

    def _rescue(self, out: Path) -> None:
        self._progress.again()
        self._background.run(
            Lane.WORLD,
            lambda: rescue(self._folder, out, self._clock, self._progress),
            owner=self._dialog,
            then=self._dialog.show_rescued,
            failed=self._failed,
        )

    def _restore(self, backup: Path) -> None:
        self._progress.again()
        self._background.run(
            Lane.WORLD,
            lambda: put_back(self._folder, self._clock, backup, self._progress),
            owner=self._dialog,
            then=lambda _kept: self._restored(),
            failed=self._failed,
        )

    def _restored(self) -> None:
        self._choose(self._folder)
        self._dialog.accept()

    def _choose(self, folder: Path) -> None:
        self.opened = folder

    def _failed(self, error: WorldError) -> None:
        show_why(self._dialog, error)
