"""The headline over the text, in the window of a small screen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office

Open = Callable[..., Office]

#: So many characters a usual headline has at most.
USUAL = (
    "A Crossing Reopens Where the Old Bridge Fell in the Flood of May",
    "Kyrgyz National Bank Keeps Its Rate as Prices of Bread and Fuel Go on Rising",
    "Tashkent Opens the Second Tunnel on the Road to the Ferghana Valley at Last Year",
)


@pytest.fixture
def office(open_office: Open, tmp_path: Path, qtbot: QtBot) -> Office:
    """A window of 1280 by 800 pixels with folders and preview, and a story open."""
    office = open_office(tmp_path / "room")
    window = office.window
    window.resize(1280, 800)
    office.stories.new_story()
    qtbot.waitUntil(lambda: office.editor.story is not None)
    if not window.panes.folders.isVisible():
        window.ui.show_folders.trigger()
    qtbot.waitUntil(lambda: window.panes.folders.isVisible() and window.panes.preview.isVisible())
    return office


@pytest.mark.parametrize("words", USUAL)
def test_a_usual_headline_has_two_lines(office: Office, qtbot: QtBot, words: str) -> None:
    """And nothing to scroll, beside folders and preview; in letters that are not wider than most."""
    assert 60 <= len(words) <= 80
    form = office.window.panes.editor.form.ui
    font = form.headline.font()
    font.setFamily("PT Sans")
    form.headline.setFont(font)

    QTest.keyClicks(form.headline, words)

    layout = form.headline.document().firstBlock().layout()
    qtbot.waitUntil(lambda: layout.lineCount() == 2)
    qtbot.waitUntil(lambda: form.headline.verticalScrollBar().maximum() == 0)


def test_the_longest_headline_of_the_house_is_seen_whole(office: Office, qtbot: QtBot) -> None:
    """Its length is said below the buttons, and takes no room from it."""
    form = office.window.panes.editor.form.ui
    form.headline.replace_text("Snow")
    width = form.headline.width()

    form.headline.replace_text(" ".join(USUAL)[:120])

    qtbot.waitUntil(form.headline_length.isVisible)
    assert form.headline_length.text() == "120 of 120"
    assert form.headline.width() == width
    assert form.headline.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("width", [1280, 1900])
@pytest.mark.parametrize("words", ["", USUAL[1], " ".join(USUAL)])
def test_the_buttons_stand_at_its_first_line(office: Office, qtbot: QtBot, width: int, words: str) -> None:
    """However many lines there are."""
    form = office.window.panes.editor.form.ui
    form.headline.replace_text(words)
    office.window.resize(width, 800)

    def aligned() -> bool:
        first = form.headline.cursorRect(QTextCursor(form.headline.document())).center()
        line = form.headline.viewport().mapTo(office.window, first).y()
        middles = [each.mapTo(office.window, each.rect().center()).y() for each in (form.language, form.fold)]
        return all(abs(middle - line) <= 2 for middle in middles)

    qtbot.waitUntil(aligned)
