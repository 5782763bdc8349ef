"""Work at the desk that may be long: told how far it is after a second, and stopped on request."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget

from newsdesk.domain.errors import WorldError
from newsdesk.domain.journal import Stepped
from newsdesk.domain.progress import Reporter
from newsdesk.gui.background import Background, Lane
from newsdesk.gui.progress import Progress
from newsdesk.widgets.waiting import once

#: Milliseconds that somebody waits without being told how long it will take.
PATIENCE = 1000


class Doing(QObject):
    """One step of the desk on its way through the lane that writes. It goes when the step is done."""

    def __init__(self, background: Background, window: QWidget, label: str) -> None:
        super().__init__(window)
        self._background = background
        self._window = window
        self._label = label
        self._dialog: QProgressDialog | None = None
        self._progress = Progress(self)
        self._progress.stepped.connect(self._show)
        self._patience = once(self, self._open, PATIENCE)

    def start(
        self,
        work: Callable[[Reporter], Stepped],
        then: Callable[[Stepped], None],
        failed: Callable[[WorldError], None],
    ) -> None:
        """Do ``work``, then call one of the others in the window's thread."""
        self._patience.start()
        self._background.run(
            Lane.WRITE,
            lambda: work(self._progress),
            owner=self,
            then=lambda stepped: self._finish(lambda: then(stepped)),
            failed=lambda error: self._finish(lambda: failed(error)),
        )

    def _open(self) -> None:
        dialog = QProgressDialog(self._label, self.tr("&Stop"), 0, 0, self._window)
        dialog.setWindowTitle(self.tr("Newsdesk"))
        # The words above it say how much is done; there is no room for a percentage in it.
        bar = QProgressBar(dialog)
        bar.setTextVisible(False)
        dialog.setBar(bar)
        # What is typed meanwhile would have to wait behind this work to be kept.
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(0)
        dialog.setAutoReset(False)
        dialog.setAutoClose(False)
        dialog.canceled.disconnect()
        dialog.canceled.connect(self._stop)
        self._dialog = dialog
        dialog.show()

    def _show(self, done: int, total: int, what: str) -> None:
        if self._dialog is not None:
            self._dialog.setRange(0, total)
            self._dialog.setValue(done)
            self._dialog.setLabelText(f"{self._label}\n{what}: {done:,} of {total:,}")

    def _stop(self) -> None:
        self._progress.stop()
        if self._dialog is not None:
            self._dialog.setLabelText(self.tr("Stopping…"))

    def _finish(self, answer: Callable[[], None]) -> None:
        self._patience.stop()
        if self._dialog is not None:
            self._dialog.close()
            self._dialog.deleteLater()
        self.deleteLater()
        answer()
