"""Several stories in one sitting: what was done to each can be undone, and its length is known."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.domain.story import StoryText
from newsdesk.gui.writing.choices import Paper
from newsdesk.text.words import count

Open = Callable[..., Office]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(open_office: Open, tmp_path: Path) -> Office:
    """The window on a newsroom."""
    return open_office(tmp_path / "newsroom")


def write(office: Office, qtbot: QtBot, words: str) -> str:
    """Start a story with these words in its text; return its uid."""
    before = office.editor.uid
    office.window.ui.new_story.trigger()
    qtbot.waitUntil(lambda: office.editor.uid not in {"", before})
    qtbot.keyClicks(office.window.panes.editor.body, words)
    return office.editor.uid


def go_to(office: Office, qtbot: QtBot, uid: str) -> None:
    office.stories.show_story(uid)
    qtbot.waitUntil(lambda: office.editor.uid == uid)


def kept(office: Office, qtbot: QtBot, uid: str, body: str) -> None:
    """Wait until the archive has this text."""
    qtbot.waitUntil(lambda: office.desk.stories.get(uid).text.body == body)


def undo(office: Office, qtbot: QtBot) -> None:
    qtbot.keyClick(office.window.panes.editor.body, Qt.Key.Key_Z, CONTROL)


def test_undo_goes_back_across_saves_and_never_into_another_story(office: Office, qtbot: QtBot) -> None:
    """To the beginning of the session, and what it leads back to is kept as well."""
    body = office.window.panes.editor.body
    wool = write(office, qtbot, "Wool")
    office.editor.save()
    kept(office, qtbot, wool, "Wool")
    qtbot.keyClick(body, Qt.Key.Key_Return)
    qtbot.keyClicks(body, "is dear")
    trams = write(office, qtbot, "Trams")
    kept(office, qtbot, wool, "Wool\nis dear")

    go_to(office, qtbot, wool)
    while body.document().isUndoAvailable() and body.text() != "Wool":
        undo(office, qtbot)
    assert body.text() == "Wool"
    office.editor.save()
    kept(office, qtbot, wool, "Wool")
    while body.document().isUndoAvailable():
        undo(office, qtbot)
    assert body.text() == ""
    go_to(office, qtbot, trams)

    assert body.text() == "Trams"
    undo(office, qtbot)
    assert body.text() == ""


def test_what_the_command_line_changed_meanwhile_is_one_step(office: Office, qtbot: QtBot) -> None:
    """In a story that is shown again, as in the one that is open."""
    body = office.window.panes.editor.body
    wool = write(office, qtbot, "Wool is cheap")
    write(office, qtbot, "Trams")
    kept(office, qtbot, wool, "Wool is cheap")
    office.desk.stories.save(wool, StoryText(body="Wool is dear"))

    go_to(office, qtbot, wool)
    assert body.text() == "Wool is dear"
    undo(office, qtbot)

    assert body.text() == "Wool is cheap"


def test_status_bar_list_and_checks_count_alike(office: Office, qtbot: QtBot) -> None:
    """Whatever the words are made of; a selection is told as well."""
    body, said = office.window.panes.editor.body, office.window.words
    text = "# Two words\n\n1. <b\nclass='x'>three</b> and [four](https://x.org) five[^1]\n\n[^1]: six"
    uid = write(office, qtbot, "x")
    body.replace_text(text)
    office.editor.save()
    kept(office, qtbot, uid, text)

    words = office.desk.stories.get(uid).words

    assert words == count(text)
    qtbot.waitUntil(lambda: said.text().startswith(f"{words} words · "))
    body.mark(2, 11)
    qtbot.waitUntil(lambda: said.text() == f"2 of {words} words selected")


def test_paper_and_letters_are_there_again(open_office: Open, office: Office, tmp_path: Path) -> None:
    """In the window of the next day."""
    office.choices.change(paper=Paper.SEPIA, line_width=60, target=500)
    base = office.window.panes.editor.body.palette().color(QPalette.ColorRole.Base)
    office.window.close()

    again = open_office(tmp_path / "newsroom")

    assert again.choices.now.target == 500
    assert again.window.panes.editor.body.palette().color(QPalette.ColorRole.Base) == base
