"""The window comes back as it was left."""

from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.app import habits
from newsdesk.app.office import Office
from newsdesk.app.settings import Settings
from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import SystemClock
from newsdesk.gui.colors import SEPIA, ThemeColors
from newsdesk.gui.contrast_colors import CONTRAST_LIGHT
from newsdesk.gui.folders.panel import Drawer
from newsdesk.gui.theme import Theme, look_of
from newsdesk.gui.window import WindowState


class Open(Protocol):
    """Opens the window on a newsroom."""

    def __call__(self, folder: Path) -> Office: ...


def test_the_window_is_remembered(open_office: Open, tmp_path: Path, qtbot: QtBot) -> None:
    """The panes folded away, the size of the text, the theme, and the story that was open."""
    before = open_office(tmp_path / "desk")
    before.stories.new_story()
    qtbot.waitUntil(lambda: before.editor.story is not None)
    story = before.editor.story
    assert story is not None
    before.stories.new_story()
    qtbot.waitUntil(lambda: before.editor.story is not None and before.editor.story.uid != story.uid)
    before.stories.show_story(story.uid)
    qtbot.waitUntil(lambda: before.editor.story is not None and before.editor.story.uid == story.uid)
    before.window.ui.show_rates.trigger()
    before.window.ui.zoom_in.trigger()
    size = before.window.panes.editor.body.text_size
    before.appearance.choose(Theme.DARK)
    before.window.close()

    after = open_office(tmp_path / "desk")

    qtbot.waitUntil(lambda: after.editor.story is not None)
    assert after.editor.story is not None
    assert after.editor.story.uid == story.uid
    assert not after.window.panes.rates.isVisible()
    assert not after.window.ui.show_rates.isChecked()
    assert after.window.panes.editor.body.text_size == size
    assert after.appearance.theme is Theme.DARK


def test_the_keyboard_begins_in_the_list(open_office: Open, tmp_path: Path, qtbot: QtBot) -> None:
    """Arrow keys go through the stories at once."""
    office = open_office(tmp_path / "desk")
    office.stories.new_story()
    qtbot.waitUntil(lambda: office.editor.story is not None)
    office.window.close()

    again = open_office(tmp_path / "desk")

    assert again.window.focusWidget() is again.window.panes.stories.ui.list


def test_a_story_that_is_gone_gives_way_to_the_newest(
    open_office: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    """The last story was spiked, or belongs to another newsroom: the window does not begin empty."""
    office = open_office(tmp_path / "one")
    office.stories.new_story()
    qtbot.waitUntil(lambda: office.editor.story is not None)
    office.window.close()
    opening = open_desk(tmp_path / "two", SystemClock(), "Aigul", may_start=True)
    made = opening.desk.stories.new().value
    opening.desk.close()

    other = open_office(tmp_path / "two")

    qtbot.waitUntil(lambda: other.editor.story is not None)
    assert other.editor.story is not None
    assert other.editor.story.uid == made.uid


def test_a_small_screen_is_filled(open_office: Open, tmp_path: Path) -> None:
    """No part of a first window lies beyond the edge of the screen."""
    window = open_office(tmp_path / "desk").window
    window.resize(window.screen().availableSize())

    window.fit_screen()

    assert window.windowState() & Qt.WindowState.WindowMaximized


def test_a_window_that_fits_stays(open_office: Open, tmp_path: Path) -> None:
    """Whoever has the room keeps it for other programs."""
    window = open_office(tmp_path / "desk").window
    window.setMinimumSize(1, 1)
    window.resize(window.screen().availableSize() / 2)

    window.fit_screen()

    assert not window.windowState() & Qt.WindowState.WindowMaximized


def test_the_first_window_has_the_rates_below_the_list(open_office: Open, tmp_path: Path) -> None:
    """They come after the first paint, and are shown unless somebody folded them away."""
    office = open_office(tmp_path / "desk")

    assert office.window.panes.rates.isVisible()
    assert office.window.ui.show_rates.isChecked()


def test_folders_stand_beside_the_list_where_there_is_room(open_office: Open, tmp_path: Path) -> None:
    """In a narrow window they wait in a drawer, behind the button that names the one that is shown."""
    office = open_office(tmp_path / "desk")
    window, button = office.window, office.window.panes.stories.ui.folder_button
    for width, beside in ((1280, False), (1600, True)):
        window.resize(width, 800)
        # One that Qt cannot read, for it would cut a real one to the tests' small screen.
        window.restore(WindowState(geometry=b"as it is"))

        assert window.panes.folders.isVisible() is beside
        assert button.isVisible() is not beside
        assert window.ui.show_folders.isChecked() is beside

    window.show_folders(False)
    button.click()

    [drawer] = window.panes.folders.findChildren(Drawer)
    assert drawer.isVisible()
    drawer.close()


def test_a_theme_is_kept_when_it_is_chosen(open_office: Open, tmp_path: Path) -> None:
    """Whatever becomes of the program after that."""
    office = open_office(tmp_path / "desk")

    office.window.ui.theme_sepia.trigger()

    assert Settings(tmp_path / "settings.ini").theme is Theme.SEPIA
    assert look_of(office.window.palette()) is SEPIA


def test_how_the_window_is_arranged_is_kept_while_it_is_open(
    qtbot: QtBot, open_office: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever becomes of the program after that, too; and so is the newsroom."""
    monkeypatch.setattr(habits, "EVERY", 20)
    office = open_office(tmp_path / "desk")

    office.window.ui.show_rates.trigger()

    qtbot.waitUntil(lambda: "rates" in Settings(tmp_path / "settings.ini").window.hidden)
    assert Settings(tmp_path / "settings.ini").newsroom == tmp_path / "desk"


def test_only_the_text_is_no_way_to_begin_the_day(
    qtbot: QtBot, open_office: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept meanwhile is how the window was before, for a program that is killed then."""
    monkeypatch.setattr(habits, "EVERY", 20)
    office = open_office(tmp_path / "desk")
    qtbot.waitUntil(lambda: Settings(tmp_path / "settings.ini").window == office.window.state())
    before = office.window.state()

    office.backroom.only_text.turn(on=True)
    office.habits.keep()

    assert office.window.state() != before
    assert Settings(tmp_path / "settings.ini").window == before
    office.backroom.only_text.leave()


@pytest.mark.parametrize(
    ("theme", "worn"),
    [(Theme.SYSTEM, CONTRAST_LIGHT), (Theme.CONTRAST, CONTRAST_LIGHT), (Theme.SEPIA, SEPIA)],
)
def test_a_system_that_asks_for_high_contrast_gets_it(
    open_office: Open, tmp_path: Path, qapp: QApplication, theme: Theme, worn: ThemeColors
) -> None:
    """At once, and until it does so no more; unless somebody chose otherwise."""
    office = open_office(tmp_path / "desk")
    office.appearance.choose(theme)
    before = look_of(qapp.palette())
    hints = qapp.styleHints()
    wishes = hints.accessibility()

    wishes.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    asked = look_of(qapp.palette())
    wishes.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)

    assert asked is worn
    assert look_of(qapp.palette()) is before
