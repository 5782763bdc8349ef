"""Proofreading: the text as it is read on paper, and safe from a slip of the hand."""

from PySide6.QtCore import QObject, Signal

from newsdesk.gui.command import Command, Need
from newsdesk.gui.keyed import follow_keys
from newsdesk.gui.workplace import Workplace
from newsdesk.gui.writing.proof_band import ProofBand
from newsdesk.widgets.writing.line_numbers import LineNumbers


class ProofController(QObject):
    """Turns the editor into something to be read, and back. ``turned`` whether it is."""

    turned = Signal(bool)

    def __init__(self, place: Workplace) -> None:
        self._pane = pane = place.window.panes.editor
        super().__init__(pane)
        self._action = place.window.ui.proofread
        self._newsroom = place.desk.newsroom
        self.numbers = LineNumbers(pane.body)
        self.band = ProofBand()
        follow_keys(place.window.ui, self.band.ui.words)
        pane.add_band(self.band)
        self.band.leave_wanted.connect(lambda: self.turn(on=False))

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("proofread", lambda: self.turn(on=self._action.isChecked()), Need.STORY),)

    def turn(self, *, on: bool) -> None:
        """Let the text be read and not changed, or written again."""
        self._action.setChecked(on)
        self._pane.set_read_only(on or not self._newsroom.writable)
        self.turned.emit(on)
        self.numbers.turn(on=on)
        self.band.turn(on=on)
        self._pane.body.setFocus()
