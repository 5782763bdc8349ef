"""The dialog of the real window that finds and replaces in many stories."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.domain.days import day
from newsdesk.domain.story import StoryText
from newsdesk.gui.finding.dialog import ReplaceDialog

Open = Callable[..., Office]
OpenStory = Callable[[Office, StoryText], None]
Wait = Callable[[type[QDialog]], QDialog]

TEXT = StoryText(headline="Rail opens \U0001f33e", body="\U0001f33e Rail one.\n\nThe RAIL two, rails.")


@pytest.fixture
def office(open_office: Open, open_story: OpenStory, tmp_path: Path) -> Office:
    """The window with a story open."""
    office = open_office(tmp_path / "newsroom")
    office.window.activateWindow()
    open_story(office, TEXT)
    return office


def places(office: Office, wait_for: Wait) -> ReplaceDialog:
    """Open the dialog for many stories."""
    office.window.ui.find_across.trigger()
    dialog = wait_for(ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    return dialog


def ask(office: Office, qtbot: QtBot, dialog: ReplaceDialog, words: str, by: str) -> None:
    """Have words found in all stories."""
    dialog.ui.words.setEditText(words)
    dialog.ui.by.setEditText(by)
    dialog.ui.scope.setCurrentIndex(dialog.ui.scope.findText("All stories"))
    dialog.ui.look.click()
    qtbot.waitUntil(lambda: not dialog.is_running)


def test_words_are_replaced_in_many_stories_as_one_step(office: Office, qtbot: QtBot, wait_for: Wait) -> None:
    """What was just typed is among it; the open story takes it over as one step of its own; and all back."""
    body = office.window.panes.editor.body
    other = office.desk.stories.new(StoryText(headline="Other", body="By rail.")).value.uid
    body.moveCursor(body.textCursor().MoveOperation.End)
    qtbot.keyClicks(body, " By rail.")
    typed = body.text()
    dialog = places(office, wait_for)

    ask(office, qtbot, dialog, "by rail", "by tram")
    assert dialog.model.counts == (2, 2)
    dialog.ui.replace.click()
    qtbot.waitUntil(lambda: office.background.pending == 0)

    assert body.text().endswith(" by tram.")
    assert office.desk.stories.get(other).text.body == "by tram."
    assert office.window.panes.editor.isEnabled()
    body.undo()
    assert body.text() == typed
    body.redo()
    qtbot.waitUntil(lambda: office.background.pending == 0)
    office.window.ui.undo_step.trigger()
    qtbot.waitUntil(lambda: office.background.pending == 0)
    assert office.desk.stories.get(other).text.body == "By rail."
    assert body.text() == typed


def test_the_keyboard_is_where_it_was_after_replacing(office: Office, qtbot: QtBot, wait_for: Wait) -> None:
    """The text lets nobody type meanwhile, and has the keyboard again when the dialog is closed."""
    body = office.window.panes.editor.body
    body.setFocus()
    dialog = places(office, wait_for)

    ask(office, qtbot, dialog, "rail one", "tram one")
    dialog.ui.replace.click()
    qtbot.waitUntil(lambda: office.background.pending == 0)
    dialog.close()

    assert office.window.focusWidget() is body


def test_a_place_is_shown_in_its_story(office: Office, qtbot: QtBot, wait_for: Wait) -> None:
    """In one that has to be opened first, and in a field of the open one; the list stays."""
    made = office.desk.stories.new(StoryText(headline="The tram", body="\U0001f33e By rail."))
    office.announcer.announce(made.changes, None)
    dialog = places(office, wait_for)
    ask(office, qtbot, dialog, "By rail", "by tram")

    dialog.place_wanted.emit(dialog.model.place(dialog.model.index(0, 0)))
    qtbot.waitUntil(lambda: office.editor.uid == made.value.uid)

    cursor = office.window.panes.editor.body.textCursor()
    assert (cursor.selectionStart(), cursor.selectedText()) == (3, "By rail")
    ask(office, qtbot, dialog, "The tram", "A tram")
    dialog.place_wanted.emit(dialog.model.place(dialog.model.index(0, 0)))
    assert office.window.panes.editor.form.ui.headline.textCursor().selectedText() == "The tram"
    assert dialog.isVisible()


def test_only_marked_stories_are_looked_at(office: Office, qtbot: QtBot, wait_for: Wait) -> None:
    """Each way to say which stories are meant finds them."""
    other = office.desk.stories.new(StoryText(headline="Other", body="By rail."))
    office.announcer.announce(other.changes, None)
    qtbot.waitUntil(lambda: office.background.pending == 0)
    edition = office.desk.editions.new(date(2025, 12, 12), "", (other.value.uid,)).value
    office.window.panes.stories.mark_all()
    qtbot.waitUntil(lambda: len(office.window.panes.stories.selected()) == 2)
    dialog = places(office, wait_for)
    qtbot.waitUntil(lambda: office.background.pending == 0)
    dialog.ui.words.setEditText("rail")

    found = {}
    for number in range(dialog.ui.scope.count()):
        dialog.ui.scope.setCurrentIndex(number)
        dialog.ui.look.click()
        qtbot.waitUntil(lambda: not dialog.is_running)
        found[dialog.ui.scope.currentText()] = [each.headline for each in dialog.model.chosen]

    both = ["Other", TEXT.headline]
    assert found == {
        "The open story": [TEXT.headline],
        "2 stories marked in the list": both,
        "What the list shows: 2 stories": both,
        "All stories": both,
        f"The edition of {day(edition.date)}": ["Other"],
    }


def test_a_pattern_that_takes_hours_is_stopped(office: Office, qtbot: QtBot, wait_for: Wait) -> None:
    """With a sentence, and the next search is answered."""
    office.window.panes.editor.body.replace_text("a" * 60 + "b")
    dialog = places(office, wait_for)
    dialog.ui.is_pattern.click()
    dialog.ui.words.setEditText("(a+)+$")
    dialog.ui.look.click()

    qtbot.waitUntil(lambda: not dialog.is_running)

    assert "stopped after two seconds" in dialog.ui.said._words.text()
    ask(office, qtbot, dialog, "a+", "c")
    assert dialog.model.counts[0] > 0
