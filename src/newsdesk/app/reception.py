"""What is asked before there is a window: how to begin, what to do about a newsroom that does not open."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from newsdesk.app.bell import ring
from newsdesk.app.paths import usual_paths
from newsdesk.app.wiring import Opening, open_desk
from newsdesk.assets import sample_folder
from newsdesk.desk import Desk, Newsroom
from newsdesk.desk.sample import make_sample
from newsdesk.desk.upkeep import backups_in, free_folder
from newsdesk.domain.clock import Clock
from newsdesk.domain.errors import WorldError
from newsdesk.domain.people import whoever
from newsdesk.gui.background import Background
from newsdesk.gui.controllers.first_aid import FirstAid
from newsdesk.gui.dialogs.locked import LockedDialog
from newsdesk.gui.dialogs.welcome import WelcomeDialog
from newsdesk.gui.upkeep.damaged import DamagedDialog


class Reception(QObject):
    """Asks, and returns what is to be opened then: a newsroom that is open, a folder, or None for nothing."""

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock

    def begin(self, place: Path) -> Opening | Path | None:
        """Open what there is not: from its backups if it has been there, else by asking how to begin."""
        if self.has_backups(place):
            sentence = f"There is no newsroom in {place} any more, but there are backups of it."
            return self.give_first_aid(place, sentence, None)
        return self._welcome(place)

    def give_first_aid(self, folder: Path, sentence: str, opening: Opening | None) -> Opening | Path | None:
        """Ask what to do about a damaged newsroom, and do it.

        ``opening`` is the newsroom as far as it can be looked at; it is closed if nobody wants to.
        """
        dialog = DamagedDialog(
            sentence, free_folder(folder), can_look=opening is not None, can_rescue=Newsroom.exists(folder)
        )
        background = Background(self)
        aid = FirstAid(folder, self._clock, background, dialog)
        chosen: list[str] = []
        dialog.look_wanted.connect(lambda: chosen.append("look"))
        dialog.other_wanted.connect(lambda: chosen.append("other"))
        dialog.exec()
        background.finish()
        background.deleteLater()
        if chosen == ["look"] and opening is not None:
            return opening
        if opening is not None:
            opening.desk.close()
        return self.ask_for_folder() if chosen == ["other"] and aid.opened is None else aid.opened

    @staticmethod
    def may_look(newsroom: Newsroom) -> bool:
        """Let the program that has a newsroom show its window; if none answers, ask whether to look at it."""
        if ring(newsroom.folder):
            return False
        dialog = LockedDialog(newsroom.folder, newsroom.held_by)
        return dialog.exec() == LockedDialog.DialogCode.Accepted

    @staticmethod
    def has_backups(place: Path) -> bool:
        """Say whether there are backups of a newsroom, whether or not it is there itself."""
        return bool(backups_in(place))

    @staticmethod
    def warn(sentence: str) -> None:
        """Say why something could not be opened."""
        QMessageBox.warning(None, "Newsdesk", sentence)

    @staticmethod
    def ask_for_folder(parent: QWidget | None = None) -> Path | None:
        """Ask for the folder of another newsroom."""
        folder = QFileDialog.getExistingDirectory(
            parent, "Open another newsroom" if parent else "Open a newsroom"
        )
        return Path(folder) if folder else None

    def _welcome(self, place: Path) -> Opening | Path | None:
        """Ask how to begin, and make what is chosen; where it cannot be made, say so and ask again."""
        chosen: list[Callable[[], Opening | Path]] = []
        dialog = WelcomeDialog(place)
        dialog.sample_wanted.connect(lambda: chosen.append(partial(self._make_sample, place)))
        dialog.empty_wanted.connect(lambda: chosen.append(partial(self._make_empty, place)))
        dialog.other_wanted.connect(lambda folder: chosen.append(lambda: folder))
        dialog.exec()
        if not chosen:
            return None
        try:
            # Not before the dialog is over: what is raised in a slot comes back to nobody.
            return chosen[0]()
        except WorldError as error:
            self.warn(str(error))
            return self._welcome(place)

    def _make_sample(self, place: Path) -> Opening:
        made = make_sample(place, sample_folder(), self._clock, whoever())
        return Opening(Desk(made, usual_paths().own), ())

    def _make_empty(self, place: Path) -> Opening:
        return open_desk(place, self._clock, whoever(), may_start=True)
