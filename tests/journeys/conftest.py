"""The program as its users have it: the real window on a real newsroom."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.app.settings import Settings
from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import Clock, SystemClock
from newsdesk.domain.story import StoryText
from newsdesk.gui.rates.schedule import Schedule

D = TypeVar("D", bound=QDialog)
Open = Callable[..., Office]
Wait = Callable[[type[QDialog]], QDialog]


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[None]:
    """Give the application its plain looks back: the theme is its own, and the next test wants none."""
    style, palette, sheet = qapp.style().objectName(), qapp.palette(), qapp.styleSheet()
    yield
    qapp.setStyleSheet(sheet)
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.styleHints().unsetColorScheme()


@pytest.fixture
def open_office(qapp: QApplication, qtbot: QtBot, tmp_path: Path, undressed: None) -> Iterator[Open]:
    """Open the window on a newsroom, as often as a test wants; what is open at the end is closed."""
    del undressed
    opened: list[Office] = []

    def open_(folder: Path, clock: Clock | None = None) -> Office:
        opening = open_desk(folder, clock or SystemClock(), "Aigul", may_start=True)
        settings = Settings(tmp_path / "settings.ini")
        # No bank of the real world is ever asked by a test.
        settings.rates = replace(settings.rates, schedule=Schedule.OFF)
        office = Office(qapp, opening, settings)
        opened.append(office)
        office.show()
        qtbot.waitUntil(lambda: "backroom" in vars(office) and office.background.pending == 0, timeout=60_000)
        return office

    yield open_
    for office in opened:
        if office.window.isVisible():
            office.window.close()
        office.window.deleteLater()
    # Outside an event loop nothing else does: what is left when the program ends goes in any order, the
    # preview's profile before its page.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


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
    return lambda: qtbot.waitUntil(lambda: office.background.pending == 0, timeout=20_000)


@pytest.fixture
def wait_for(qtbot: QtBot) -> Callable[[type[D]], D]:
    """Wait until a dialog of that class is on the screen."""

    def wait(kind: type[D]) -> D:
        found: list[D] = []

        def there() -> bool:
            found[:] = [
                each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
            ]
            return bool(found)

        qtbot.waitUntil(there, timeout=20_000)
        return found[0]

    return wait
