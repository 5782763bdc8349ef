"""The window can be used as soon as it is painted, while the rest still comes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.story import StoryText
from tests.journeys.windows import offline_settings, put_away

pytestmark = pytest.mark.usefixtures("undressed")


@pytest.fixture
def begin(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Office]]:
    """Open the window on three stories, and return as soon as it is painted."""
    opened: list[Office] = []

    def begin_() -> Office:
        opening = open_desk(tmp_path / "desk", SystemClock(), "Aigul", may_start=True)
        for headline in ("Snow on the pass", "Trams at night", "Wool mill reopens"):
            opening.desk.stories.new(StoryText(headline=headline, body="Once upon a time."))
        office = Office(qapp, opening, offline_settings(tmp_path / "settings.ini"))
        opened.append(office)
        with qtbot.waitSignal(office.window.painted):
            office.show()
        return office

    yield begin_
    put_away(*opened)


def test_the_first_stories_are_there_when_it_is_painted(begin: Callable[[], Office]) -> None:
    """Nobody sees an empty list that fills."""
    assert begin().stories.count == 3


def test_what_is_typed_at_once_is_looked_for(begin: Callable[[], Office], qtbot: QtBot) -> None:
    """The list has the keyboard, and whatever comes later does not take it away."""
    office = begin()
    panel = office.window.panes.stories

    qtbot.keyClicks(panel.ui.list, "t")
    qtbot.keyClicks(panel.ui.search, "rams")
    qtbot.waitUntil(lambda: "backroom" in vars(office) and office.background.pending == 0)

    assert panel.words == "trams"
    qtbot.waitUntil(lambda: office.stories.count == 1)


def test_a_story_can_be_begun_before_there_is_an_editor(begin: Callable[[], Office], qtbot: QtBot) -> None:
    """It opens as soon as there is one, and its headline waits to be typed."""
    office = begin()

    office.window.ui.new_story.trigger()
    assert "editing" not in vars(office)
    qtbot.waitUntil(lambda: "backroom" in vars(office) and office.background.pending == 0)

    assert office.stories.count == 4
    assert office.editor.story is not None
    assert office.editor.story.text.headline == ""
    assert office.window.panes.editor.form.ui.headline.hasFocus()


def test_who_comes_late_hears_what_is_open(begin: Callable[[], Office], qtbot: QtBot) -> None:
    """The newest story opens by itself, and the page beside it is that story's."""
    office = begin()

    qtbot.waitUntil(lambda: "backroom" in vars(office) and office.background.pending == 0)

    assert office.editor.story is not None
    assert office.editor.story.headline == "Wool mill reopens"
    qtbot.waitUntil(lambda: office.window.panes.preview.is_ready)


def test_it_can_be_closed_at_once(begin: Callable[[], Office], qapp: QApplication) -> None:
    """Nobody comes any more then."""
    office = begin()

    assert office.window.close()
    qapp.processEvents()

    assert not {"editing", "sides", "backroom"} & vars(office).keys()


def test_what_was_closed_at_once_begins_where_it_was_left(begin: Callable[[], Office]) -> None:
    """Nobody opened a story, so tomorrow shows the one of yesterday still."""
    office = begin()
    settings = office._settings
    settings.story = "yesterday's"

    office.window.close()

    assert settings.story == "yesterday's"
