"""How somebody likes to write: asks for it in a dialog, and lets it hold at once."""

from PySide6.QtCore import QObject

from newsdesk.gui.command import Command
from newsdesk.gui.theme import writing_font
from newsdesk.gui.workplace import Workplace
from newsdesk.gui.writing.dialog import WritingDialog


class WritingController(QObject):
    """Stands between the dialog and what is chosen."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._window, self._choices = place.window, place.choices

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("writing_settings", self.show_dialog),)

    def show_dialog(self) -> WritingDialog:
        """Ask how the editor is to be."""
        dialog = WritingDialog(self._choices.now, writing_font().family(), self._window)
        dialog.chosen.connect(self._choices.choose)
        dialog.open()
        return dialog
