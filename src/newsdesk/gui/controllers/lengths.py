"""Says in the status bar how long the open story is, and how much of it is selected."""

from PySide6.QtCore import QObject

from newsdesk.gui.workplace import Workplace
from newsdesk.widgets.waiting import once

#: Milliseconds from the first change to the figures, so that fast typing does not draw them at every key.
PAUSE = 150


class LengthController(QObject):
    """Stands between the text and the line that says its length."""

    def __init__(self, place: Workplace) -> None:
        window = place.window
        super().__init__(window)
        self._pages, self._page = window.panes.editor.ui.pages, window.panes.editor.ui.writing
        self._body, self._bar, self._choices = window.panes.editor.body, window.words, place.choices
        self._pause = once(self, self._show, PAUSE)
        self._body.contents_changed.connect(self._wait)
        self._body.sheet_changed.connect(self._wait)
        self._body.settled.connect(self._wait)
        self._body.selectionChanged.connect(self._wait)
        self._pages.currentChanged.connect(self._wait)
        place.choices.changed.connect(self._wait)
        self._wait()

    @property
    def waiting(self) -> bool:
        """Whether what is said is not what holds yet."""
        return self._pause.isActive()

    def _wait(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _show(self) -> None:
        if self._pages.currentWidget() is not self._page:
            self._bar.show_nothing()
            return
        self._bar.show_length(self._body.length, self._body.selected_length, self._choices.now.target)
