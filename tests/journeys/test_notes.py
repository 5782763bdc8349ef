"""An editor leaves notes for the desk in the real window, and a colleague sees to them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.notes import Note
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import StoryText
from newsdesk.gui.notes.model import QUOTE
from newsdesk.gui.notes.panel import NotesPanel

Open = Callable[[Path], Office]

BODY = "A mill in Karakol 😀 presses fleece.\n\nIt takes in forty tonnes of wool a year."
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A newsroom with two stories."""
    folder = tmp_path / "newsroom"
    desk = open_desk(folder, SystemClock(), "Aigul", may_start=True).desk
    desk.stories.new(StoryText(headline="Night trams", body="Trams run all night."))
    desk.stories.new(StoryText(headline="Mill turns wool", body=BODY))
    desk.close()
    return folder


def settle(office: Office, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: office.background.pending == 0 and not office.editor.dirty)


def open_mill(office: Office, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: office.editor.story is not None)
    settle(office, qtbot)
    assert office.editor.story is not None
    assert office.editor.story.headline == "Mill turns wool"
    return office.editor.story.uid


def panel_of(office: Office) -> NotesPanel:
    panel = office.window.findChild(NotesPanel)
    assert isinstance(panel, NotesPanel)
    return panel


def mark(office: Office, words: str) -> None:
    """Select some words of the text."""
    body = office.window.panes.editor.body
    cursor = body.document().find(words)
    assert not cursor.isNull()
    body.setTextCursor(cursor)
    body.setFocus()


def leave_note(office: Office, qtbot: QtBot, on: str, text: str) -> None:
    mark(office, on)
    office.window.ui.add_note.trigger()
    panel = panel_of(office)
    QTest.keyClicks(panel.ui.words, text)
    QTest.keyClick(panel.ui.words, Qt.Key.Key_Return, CTRL)
    settle(office, qtbot)
    assert not panel.ui.form.isVisible()


def notes(office: Office, uid: str) -> tuple[Note, ...]:
    return office.desk.notes.of(uid)


def tab(office: Office) -> str:
    right = office.window.ui.right
    return right.tabText(right.indexOf(panel_of(office)))


def selected(office: Office) -> str:
    return office.window.panes.editor.body.textCursor().selectedText()


def test_a_note_is_left_followed_and_resolved(open_office: Open, qtbot: QtBot, folder: Path) -> None:
    """On a passage, counted on the tab, still on its words after more was typed, and ticked off."""
    office = open_office(folder)
    uid = open_mill(office, qtbot)
    body, panel = office.window.panes.editor.body, panel_of(office)

    leave_note(office, qtbot, "forty tonnes", "Per year or per season?")
    assert tab(office) == "Notes (1)"
    assert notes(office, uid)[0].anchor.passage == "forty tonnes"
    assert len(body.extraSelections()) == 1

    body.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(body, "On Monday: ")
    body.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(office.window, Qt.Key.Key_F8)
    assert selected(office) == "forty tonnes"
    settle(office, qtbot)
    assert notes(office, uid)[0].anchor.start == len("On Monday: ") + BODY.index("forty")

    panel.select(notes(office, uid)[0].uid)
    panel.ui.resolve.click()
    settle(office, qtbot)
    assert tab(office) == "Notes"
    assert body.extraSelections() == []
    assert panel.ui.empty.text() == "Every note here is resolved."
    assert [event.what for event in office.desk.workflow.journal(uid)][:2] == [
        "resolved a note",
        "left a note",
    ]


def test_a_note_that_is_begun_outlasts_whatever_else_is_done(
    open_office: Open, qtbot: QtBot, folder: Path
) -> None:
    """Another note is resolved, another story looked at: the words that were typed are still there."""
    office = open_office(folder)
    uid = open_mill(office, qtbot)
    panel = panel_of(office)
    leave_note(office, qtbot, "forty tonnes", "Per year or per season?")
    mark(office, "presses fleece")
    office.window.ui.add_note.trigger()
    QTest.keyClicks(panel.ui.words, "Half a no")

    panel.select(notes(office, uid)[0].uid)
    panel.ui.resolve.click()
    settle(office, qtbot)
    assert panel.ui.words.toPlainText() == "Half a no"
    office.window.panes.stories.step(1)
    settle(office, qtbot)
    assert not panel.ui.form.isVisible()
    office.window.panes.stories.step(-1)
    settle(office, qtbot)

    assert panel.ui.words.toPlainText() == "Half a no"
    assert "presses fleece" in panel.ui.about.text()


