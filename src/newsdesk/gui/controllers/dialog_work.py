"""Work that a dialog shows: told how far it is, and stopped from there."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from newsdesk.domain.errors import Cancelled, WorldError
from newsdesk.domain.progress import Reporter
from newsdesk.gui.background import Background, Lane
from newsdesk.gui.progress import Progress
from newsdesk.gui.work_dialog import WorkDialog

T = TypeVar("T")


class DialogWork(QObject):
    """Does what one dialog asks for, one thing at a time, and lives as long as the dialog."""

    def __init__(self, background: Background, dialog: WorkDialog) -> None:
        super().__init__(dialog)
        self._background = background
        self._shown_by = dialog
        self._progress = Progress(self)
        self._progress.stepped.connect(dialog.show_progress)
        dialog.cancel_wanted.connect(self._progress.stop)

    def work(self, lane: Lane, work: Callable[[Reporter], T], then: Callable[[T], None]) -> None:
        """Do ``work``, then call ``then``; if it fails or is stopped, the dialog says so."""
        self._progress.again()
        self._background.run(lane, lambda: work(self._progress), owner=self, then=then, failed=self._fail)

    def _fail(self, error: WorldError) -> None:
        if isinstance(error, Cancelled):
            self._shown_by.show_stopped()
        else:
            self._shown_by.show_failure(str(error))
