"""The program as its users have it: the real window on a real newsroom."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.app.crash import CrashReporter
from newsdesk.app.desktop import Desktop
from newsdesk.app.office import Office
from newsdesk.app.paths import Paths
from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import Clock, SystemClock
from newsdesk.domain.story import StoryText
from tests.journeys.windows import D, offline_settings, on_screen, put_away

Open = Callable[..., Office]


@pytest.fixture
def open_office(undressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Open the window on a newsroom, as often as a test wants; what is open at the end is closed."""
    opened: list[Office] = []

    def open_(folder: Path, clock: Clock | None = None) -> Office:
        opening = open_desk(folder, clock or SystemClock(), "Aigul", may_start=True)
        office = Office(undressed, opening, offline_settings(tmp_path / "settings.ini"))
        opened.append(office)
        office.show()
        qtbot.waitUntil(lambda: "backroom" in vars(office) and office.background.pending == 0)
        return office

    yield open_
    put_away(*opened)


@pytest.fixture
def desktop(undressed: QApplication, tmp_path: Path) -> Iterator[Desktop]:
    """The program before anything is opened; its usual newsroom does not exist yet."""
    paths = Paths(tmp_path / "usual", tmp_path / "settings.ini", tmp_path / "reports")
    made = Desktop(undressed, paths, offline_settings(paths.settings), CrashReporter(paths.reports))
    yield made
    made.deleteLater()
    put_away(*[made.office] if made.office else ())


@pytest.fixture
def open_story(qtbot: QtBot) -> Callable[[Office, StoryText], None]:
    """Make a story, tell the window of it, and wait until it is open there."""

    def open_(office: Office, text: StoryText) -> None:
        made = office.desk.stories.new(text)
        office.announcer.announce(made.changes)
        office.stories.show_story(made.value.uid)
        qtbot.waitUntil(lambda: office.editor.uid == made.value.uid and office.background.pending == 0)

    return open_


@pytest.fixture
def settled(qtbot: QtBot, office: Office) -> Callable[[], None]:
    """Return a function that waits until all that was asked for is answered."""
    return lambda: qtbot.waitUntil(lambda: office.background.pending == 0)


@pytest.fixture
def wait_for(qtbot: QtBot) -> Callable[[type[D]], D]:
    """Wait until a dialog of that class is on the screen."""

    def wait(kind: type[D]) -> D:
        qtbot.waitUntil(lambda: on_screen(kind) is not None)
        found = on_screen(kind)
        assert found
        return found

    return wait
