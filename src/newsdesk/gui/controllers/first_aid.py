"""First aid for a newsroom that is damaged: before there is a window for it."""

from pathlib import Path

from newsdesk.desk.upkeep import newest_sound, put_back, rescue
from newsdesk.domain.clock import Clock
from newsdesk.gui.background import Background, Lane
from newsdesk.gui.controllers.dialog_work import DialogWork
from newsdesk.gui.progress import Progress
from newsdesk.gui.upkeep.damaged import DamagedDialog


class FirstAid(DialogWork):
    """Does what a ``DamagedDialog`` asks for, and lives as long as that.

    ``folder`` is the damaged newsroom's. Once the dialog is closed, ``opened`` is the newsroom to open: the
    rescued one, or this one restored; None if there is none.
    """

    def __init__(self, folder: Path, clock: Clock, background: Background, dialog: DamagedDialog) -> None:
        super().__init__(background, dialog)
        self._folder, self._clock, self._dialog = folder, clock, dialog
        self._looking = Progress(self)
        self.opened: Path | None = None
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
        self.work(
            Lane.WORLD,
            lambda reporter: rescue(self._folder, out, self._clock, reporter),
            self._dialog.show_rescued,
        )

    def _restore(self, backup: Path) -> None:
        self.work(
            Lane.WORLD,
            lambda reporter: put_back(self._folder, self._clock, backup, reporter),
            lambda _kept: self._restored(),
        )

    def _restored(self) -> None:
        self._choose(self._folder)
        self._dialog.accept()

    def _choose(self, folder: Path) -> None:
        self.opened = folder
