"""Readers are told of a mistake, see it on the page, and it can be taken back."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.domain.progress import Silent
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import Status, StoryText
from newsdesk.gui.background import Lane
from newsdesk.gui.corrections.dialog import CorrectionsDialog

Open = Callable[..., Office]
Wait = Callable[[type[QDialog]], QDialog]
TEXT = StoryText("Bridge Opens", body="It opened on Monday.", byline="Aigul", countries=("KG",))
NOTICE = "An earlier version of this story misstated the day. The bridge opened on Tuesday."


@pytest.fixture
def office(open_office: Open, qtbot: QtBot, tmp_path: Path) -> Office:
    """The window on a newsroom with one published story, which is open."""
    office = open_office(tmp_path / "newsroom")
    desk = office.desk
    uid = desk.stories.new(TEXT).value.uid
    desk.workflow.act((uid,), "ready")
    office.announcer.announce(desk.workflow.act((uid,), "publish").changes)
    office.stories.show_story(uid)
    qtbot.waitUntil(lambda: office.editor.story is not None and office.background.pending == 0)
    return office


def page(office: Office, out: Path) -> str:
    """Export the open story and return its page."""
    story = office.editor.story
    assert story is not None
    chosen = office.desk.publishing.selection((story.uid,))
    office.desk.publishing.export_selection(chosen, out, Silent())
    return (out / f"stories/{story.slug}.html").read_text("utf-8")


def test_what_is_told_is_seen_though_its_dialog_is_closed_by_then(
    office: Office, wait_for: Wait, qtbot: QtBot
) -> None:
    """The disk is slow: the list shows it all the same."""
    story, slow = office.editor.story, threading.Event()
    assert story is not None
    office.window.ui.corrections.trigger()
    dialog = wait_for(CorrectionsDialog)
    assert isinstance(dialog, CorrectionsDialog)
    qtbot.waitUntil(lambda: office.background.pending == 0)
    dialog.ui.text.setPlainText(NOTICE)
    office.background.run(Lane.WRITE, slow.wait, owner=office)
    qtbot.mouseClick(dialog.ui.keep, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.done(QDialog.DialogCode.Rejected)

    with qtbot.waitSignal(office.announcer.changed) as told:
        slow.set()

    assert story.uid in told.args[0].stories
    qtbot.waitUntil(lambda: office.background.pending == 0)
    assert office.desk.stories.get(story.uid).status is Status.CORRECTED


def test_a_published_story_is_changed_corrected_and_the_correction_taken_back(
    office: Office, wait_for: Wait, qtbot: QtBot, tmp_path: Path
) -> None:
    """The dialog shows what was typed since; the page shows the notice; undo takes it off again."""
    story = office.editor.story
    assert story is not None
    body = office.window.panes.editor.body
    qtbot.keyClick(body, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for _letter in "Monday.":
        qtbot.keyClick(body, Qt.Key.Key_Backspace)
    qtbot.keyClicks(body, "Tuesday.")

    office.window.ui.corrections.trigger()
    dialog = wait_for(CorrectionsDialog)
    assert isinstance(dialog, CorrectionsDialog)
    qtbot.waitUntil(lambda: dialog.ui.difference.changes == 1)
    assert "MondayTuesday" in dialog.ui.difference.toPlainText()
    dialog.ui.text.setPlainText(NOTICE)
    qtbot.mouseClick(dialog.ui.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.ui.said.count() == 2 and office.background.pending == 0)
    assert dialog.chosen == office.desk.corrections.of(story.uid)[0].uid
    dialog.close()

    assert office.desk.stories.get(story.uid).status is Status.CORRECTED
    assert office.desk.finding.rows(Query(), Sort())[0].corrections == 1

    step = office.desk.workflow.undoable()
    assert step is not None
    office.announcer.announce(office.desk.workflow.undo(step.number).changes)
    assert office.desk.corrections.of(story.uid) == ()
    assert office.desk.stories.get(story.uid).status is Status.PUBLISHED
    assert NOTICE not in page(office, tmp_path / "without")
    office.desk.workflow.redo(step.number)
    assert NOTICE in page(office, tmp_path / "with")


def test_a_story_that_nobody_has_read_says_so(office: Office, qtbot: QtBot) -> None:
    """The band of the window says what to do instead; no dialog opens."""
    made = office.desk.stories.new(TEXT.with_(headline="Not Yet Out"))
    office.announcer.announce(made.changes)
    office.stories.show_story(made.value.uid)
    qtbot.waitUntil(lambda: office.editor.story is not None and office.editor.story.uid == made.value.uid)

    office.window.ui.corrections.trigger()

    qtbot.waitUntil(lambda: "“Not Yet Out” has not been published" in office.window.ui.banner.text)
