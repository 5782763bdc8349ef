"""A sentence that passes, with a button to do something about it: "12 stories marked ready. Undo"."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from newsdesk.widgets.elided_label import ElidedLabel
from newsdesk.widgets.waiting import once


class Offer(QWidget):
    """Stands for ``passing`` milliseconds, or as long as the mouse or the keyboard is in it."""

    def __init__(self, passing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work: Callable[[], object] | None = None
        self._label = ElidedLabel(self)  # a long sentence must not make the window wider
        self._button = QToolButton(self)
        self._button.setProperty("role", "link")
        # It is a little higher than the words, and would make the line higher that both stand in.
        self._button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self._button.clicked.connect(self._do)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._label)
        row.addWidget(self._button)
        self._timer = once(self, self._pass, passing)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._label.text()

    def show_offer(self, sentence: str, words: str, work: Callable[[], object]) -> None:
        """Show a sentence, and a button with these words that does this work once."""
        self._work = work
        self._label.setText(sentence)
        self._button.setText(words)
        self._button.setAccessibleDescription(sentence)
        self.show()
        self._timer.start()

    def accept(self) -> None:
        """Do what is offered, as the button does."""
        self._button.click()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the mouse is here."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Pass after a while."""
        self._timer.start()
        super().leaveEvent(event)

    def _do(self) -> None:
        work, self._work = self._work, None
        self.hide()
        if work is not None:
            work()

    def _pass(self) -> None:
        if self._button.hasFocus():
            self._timer.start()
        else:
            self.hide()
