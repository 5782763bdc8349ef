"""Empties the bin, when somebody says so twice."""

from PySide6.QtCore import QObject

from newsdesk.desk.bin import Emptied
from newsdesk.domain.changes import Done
from newsdesk.gui.asking import ask_whether
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.workplace import Workplace
from newsdesk.text.english import counted


class BinController(QObject):
    """Asks, and has the spiked stories taken away."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("empty_bin", self.ask, Need.WRITING),)

    def ask(self) -> None:
        """Say what would go, and wait for a yes."""
        desk = self._place.desk.bin
        self._place.background.run(Lane.READ, desk.count, owner=self, then=self._ask)

    def _ask(self, stories: int) -> None:
        if not stories:
            self._place.messages.tell("The bin is empty.")
            return
        them = counted(stories, "spiked story", "spiked stories")
        more = (
            "All of their texts, notes and corrections go with them, and no step takes that back. A backup"
            " is made first: File › Backups… can go back to it."
        )
        title, question = self.tr("Empty the bin"), f"Take {them} away for good?"
        ask_whether(self._place.window, title, question, more, title, self._empty)

    def _empty(self) -> None:
        desk = self._place.desk.bin
        self._place.messages.tell("Making a backup, then emptying the bin…")
        self._place.write(desk.empty, self, self._emptied)

    def _emptied(self, done: Done[Emptied]) -> None:
        gone = counted(done.value.stories, "story is", "stories are")
        self._place.messages.tell(f"{gone} gone for good; {done.value.backup.name} still has them.")
