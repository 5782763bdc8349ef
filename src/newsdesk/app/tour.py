"""``python -m newsdesk.app.tour OUT``: a day at the desk without anybody at it.

The real window, on a screen or off it, takes in the sample's page, opens a story, changes it, makes the
edition and exports it to ``OUT/edition``. Pictures of every station are written beside it. The README shows
them, and where there is no screen they are what ``make run`` shows.
"""

import shutil
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QWidget

from newsdesk.app.desktop import make_application
from newsdesk.app.office import Office
from newsdesk.app.settings import Settings
from newsdesk.app.tour_pages import PageCamera
from newsdesk.app.wiring import Opening
from newsdesk.assets import sample_folder
from newsdesk.desk import Desk
from newsdesk.desk.publishing import verify
from newsdesk.desk.sample import make_morning
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.people import whoever
from newsdesk.gui.dialogs.export import ExportDialog
from newsdesk.gui.dialogs.new_edition import NewEditionDialog
from newsdesk.gui.dialogs.review import ReviewDialog
from newsdesk.gui.dialogs.welcome import WelcomeDialog
from newsdesk.gui.rates.habits import RateHabits
from newsdesk.gui.rates.schedule import Schedule
from newsdesk.gui.theme import Theme
from newsdesk.widgets.days import to_qt

#: The sample's own day.
DAY = date(2025, 11, 14)
#: Seconds that any one step may take before the tour gives up.
PATIENCE = 60


D = TypeVar("D", bound=QDialog)


class Tour:
    """Does the day's work in a real window and takes pictures into ``out``."""

    def __init__(self, application: QApplication, out: Path) -> None:
        self._application = application
        self._out = out
        newsroom_folder = out / "tour-newsroom"
        shutil.rmtree(newsroom_folder, ignore_errors=True)
        shutil.rmtree(out / "edition", ignore_errors=True)
        out.mkdir(parents=True, exist_ok=True)
        settings_file = out / "tour.ini"
        settings_file.unlink(missing_ok=True)
        newsroom = make_morning(newsroom_folder, sample_folder(), SystemClock(), whoever())
        settings = Settings(settings_file)
        settings.theme = Theme.LIGHT
        settings.rates = RateHabits(schedule=Schedule.OFF)
        self._office = Office(application, Opening(Desk(newsroom), ()), settings)

    def run(self) -> None:
        """Go from the welcome to the bundle."""
        office = self._office
        self._welcome()
        office.window.resize(1440, 900)
        office.show()
        self._until(lambda: office.stories.count > 0, "the list")
        self._take_in()
        self._write()
        self._look_in_every_way()
        self._make_edition()
        self._export()
        self._pages()
        office.window.show_right(office.window.panes.preview)
        for theme in (Theme.SEPIA, Theme.CONTRAST, Theme.DARK):
            office.appearance.choose(theme)
            self._picture(office.window, f"main-{theme}")
        office.window.resize(1024, 700)
        self._picture(office.window, "main-narrow-dark")
        office.window.close()

    def _welcome(self) -> None:
        dialog = WelcomeDialog(Path("~/newsroom"))
        dialog.show()
        self._picture(dialog, "welcome")
        dialog.close()

    def _take_in(self) -> None:
        self._office.backroom.intake.take_files([sample_folder() / "capture.txt"])
        dialog = self._dialog(ReviewDialog)
        self._picture(dialog, "review")
        headline = dialog.accepted_reading().candidates[0].headline
        dialog.accept()
        editor = self._office.editor
        self._until(lambda: editor.story is not None and editor.story.headline == headline, "the story")

    def _write(self) -> None:
        office = self._office
        panes = office.window.panes
        self._until(lambda: panes.preview.is_ready, "the preview")
        body = panes.editor.body
        body.setFocus()
        body.moveCursor(QTextCursor.MoveOperation.End)
        for _ in range(2):
            QTest.keyClick(body, Qt.Key.Key_Return)
        QTest.keyClicks(body, "The desk follows this story.")
        self._until(lambda: not office.editor.dirty, "the text to be kept")
        self._picture(office.window, "main-light")

    def _look_in_every_way(self) -> None:
        """Turn on each way of looking at the text, and off again."""
        window, ui = self._office.window, self._office.window.ui
        window.panes.editor.body.go_to_line(5)
        ways = {
            "focus": (ui.focus_paragraph, ui.focus_off),
            "typewriter": (ui.typewriter, ui.typewriter),
            "proofreading": (ui.proofread, ui.proofread),
            "only-text": (ui.only_text, ui.only_text),
            "stacked": (ui.stacked, ui.stacked),
        }
        for name, (on, off) in ways.items():
            on.trigger()
            self._picture(window, f"mode-{name}")
            off.trigger()
            self._settle()

    def _make_edition(self) -> None:
        office = self._office
        office.sides.editions.ask_for_new()
        dialog = self._dialog(NewEditionDialog)
        dialog.ui.date.setDate(to_qt(DAY))
        self._settle()
        self._picture(dialog, "new-edition")
        dialog.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
        self._until(lambda: office.sides.editions.shown is not None, "the edition")
        office.window.show_right(office.window.panes.edition)
        self._picture(office.window, "edition")

    def _export(self) -> None:
        office = self._office
        office.sides.editions.export_shown()
        dialog = self._dialog(ExportDialog)
        dialog.ui.target.setText(str(self._out / "edition"))
        self._until(dialog.ui.export_now.isEnabled, "the checklist")
        self._picture(dialog, "export")
        dialog.ui.export_now.click()
        self._until(lambda: dialog.ui.pages.currentWidget() is dialog.ui.done_page, "the bundle")
        self._picture(dialog, "exported")
        dialog.close()
        found = verify(self._out / "edition")
        if found:
            raise SystemExit(f"The bundle is not sound: {found[0].message}")

    def _pages(self) -> None:
        """Look at the bundle's front page and at a story as browsers and paper show them."""
        camera = PageCamera(self._out / "edition", self._out, self._until)
        camera.take("index.html", "front", self._settle)
        stories = (self._out / "edition" / "stories").iterdir()
        longest = max(stories, key=lambda page: (page.stat().st_size, page.name))
        camera.take(f"stories/{longest.name}", "story", self._settle)
        camera.close()

    def _dialog(self, kind: type[D]) -> D:
        shown: list[D] = []

        def is_there() -> bool:
            shown.extend(each for each in self._application.topLevelWidgets() if isinstance(each, kind))
            return bool(shown)

        self._until(is_there, kind.__name__)
        return shown[0]

    def _until(self, condition: Callable[[], object], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise SystemExit(f"The tour waited in vain for {what}.")
            self._application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

    def _settle(self) -> None:
        """Let everything that was asked for arrive and be drawn."""
        end = time.monotonic() + 1.0
        self._until(lambda: self._office.background.pending == 0 and time.monotonic() > end, "quiet")

    def _picture(self, widget: QWidget, name: str) -> None:
        self._settle()
        widget.grab().save(str(self._out / f"{name}.png"))


def main(out: Path) -> None:
    """Take the tour and say what came of it."""
    application = make_application()
    Tour(application, out).run()
    print(f"Done: the edition is in {out / 'edition' / 'index.html'}, the pictures are in {out}.")  # noqa: T201 - its answer


if __name__ == "__main__":
    # As it was given: the pictures show it, and need not tell where somebody's project lies.
    main(Path(sys.argv[1]))
