"""One export: its dialog, its progress, and the way to stop it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from newsdesk.domain.changes import Done
from newsdesk.domain.edition import Edition
from newsdesk.domain.errors import WorldError
from newsdesk.domain.formats import Outlets
from newsdesk.domain.progress import Reporter
from newsdesk.gui.asking import ask_whether
from newsdesk.gui.background import Lane
from newsdesk.gui.controllers.dialog_work import DialogWork
from newsdesk.gui.controllers.signing import open_signing
from newsdesk.gui.dialogs.export import ExportDialog
from newsdesk.gui.outside import open_outside
from newsdesk.gui.workplace import Workplace

if TYPE_CHECKING:
    from newsdesk.desk.publishing import Exported

    #: Writes and verifies a bundle: to a path, telling a reporter, with the reason for an override.
    Write = Callable[[Path, Reporter, str], Done[Exported]]


class ExportWork(DialogWork):
    """Has the copy desk read an edition, then writes its bundle where the dialog says."""

    def __init__(self, place: Workplace, dialog: ExportDialog, edition: Edition, write: "Write") -> None:
        super().__init__(place.background, dialog)
        self._place = place
        self._announcer = place.announcer
        self._dialog = dialog
        self._edition = edition
        self._write = write
        dialog.export_wanted.connect(self._export)
        dialog.open_wanted.connect(self._open)
        dialog.keys_wanted.connect(self._show_keys)
        dialog.theme_wanted.connect(self._choose_theme)
        self.work(Lane.READ, lambda _reporter: place.desk.publishing.checklist(edition), dialog.set_checklist)
        self.work(Lane.READ, lambda _reporter: place.desk.outlets.chosen(), dialog.show_outlets)
        self._read_signer()
        self._read_themes()

    def _read_themes(self) -> None:
        themes = self._place.desk.themes
        self._place.background.run(
            Lane.READ,
            lambda: (themes.all(), themes.chosen()),
            owner=self._dialog,
            then=lambda found: self._dialog.show_themes(*found),
        )

    def _choose_theme(self, name: str) -> None:
        def fail(error: WorldError) -> None:
            self._dialog.show_failure(str(error))
            self._read_themes()  # the one that was chosen before is so still

        self._place.background.run(
            Lane.WRITE,
            lambda: self._place.desk.themes.choose(name),
            owner=self._dialog,
            then=lambda changes: self._announcer.announce(changes, self),
            failed=fail,
        )

    def _read_signer(self) -> None:
        keys = self._place.desk.keys
        self._place.background.run(
            Lane.READ,
            keys.mine,
            owner=self._dialog,
            then=lambda mine: self._dialog.show_signer(mine.signer if mine else None),
        )

    def _show_keys(self) -> None:
        open_signing(self._place, self._dialog).finished.connect(self._read_signer)

    def _export(self, path: Path, reason: str, outlets: Outlets) -> None:
        """Write the bundle; where it would replace somebody else's, ask first."""
        do = partial(self._do_export, path, reason, outlets)
        look = self._place.desk.publishing.in_the_way

        def ask(in_the_way: str) -> None:
            if self._progress.wish.is_said:
                self._dialog.show_stopped()
            elif in_the_way:
                title, yes = self.tr("Replace a bundle"), self.tr("Replace it")
                more = "The export takes its place, and nothing brings it back."
                ask_whether(self._dialog, title, in_the_way, more, yes, do, self._dialog.show_stopped)
            else:
                do()

        self.work(Lane.WORLD, lambda _reporter: look(self._edition, path), ask)

    def _do_export(self, path: Path, reason: str, outlets: Outlets) -> None:
        def write(reporter: Reporter) -> "Done[Exported]":
            self._place.desk.outlets.choose(outlets)
            return self._write(path, reporter, reason)

        self.work(Lane.WORLD, write, lambda done: self._written(path, done))

    def _written(self, path: Path, done: "Done[Exported]") -> None:
        self._announcer.announce(done.changes, self)
        written = done.value.written
        # The path as it was asked for: that is how its editor knows it.
        self._dialog.show_written(path, written.files, written.stories, written.sha256, done.value.signer)

    def _open(self, path: Path) -> None:
        open_outside(path, self._place.messages)


def export(
    place: Workplace, edition: Edition, headlines: Mapping[str, str], target: Path, write: "Write"
) -> ExportDialog:
    """Ask where an edition is to go (``target`` is a suggestion), and write it there; return what asks."""
    dialog = ExportDialog(edition, headlines, target, place.window)
    ExportWork(place, dialog, edition, write)
    dialog.open()
    return dialog
