"""Opens the dialog of keys, and does what it asks for."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from newsdesk.domain.errors import WorldError
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command
from newsdesk.gui.signing.dialog import Keys, SigningDialog
from newsdesk.gui.workplace import Workplace


class SigningController(QObject):
    """Answers the menu."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("signing_keys", self.show),)

    def show(self) -> None:
        """Show the newsroom's key, and who is trusted."""
        open_signing(self._place, self._place.window)


class SigningWork(QObject):
    """Stands between one dialog of keys and the desk."""

    def __init__(self, place: Workplace, dialog: SigningDialog) -> None:
        super().__init__(dialog)
        self._place = place
        self._dialog = dialog
        desk, do = place.desk, self._do
        # A keyring may ask to be unlocked, which takes as long as it takes.
        dialog.make_wanted.connect(
            lambda name, replace: do(Lane.WORLD, lambda: desk.keys.make(name, replace=replace))
        )
        dialog.removal_wanted.connect(lambda: do(Lane.WORLD, lambda: desk.keys.remove()))  # noqa: PLW0108
        dialog.save_wanted.connect(lambda path: do(Lane.WORLD, lambda: desk.keys.export(path)))
        dialog.trust_wanted.connect(lambda path: do(Lane.WRITE, lambda: desk.trust.add_file(path)))
        dialog.forget_wanted.connect(lambda which: do(Lane.WRITE, lambda: desk.trust.remove(which)))

    def begin(self) -> None:
        """Read the keys, and open the dialog."""
        self._place.background.run(Lane.WORLD, self._read, owner=self._dialog, then=self._open)

    def _open(self, keys: Keys) -> None:
        self._dialog.show_keys(keys)
        self._dialog.open()

    def _do(self, lane: Lane, work: Callable[[], object]) -> None:
        self._place.background.run(
            lane,
            work,
            owner=self._dialog,
            then=lambda _done: self._show(""),
            failed=lambda error: self._show(str(error)),
        )

    def _show(self, trouble: str) -> None:
        def failed(error: WorldError) -> None:
            self._dialog.show_keys(Keys(None, "", ()), str(error))

        self._place.background.run(
            Lane.WORLD,
            self._read,
            owner=self._dialog,
            then=lambda keys: self._dialog.show_keys(keys, trouble),
            failed=failed,
        )

    def _read(self) -> Keys:
        desk = self._place.desk
        return Keys(desk.keys.mine(), desk.keys.suggested_name, desk.trust.all(), desk.trust.why_not())


def open_signing(place: Workplace, parent: QWidget) -> SigningDialog:
    """Open the dialog of keys over a window, or over a dialog that is about to sign; return it."""
    dialog = SigningDialog(writable=place.desk.newsroom.writable, parent=parent)
    SigningWork(place, dialog).begin()
    return dialog
