"""Opens the corrections of the story that is being written, and does what their dialog asks for."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from newsdesk.domain.changes import Changes
from newsdesk.domain.corrections import Correction
from newsdesk.domain.errors import WorldError
from newsdesk.domain.journal import Stepped
from newsdesk.domain.workflow import HeldBack
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.corrections.dialog import NEW, CorrectionsDialog, Wording
from newsdesk.gui.workplace import Workplace
from newsdesk.text.compare import Comparison


@dataclass(frozen=True, slots=True)
class _Subject:
    """A story whose readers are told something, and what."""

    uid: str
    headline: str
    said: tuple[Correction, ...]


class CorrectionsController(QObject):
    """Opens the dialog for the story in the editor. Signal: ``stepped`` a step was taken (``Stepped``)."""

    stepped = Signal(object)

    def __init__(self, place: Workplace, editor: EditorController) -> None:
        super().__init__(place.window)
        self._place = place
        self._editor = editor

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("corrections", self.ask, Need.STORY | Need.WRITING),)

    def ask(self) -> None:
        """Show what readers are told of the open story; if it has not been published, say so."""
        if self._editor.story is not None:
            self._editor.save()
            uid = self._editor.story.uid
            # In the lane that writes, so that what was typed before counts as changed.
            self._place.background.run(Lane.WRITE, lambda: self._read(uid), owner=self, then=self._show)

    def _read(self, uid: str) -> _Subject:
        desk = self._place.desk
        desk.corrections.since_published(uid)
        return _Subject(uid, desk.stories.get(uid).headline, desk.corrections.of(uid))

    def _show(self, subject: _Subject) -> None:
        dialog = CorrectionsDialog(subject.headline, self._place.window)
        Correcting(self._place, dialog, subject.uid).stepped.connect(self.stepped)
        dialog.show_corrections(subject.said)
        dialog.open()


class Correcting(QObject):
    """Stands between one story's dialog and the desk. It lives as long as the dialog.

    Signal: ``stepped`` a step was taken (``Stepped``).
    """

    stepped = Signal(object)

    def __init__(self, place: Workplace, dialog: CorrectionsDialog, story: str) -> None:
        super().__init__(dialog)
        self._place = place
        self._desk, self._background = place.desk.corrections, place.background
        self._dialog = dialog
        self._story = story
        dialog.difference_wanted.connect(self._compare)
        dialog.add_wanted.connect(self._add)
        dialog.change_wanted.connect(self._change)
        dialog.removal_wanted.connect(self._remove)
        place.announcer.changed.connect(self._hear)

    def _compare(self, uid: str) -> None:
        self._background.run(
            Lane.WRITE,
            lambda: self._difference(uid),
            owner=self,
            then=lambda found: self._dialog.show_difference(uid, found),
        )

    def _difference(self, uid: str) -> Comparison | None:
        said = {each.uid: each for each in self._desk.of(self._story)}
        return self._desk.difference(said[uid]) if uid in said else self._desk.since_published(self._story)

    def _add(self, wording: Wording) -> None:
        kind, text, place, override = wording.kind, wording.text, wording.place, wording.override
        self._do(NEW, lambda: self._desk.add(self._story, kind, text, place, override), newest=True)

    def _change(self, uid: str, wording: Wording) -> None:
        kind, text, place = wording.kind, wording.text, wording.place
        self._do(uid, lambda: self._desk.change(uid, kind, text, place))

    def _remove(self, uid: str) -> None:
        self._do(uid, lambda: self._desk.remove(uid))

    def _do(self, uid: str, work: Callable[[], Stepped], *, newest: bool = False) -> None:
        self._place.write(work, self, lambda done: self._done(uid, done, newest=newest), self._failed)

    def _done(self, uid: str, done: Stepped, *, newest: bool) -> None:
        self._dialog.forget(uid)
        self.stepped.emit(done)
        self._read(uid, newest=newest)

    def _failed(self, error: WorldError) -> None:
        if isinstance(error, HeldBack):
            self._dialog.show_held_back(str(error))
        else:
            self._dialog.show_failure(str(error))

    def _hear(self, changes: Changes, asker: object) -> None:
        if asker is not self and self._story in changes.stories:
            self._read(self._dialog.chosen)

    def _read(self, chosen: str, *, newest: bool = False) -> None:
        """Show what there is now, with the same row chosen as before, or that of the newest notice."""
        self._background.run(
            Lane.WRITE,
            lambda: self._desk.of(self._story),
            owner=self,
            then=lambda said: self._dialog.show_corrections(said, said[-1].uid if newest else chosen),
        )
