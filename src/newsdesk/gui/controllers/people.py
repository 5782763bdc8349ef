"""Opens the list of people, and does what it asks for."""

from PySide6.QtCore import QObject

from newsdesk.domain.errors import WorldError
from newsdesk.domain.people import Person, Role
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command
from newsdesk.gui.workflow.people_dialog import PeopleDialog
from newsdesk.gui.workplace import Workplace


class PeopleController(QObject):
    """Stands between the list of people and the desk."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self._desk = place.desk.people

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("people", self.show),)

    def show(self) -> None:
        """Show who is what."""
        dialog = PeopleDialog(self._place.desk.newsroom.who, self._place.window)
        dialog.role_wanted.connect(lambda name, role: self._set_role(dialog, name, Role(role)))
        self._place.background.run(
            Lane.READ, self._desk.all, owner=dialog, then=lambda people: self._open(dialog, people)
        )

    def _open(self, dialog: PeopleDialog, people: tuple[Person, ...]) -> None:
        dialog.show_people(people)
        dialog.open()

    def _set_role(self, dialog: PeopleDialog, name: str, role: Role) -> None:
        self._place.background.run(
            Lane.WRITE,
            lambda: self._desk.set_role(name, role),
            owner=dialog,
            then=lambda _nothing: self._read(dialog, None),
            failed=lambda error: self._read(dialog, error),
        )

    def _read(self, dialog: PeopleDialog, error: WorldError | None) -> None:
        self._place.background.run(
            Lane.READ,
            self._desk.all,
            owner=dialog,
            then=lambda people: dialog.show_people(people, str(error) if error else ""),
        )