def test_a_note_that_is_begun_outlasts_the_window(open_office: Open, qtbot: QtBot, folder: Path) -> None:
    """It stands among the notes next time, as far as it came, and goes to no other desk."""
    office = open_office(folder)
    uid = open_mill(office, qtbot)
    mark(office, "presses fleece")
    office.window.ui.add_note.trigger()
    QTest.keyClicks(panel_of(office).ui.words, "Half a no")
    panel_of(office).ui.travels.setChecked(True)
    office.window.panes.stories.step(1)
    settle(office, qtbot)

    office.window.close()

    later = open_office(folder)
    [kept] = notes(later, uid)
    assert (kept.text, kept.anchor.passage, kept.travels) == ("Half a no", "presses fleece", False)


def test_a_note_taken_away_is_put_back(open_office: Open, qtbot: QtBot, folder: Path) -> None:
    """With one click, at its old place."""
    office = open_office(folder)
    uid = open_mill(office, qtbot)
    leave_note(office, qtbot, "Karakol", "Or Cholpon-Ata?")
    before, panel = notes(office, uid), panel_of(office)

    panel.select(before[0].uid)
    panel.ui.remove.click()
    settle(office, qtbot)
    assert notes(office, uid) == ()
    assert "Or Cholpon-Ata?" in panel.ui.gone_words.text()

    panel.ui.undo.click()
    settle(office, qtbot)
    assert notes(office, uid) == before
    assert not panel.ui.gone.isVisible()


def test_a_passage_that_goes_leaves_its_note(open_office: Open, qtbot: QtBot, folder: Path) -> None:
    """The list says that it is gone; undo brings it back."""
    office = open_office(folder)
    open_mill(office, qtbot)
    leave_note(office, qtbot, "presses fleece", "Felt, surely")
    body, panel = office.window.panes.editor.body, panel_of(office)

    mark(office, "presses fleece")
    QTest.keyClick(body, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "gone" in str(panel.ui.list.model().index(0, 0).data(QUOTE)))
    assert body.extraSelections() == []

    body.undo()
    qtbot.waitUntil(lambda: len(body.extraSelections()) == 1)
    panel.ui.list.setCurrentIndex(panel.ui.list.model().index(0, 0))
    panel.ui.go_to_passage.trigger()
    assert selected(office) == "presses fleece"


def test_all_open_notes_are_in_one_list_that_opens_their_story(
    open_office: Open, qtbot: QtBot, folder: Path
) -> None:
    """Chosen there, the story opens with the passage selected."""
    office = open_office(folder)
    open_mill(office, qtbot)
    other = next(each for each in office.desk.finding.rows(Query(), Sort()) if each.headline == "Night trams")
    office.desk.notes.add(other.uid, "From Monday?", office.desk.notes.anchor(other.uid, "all night"))
    panel = panel_of(office)
    office.window.ui.show_notes.trigger()

    panel.ui.scope.setCurrentIndex(1)
    qtbot.waitUntil(lambda: bool(panel.ui.list.model().rowCount()))
    panel.ui.list.setCurrentIndex(panel.ui.list.model().index(0, 0))
    panel.ui.go_to_passage.trigger()

    qtbot.waitUntil(lambda: office.editor.story is not None and office.editor.story.uid == other.uid)
    qtbot.waitUntil(lambda: selected(office) == "all night")
    assert tab(office) == "Notes (1)"


def test_a_note_on_the_headline_leads_there(open_office: Open, qtbot: QtBot, folder: Path) -> None:
    """A passage can stand in any field that is written."""
    office = open_office(folder)
    uid = open_mill(office, qtbot)
    headline = office.window.panes.editor.form.ui.headline
    headline.setFocus()
    headline.mark(5, 10)

    office.window.ui.add_note.trigger()
    panel = panel_of(office)
    QTest.keyClicks(panel.ui.words, "Makes, not turns")
    panel.ui.save.click()
    settle(office, qtbot)
    assert notes(office, uid)[0].anchor.field == "headline"

    headline.mark(0, 0)
    panel.select(notes(office, uid)[0].uid)
    panel.ui.go_to_passage.trigger()
    assert headline.textCursor().selectedText() == "turns"


def test_a_note_that_is_too_long_stays_in_the_form(open_office: Open, qtbot: QtBot, folder: Path) -> None:
    """The sentence names the limit, and nothing that was written is lost."""
    office = open_office(folder)
    uid = open_mill(office, qtbot)
    office.window.ui.add_note.trigger()
    panel = panel_of(office)
    panel.ui.words.setPlainText("x" * 4001)

    panel.ui.save.click()
    settle(office, qtbot)

    assert "4001 of 4000 characters" in office.window.ui.banner.text
    assert len(panel.ui.words.toPlainText()) == 4001
    assert notes(office, uid) == ()
