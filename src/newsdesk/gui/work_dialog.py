"""What every dialog does that shows long work: say how far it is, stop it, and close once it has stopped."""

import time
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QStackedWidget, QWidget

from newsdesk.domain.progress import Pace
from newsdesk.gui.phrases import time_left
from newsdesk.widgets.banner import BannerKind


class WorkForm(Protocol):
    """What the form of such a dialog has: ``pages``, of which ``running`` is shown while work goes on."""

    pages: QStackedWidget
    running: QWidget
    bar: QProgressBar
    doing: QLabel


class WorkDialog(QDialog):
    """A dialog with a page for work. One button stops the work, or closes the dialog when there is none.

    Signal: ``cancel_wanted``. Whoever works tells it ``show_progress``, and at the end that it was stopped
    (``show_stopped``), or why it could not be done (``show_failure``), or what came of it.
    """

    cancel_wanted = Signal()
    #: What is said when the work was stopped.
    STOPPED = "Stopped. Nothing was changed."

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._stopping = self._closing = False
        #: What tells seconds, from wherever.
        self.clock = time.monotonic
        self._pace = Pace(self.clock)

    def use(self, form: WorkForm, button: QPushButton) -> None:
        """Show work in these parts of the dialog's form, which is set up by now."""
        self._form, self._button = form, button
        button.clicked.connect(self._stop_or_close)

    @property
    def is_running(self) -> bool:
        """Whether work is going on that closing has to stop first."""
        return self._form.pages.currentWidget() is self._form.running

    def show_page(self, page: QWidget, button: str) -> None:
        """Show a page; ``button`` is what the button that closes, or stops, says there."""
        self._stopping = self._closing = False
        self._form.pages.setCurrentWidget(page)
        self._button.setText(button)
        self._button.setEnabled(True)

    def show_working(self, words: str) -> None:
        """Show that work has begun."""
        self._pace = Pace(self.clock)
        self.show_page(self._form.running, "&Stop")
        self.show_progress(0, 0, words)
        self._button.setFocus()

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the work is, and what comes next; a total of 0 means that nobody knows.

        How long it still takes is said once there is something to go by.
        """
        self._form.bar.setRange(0, total)
        self._form.bar.setValue(done)
        left = self._pace.left(done, total)
        if not self._stopping:
            self._form.doing.setText(f"{what}…" if left is None else f"{what}… ({time_left(left)})")

    def show_stopped(self) -> None:
        """Hear that the work was stopped as asked; a dialog that was being closed closes now."""
        if self._closing:
            super().reject()
        else:
            self.show_undone(BannerKind.INFO, self.STOPPED)

    def show_failure(self, sentence: str) -> None:
        """Say why the work could not be done."""
        self.show_undone(BannerKind.ERROR, sentence)

    def show_undone(self, kind: BannerKind, sentence: str) -> None:
        """Say that the work is not done, or what was wrong; what was chosen or written before it stays."""
        raise NotImplementedError

    def reject(self) -> None:
        """Close; while work runs, ask for it to be stopped and close when told that it was."""
        if self.is_running:
            self._closing = True
            self._stop()
        else:
            super().reject()

    def _stop_or_close(self) -> None:
        if self.is_running:
            self._stop()
        else:
            self.reject()

    def _stop(self) -> None:
        if not self._stopping:
            self._stopping = True
            self._form.doing.setText("Stopping…")
            self._button.setEnabled(False)
            self.cancel_wanted.emit()
