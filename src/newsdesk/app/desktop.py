"""The program with a screen: one application, one window, one newsroom at a time."""

import os
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from newsdesk.app.crash import CrashReporter
from newsdesk.app.office import Office
from newsdesk.app.paths import Paths, usual_paths
from newsdesk.app.settings import Settings
from newsdesk.app.wiring import Opening, open_desk
from newsdesk.desk import Damaged, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.errors import BadInput, WorldError
from newsdesk.domain.people import whoever
from newsdesk.gui.preview.engine import expect_engine
from newsdesk.gui.theme import apply, wants_contrast

if TYPE_CHECKING:
    from newsdesk.app.reception import Reception


#: Seconds for which a thread may keep the others from Python. With Python's own 5 ms, a key in a long text
#: that is being saved waits for 30 ms in all, with this one for 8.
TURN = 0.0005


def make_application() -> QApplication:
    """Make the QApplication with all that must be settled before it; BadInput where there is no screen."""
    sys.setswitchinterval(TURN)
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens):
        raise BadInput(
            "There is no screen to open a window on. “newsdesk --help” lists what works without one."
        )
    expect_engine()
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
        last, usual = self._settings.newsroom, self._paths.newsroom
        if folder is None and last is not None and last != usual and not Newsroom.exists(last):
            return self._miss(last)
        return self._open_or_begin(folder or last or usual)

    def _miss(self, last: Path) -> bool:
        """Open the usual newsroom where the last one is not to be found, and say so: it is not that."""
        if self._reception.has_backups(last):
            return self._begin(last)
        usual = self._paths.newsroom
        is_there = Newsroom.exists(usual)
        missed = (
            f"The newsroom that was open last, in {last}, is not there: its disk may not be connected, or "
            "its folder was moved."
        )
        if not is_there:
            self._reception.warn(missed)
        opened = self._open_or_begin(usual)
        if is_there and opened and self.office is not None:
            self.office.messages.inform(
                f"{missed} This is the one in {usual}; File › Open another newsroom… opens the other one, "
                "once it is there."
            )
        return opened

    def _open_or_begin(self, folder: Path) -> bool:
        return self._open(folder) if Newsroom.exists(folder) else self._begin(folder)

    @cached_property
    def _reception(self) -> "Reception":
        # Most days the newsroom simply opens, and nobody is asked.
        from newsdesk.app.reception import Reception  # noqa: PLC0415

        # The first question wears the colours of the window that follows.
        apply(self._application, self._settings.theme, strong=wants_contrast(self._application))
        return Reception(self._clock, self)

    def _begin(self, folder: Path) -> bool:
        """Ask what is to be opened where there is no newsroom. False if nothing was chosen."""
        return self._follow(self._reception.begin(folder))

    def _open(self, folder: Path) -> bool:
        """Open the newsroom in a folder; if that cannot be, ask what else. False if nothing was chosen."""
        try:
            opening = open_desk(folder, self._clock, whoever(), may_start=False)
        except Damaged as error:
            return self._follow(self._reception.give_first_aid(folder, error.finding, None))
        except WorldError as error:
            self._reception.warn(str(error))
            return self._follow(self._reception.ask_for_folder())
        newsroom = opening.desk.newsroom
        if newsroom.damage:
            return self._follow(self._reception.give_first_aid(folder, newsroom.damage, opening))
        if newsroom.held_by and not self._reception.may_look(newsroom):
            opening.desk.close()
            return False
        return self._follow(opening)

    def _follow(self, chosen: Opening | Path | None) -> bool:
        """Show what was opened, or open what was chosen."""
        if isinstance(chosen, Path):
            return self._open(chosen)
        if chosen is not None:
            self._furnish(chosen)
        return chosen is not None

    def _furnish(self, opening: Opening) -> None:
        self.office = office = Office(self._application, opening, self._settings)
        office.newsroom_wanted.connect(self._change)
        # Only once whoever asked is done: the window that it lives in is closed for it.
        office.reopen_wanted.connect(
            lambda sentence: self._reopen(opening.desk.newsroom.folder, sentence),
            Qt.ConnectionType.QueuedConnection,
        )
        if opening.desk.newsroom.writable:
            office.window.painted.connect(lambda: _hang_bell(office))
        self._crash.save_first = office.save
        self._crash.tell = office.messages.trouble
        office.settled.connect(lambda: _tidy(office))
        office.window.fit_screen()
        office.show()

    def _change(self) -> None:
        folder = self._reception.ask_for_folder(self.office.window if self.office else None)
        if folder is not None:
            self.change_to(folder)

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
                if not self._open_or_begin(folder) and not (before and self._come_back(before, folder)):
                    self._application.quit()
        finally:
            self._application.setQuitOnLastWindowClosed(True)

    def _come_back(self, before: Office, instead_of: Path) -> bool:
        """Open the newsroom from before again, where nothing else was chosen. False if that cannot be."""
        folder = before.desk.newsroom.folder
        return folder != instead_of and Newsroom.exists(folder) and self._open(folder)


def _hang_bell(office: Office) -> None:
    # A window without one is none the worse for a moment, and need not wait for Qt's sockets.
    from newsdesk.app.bell import Bell  # noqa: PLC0415

    bell = Bell(office.desk.newsroom.folder, office)
    bell.rung.connect(office.window.come_to_front)
    office.closed.connect(bell.take_down)


def _tidy(office: Office) -> None:
    # Not before the window has come to rest: until then nothing is left over.
    from newsdesk.app.tidying import Tidying  # noqa: PLC0415

    tidying = Tidying(office)
    office.editor.typed.connect(tidying.hear_key)


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
