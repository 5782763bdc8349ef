"""The band over the editor of a story that has to wait."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from newsdesk._built.embargo_band import Ui_EmbargoBand


class BandState(StrEnum):
    """Whether the story has to wait, or had to."""

    ON = "on"
    OVER = "over"


class EmbargoBand(QFrame):
    """Says how long a story has to wait, in red; and quietly, that it need not any more. Hidden at first.

    Signals: ``change_wanted`` another time is wanted, ``lift_wanted`` none at all.
    """

    change_wanted = Signal()
    lift_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_EmbargoBand()
        self.ui.setupUi(self)
        self._state: BandState | None = None
        self.ui.change.clicked.connect(self.change_wanted)
        self.ui.lift.clicked.connect(self.lift_wanted)
        self.hide()

    @property
    def state(self) -> BandState | None:
        """What the band says, or None while it is hidden."""
        return self._state

    def show_state(self, state: BandState | None, words: str = "") -> None:
        """Say it in these words; None hides the band.

        A screen reader hears of a state that is new, and not of each minute that has gone.
        """
        news = state is not self._state
        self._state = state
        self.ui.words.setText(words)
        self.setAccessibleName(words)
        if news:
            self.setVisible(state is not None)
            self._restyle()
        if news and state is not None:
            self._announce(words)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed from here."""
        self.ui.change.setHidden(read_only)
        self.ui.lift.setHidden(read_only)

    def _restyle(self) -> None:
        """Let the style sheet look at the state again."""
        self.setProperty("embargo", self._state.value if self._state else "")
        for widget in (self, self.ui.words, self.ui.change, self.ui.lift):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def _announce(self, words: str) -> None:
        event = QAccessibleAnnouncementEvent(self, words)
        if self._state is BandState.ON:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
