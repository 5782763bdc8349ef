"""The program with a screen: one application, one window, one newsroom at a time."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from newsdesk.app.bell import Bell, ring
from newsdesk.app.crash import CrashReporter
from newsdesk.app.office import Office
from newsdesk.app.paths import Paths, usual_paths
from newsdesk.app.settings import Settings
from newsdesk.app.wiring import Opening, open_desk, whoever
from newsdesk.assets import sample_folder
from newsdesk.desk import Damaged, Desk, Newsroom, backups_in, free_folder
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.errors import BadInput, WorldError
from newsdesk.gui.background import Background
from newsdesk.gui.controllers.first_aid import FirstAid
from newsdesk.gui.dialogs.locked import LockedDialog
from newsdesk.gui.dialogs.welcome import WelcomeDialog
from newsdesk.gui.preview.graphics import prepare_graphics
from newsdesk.gui.preview.scheme import register_scheme
from newsdesk.gui.theme import apply
from newsdesk.gui.upkeep.damaged import DamagedDialog


def make_application() -> QApplication:
    """Make the QApplication with all that must be settled before it; BadInput where there is no screen."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens):
        raise BadInput(
            "There is no screen to open a window on. “newsdesk --help” lists what works without one."
        )
    prepare_graphics()
    register_scheme()
    application = QApplication(["newsdesk"])
    application.setApplicationName("Newsdesk")
    application.setDesktopFileName("newsdesk")
    application.setStyle("Fusion")
    return application


class Desktop(QObject):
    """Chooses the newsroom, opens its window, and changes to another when asked."""

    def __init__(
        self, application: QApplication, paths: Paths, settings: Settings, crash: CrashReporter
    ) -> None:
        super().__init__(application)
        self._application = application
        self._paths = paths
        self._settings = settings
        self._crash = crash
        self._clock = SystemClock()
        self.office: Office | None = None

    def start(self, folder: Path | None) -> bool:
        """Open the newsroom named, else the last one, else ask how to begin. False if nothing was chosen."""
        # The first question wears the colours of the window that follows.
        apply(self._application, self._settings.theme)
        wanted = folder or self._settings.newsroom or self._paths.newsroom
        if not Newsroom.exists(wanted) and folder is None:
            wanted = self._paths.newsroom
        if Newsroom.exists(wanted):
            return self._open(wanted)
        return self._begin(wanted)

    def _begin(self, folder: Path) -> bool:
        """Open what there is not: from its backups if it has been here, else by asking how to begin."""
        if backups_in(folder):
            sentence = f"There is no newsroom in {folder} any more, but there are backups of it."
            return self._give_first_aid(folder, sentence, None)
        return self._welcome(folder)

    def _open(self, folder: Path) -> bool:
        try:
            opening = open_desk(folder, self._clock, whoever(), may_start=False)
        except Damaged as error:
            return self._give_first_aid(folder, error.finding, None)
        except WorldError as error:
            QMessageBox.warning(None, "Newsdesk", str(error))
            return self._ask_for_folder()
        newsroom = opening.desk.newsroom
        if newsroom.damage:
            return self._give_first_aid(folder, newsroom.damage, opening)
        if newsroom.held_by and (ring(folder) or not self._may_look(opening)):
            opening.desk.close()
            return False
        self._furnish(opening)
        return True

    def _give_first_aid(self, folder: Path, sentence: str, opening: Opening | None) -> bool:
        """Ask what to do about a damaged newsroom, do it, and open what there is then.

        ``opening`` is the newsroom as far as it can be looked at.
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
            self._furnish(opening)
            return True
        if opening is not None:
            opening.desk.close()
        if aid.opened is not None:
            return self._open(aid.opened)
        return chosen == ["other"] and self._ask_for_folder()

    def _may_look(self, opening: Opening) -> bool:
        newsroom = opening.desk.newsroom
        dialog = LockedDialog(newsroom.folder, newsroom.held_by)
        return dialog.exec() == LockedDialog.DialogCode.Accepted

    def _welcome(self, place: Path) -> bool:
        """Ask how to begin; what is chosen is opened."""
        chosen: list[Opening | Path] = []
        dialog = WelcomeDialog(place)
        dialog.sample_wanted.connect(lambda: chosen.append(self._make_sample(place)))
        dialog.empty_wanted.connect(lambda: chosen.append(self._make_empty(place)))
        dialog.other_wanted.connect(chosen.append)
        try:
            dialog.exec()
        except WorldError as error:
            QMessageBox.warning(None, "Newsdesk", str(error))
        for choice in chosen:
            if isinstance(choice, Path):
                return self._open(choice)
            self._furnish(choice)
            return True
        return False

    def _make_sample(self, place: Path) -> Opening:
        # It takes a page in, and what that takes no other start has to wait for.
        from newsdesk.desk.sample import make_sample  # noqa: PLC0415

        return Opening(Desk(make_sample(place, sample_folder(), self._clock, whoever())), ())

    def _make_empty(self, place: Path) -> Opening:
        return open_desk(place, self._clock, whoever(), may_start=True)

    def _furnish(self, opening: Opening) -> None:
        self.office = office = Office(self._application, opening, self._settings)
        office.newsroom_wanted.connect(self._change)
        # Only once whoever asked is done: the window that it lives in is closed for it.
        office.reopen_wanted.connect(
            lambda sentence: self._reopen(opening.desk.newsroom.folder, sentence),
            Qt.ConnectionType.QueuedConnection,
        )
        if opening.desk.newsroom.writable:
            bell = Bell(opening.desk.newsroom.folder, office)
            bell.rung.connect(office.window.come_to_front)
            office.closed.connect(bell.take_down)
        self._crash.save_first = office.editor.save
        self._crash.tell = office.messages.trouble
        office.window.fit_screen()
        office.show()

    def _ask_for_folder(self) -> bool:
        folder = QFileDialog.getExistingDirectory(None, "Open a newsroom")
        return bool(folder) and self._open(Path(folder))

    def _change(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self.office.window if self.office else None, "Open another newsroom"
        )
        if not folder:
            return
        self.change_to(Path(folder))

    def _reopen(self, folder: Path, sentence: str) -> None:
        """Open the newsroom anew, and say there ("": nothing) why that was."""
        before = self.office
        self.change_to(folder)
        if sentence and self.office is not None and self.office is not before:
            self.office.messages.inform(sentence)

    def change_to(self, folder: Path) -> None:
        """Close the window, if its text is safe, and open one on another newsroom."""
        # Between the two windows there is none, and that must not be the program's end.
        self._application.setQuitOnLastWindowClosed(False)
        try:
            before = self.office
            if before is None or before.window.close():
                if before is not None:
                    before.window.deleteLater()
                opened = self._open(folder) if Newsroom.exists(folder) else self._begin(folder)
                if not opened:
                    self._application.quit()
        finally:
            self._application.setQuitOnLastWindowClosed(True)


def run_desktop(folder: Path | None) -> int:
    """Run the program with its window until that is closed; return the exit code."""
    application = make_application()
    paths = usual_paths()
    crash = CrashReporter(paths.reports)
    crash.install()
    desktop = Desktop(application, paths, Settings(paths.settings), crash)
    if not desktop.start(folder):
        return 0
    return application.exec()
