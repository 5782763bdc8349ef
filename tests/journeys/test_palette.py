"""Everything by a few letters, in the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.days import day
from newsdesk.domain.story import StoryText

Open = Callable[..., Office]


@pytest.fixture
def office(open_office: Open, tmp_path: Path, qtbot: QtBot) -> Office:
    """The window on two stories and an edition, with the newer story open and the keyboard in its text."""
    desk = Desk(Newsroom.create(tmp_path / "room", SystemClock(), "Aigul", "The desk"))
    snow = desk.stories.new(StoryText(headline="Snow on the pass", body="Two roads are closed.")).value
    desk.stories.new(StoryText(headline="Trams at night", body="# Lines\n\nTwo.\n\n# Fares\n\nNone."))
    desk.editions.new(SystemClock().now().date(), "Friday", (snow.uid,))
    desk.close()
    office = open_office(tmp_path / "room")
    qtbot.waitUntil(lambda: office.editor.story is not None)
    office.window.activateWindow()
    office.window.panes.editor.body.setFocus()
    return office


def type_(office: Office, qtbot: QtBot, letters: str, first: str) -> QLineEdit:
    """Open the palette by its keys, type, and wait until the first row says this."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(office.window.focusWidget(), Qt.Key.Key_P, held)
    palette = office.backroom.palette.palette
    QTest.keyClicks(palette.ui.field, letters)
    qtbot.waitUntil(lambda: bool(palette.model.rows) and palette.model.rows[0].item.words == first)
    return palette.ui.field


def test_an_action_is_done_where_the_keyboard_was(office: Office, qtbot: QtBot) -> None:
    """A word of the text becomes bold, as by its own keys; it comes first the next time."""
    body = office.window.panes.editor.body
    body.selectAll()

    QTest.keyClick(type_(office, qtbot, "ital", "Italic"), Qt.Key.Key_Return)

    assert "*Lines*" in body.text()
    assert body.hasFocus()
    field = type_(office, qtbot, "", "Italic")
    QTest.keyClick(field, Qt.Key.Key_Escape)


def test_a_story_is_found_and_opened(office: Office, qtbot: QtBot) -> None:
    """By a word of its text; the keyboard is in it once it is open."""
    QTest.keyClick(type_(office, qtbot, "roads", "Snow on the pass"), Qt.Key.Key_Return)

    body = office.window.panes.editor.body
    qtbot.waitUntil(lambda: body.text() == "Two roads are closed." and body.hasFocus())


def test_a_heading_is_gone_to(office: Office, qtbot: QtBot) -> None:
    """Behind an @."""
    QTest.keyClick(type_(office, qtbot, "@far", "Fares"), Qt.Key.Key_Return)

    assert office.window.panes.editor.body.textCursor().block().text() == "# Fares"


def test_an_edition_is_shown(office: Office, qtbot: QtBot) -> None:
    """Behind a #, by its title."""
    field = type_(office, qtbot, "#fri", f"Friday, {day(SystemClock().now().date())}")

    QTest.keyClick(field, Qt.Key.Key_Return)

    edition = office.window.panes.edition
    qtbot.waitUntil(lambda: edition.isVisible() and edition.ui.stories.hasFocus())


def test_what_cannot_be_done_says_why(office: Office, qtbot: QtBot) -> None:
    """It is there to be found, grey, and does nothing."""
    office.backroom.proof.turn(on=True)

    field = type_(office, qtbot, ">bold", "Bold")
    row = office.backroom.palette.palette.model.rows[0]
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert row.item.why_not == "the text can only be read now"
    assert "*" not in office.window.panes.editor.body.text()


def test_a_theme_comes_before_the_pages_colours(office: Office, qtbot: QtBot) -> None:
    """Both are called Dark: who types that means the program more often than the page in it."""
    field = type_(office, qtbot, "dark", "Dark")

    rows = office.backroom.palette.palette.model.rows
    assert [row.item.beside for row in rows] == ["View › Theme", "View › Preview page"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
