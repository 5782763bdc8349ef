"""An editor looks back, restores yesterday's text after seeing the difference, and takes that back."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.story import StoryText, Why
from newsdesk.gui.history.dialog import HistoryDialog
from newsdesk.gui.history.timeline import digest_of, rows

Open = Callable[[Path], Office]
Wait = Callable[[type[HistoryDialog]], HistoryDialog]
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
YESTERDAY, TODAY = "It snowed all night in the pass.", "It snowed all night on both passes, drivers said."


@dataclass
class Then:
    """A clock that stands in the past."""

    at: datetime

    def now(self) -> datetime:
        """Return the time it stands at."""
        return self.at


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A newsroom with one story: typed twice a month ago, once yesterday, and once more today."""
    now = datetime.now(UTC)
    month = (now - timedelta(days=30)).replace(minute=0)
    clock = Then(month)
    desk = Desk(Newsroom.create(tmp_path / "newsroom", clock, "Aigul", "The Courier"))
    uid = desk.stories.new(StoryText(headline="Snow")).value.uid
    texts = {month: "Snow.", month + timedelta(minutes=5): "Snow, it said."}
    for clock.at, body in {**texts, now - timedelta(days=1): YESTERDAY, now: TODAY}.items():
        desk.stories.save(uid, StoryText(headline="Snow", body=body))
    desk.close()
    return tmp_path / "newsroom"


@pytest.fixture
def office(open_office: Open, folder: Path, qtbot: QtBot) -> Office:
    office = open_office(folder)
    qtbot.waitUntil(lambda: office.editor.story is not None and office.background.pending == 0)
    return office


def look_back(office: Office, qtbot: QtBot, wait_for: Wait, text: str) -> HistoryDialog:
    """Open the history by key, and put the keyboard on a text."""
    office.window.activateWindow()  # no window manager does it here when a dialog is closed
    qtbot.waitUntil(office.window.isActiveWindow)
    qtbot.keyClick(office.window, Qt.Key.Key_H, CONTROL)
    dialog = wait_for(HistoryDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert office.editor.story is not None
    uid = office.editor.story.uid
    for row in rows(dialog.ui.timeline):
        if office.desk.history.text_of(uid, digest_of(row)).body == text:
            dialog.ui.timeline.setCurrentItem(row, 0, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    return dialog


def restore(dialog: HistoryDialog, qtbot: QtBot) -> None:
    """Ask for it, see the difference, ask again; all by key."""
    qtbot.keyClick(dialog, Qt.Key.Key_R, ALT)
    qtbot.waitUntil(lambda: "This is what restoring it changes" in dialog.ui.sentence.text())
    qtbot.waitUntil(lambda: dialog.ui.difference.changes > 0)
    qtbot.keyClick(dialog, Qt.Key.Key_R, ALT)


def test_yesterdays_text_is_restored_and_that_is_undone(office: Office, qtbot: QtBot, wait_for: Wait) -> None:
    """What it would change is shown first; the text before it is found again by its name."""
    body = office.window.panes.editor.body
    assert body.text() == TODAY

    dialog = look_back(office, qtbot, wait_for, YESTERDAY)
    restore(dialog, qtbot)
    qtbot.waitUntil(lambda: body.text() == YESTERDAY)

    assert office.editor.story is not None
    uid = office.editor.story.uid
    newest, before, *_ = office.desk.history.timeline(uid)
    assert (newest.why, before.label) == (Why.RESTORE, "before restore")

    dialog = look_back(office, qtbot, wait_for, TODAY)
    assert "“before restore”" in dialog.ui.which.text()
    restore(dialog, qtbot)
    qtbot.waitUntil(lambda: body.text() == TODAY)
    qtbot.waitUntil(lambda: office.background.pending == 0)
    assert office.desk.stories.get(uid).text.body == TODAY


def test_a_restored_text_is_counted_and_taken_back_at_once(
    office: Office, qtbot: QtBot, wait_for: Wait
) -> None:
    """The sentence that says so offers it; the length below is that of the text that stands."""
    body, words = office.window.panes.editor.body, office.window.words

    restore(look_back(office, qtbot, wait_for, YESTERDAY), qtbot)
    qtbot.waitUntil(lambda: words.text().startswith("7 words"))
    qtbot.waitUntil(office.messages.offered.isVisible)
    office.messages.offered.accept()

    qtbot.waitUntil(lambda: body.text() == TODAY)
    qtbot.waitUntil(lambda: words.text().startswith("9 words"))


def test_what_was_just_typed_is_in_the_history(office: Office, qtbot: QtBot, wait_for: Wait) -> None:
    """It is kept before the window opens, and compared with what stood before."""
    qtbot.keyClicks(office.window.panes.editor.body, "Late. ")

    dialog = look_back(office, qtbot, wait_for, f"Late. {TODAY}")
    qtbot.waitUntil(lambda: dialog.ui.summary.text() == "Text changed: +1 word, −0 words.")

    dialog.ui.rendered.click()
    qtbot.waitUntil(lambda: dialog.ui.difference.toPlainText() == f"Snow\nLate. {TODAY}")
    dialog.close()


def test_a_checkpoint_is_named_from_the_menu(office: Office, qtbot: QtBot) -> None:
    """What is being typed is in it."""
    qtbot.keyClicks(office.window.panes.editor.body, "Late. ")
    office.window.ui.checkpoint.trigger()
    (asker,) = office.window.findChildren(QInputDialog)

    asker.setTextValue("before legal")
    asker.accept()
    qtbot.waitUntil(lambda: "before legal" in office.window.ui.status_bar.currentMessage())

    assert office.editor.story is not None
    newest = office.desk.history.timeline(office.editor.story.uid)[0]
    assert newest.label == "before legal"
    assert office.desk.history.text_of(office.editor.story.uid, newest.digest).body == f"Late. {TODAY}"


def test_what_others_changed_since_it_was_read_is_shown(office: Office, qtbot: QtBot, wait_for: Wait) -> None:
    """Once it was open for long enough to be read, and left."""
    assert office.editor.story is not None
    uid = office.editor.story.uid
    office.window.ui.since_read.trigger()
    qtbot.waitUntil(lambda: "not been read by you before" in office.window.ui.status_bar.currentMessage())

    office.backroom.history.glance.timeout.emit()
    office.backroom.history.leave()
    qtbot.waitUntil(lambda: office.background.pending == 0)
    changes = office.desk.stories.save(uid, StoryText(headline="Snow in May", body=TODAY))
    office.announcer.announce(changes)
    qtbot.waitUntil(lambda: office.background.pending == 0)
    office.window.ui.since_read.trigger()

    dialog = wait_for(HistoryDialog)
    qtbot.waitUntil(lambda: dialog.ui.summary.text() == "Headline changed: +2 words, −0 words.")
    dialog.close()


def test_a_glance_is_no_reading(office: Office, qtbot: QtBot) -> None:
    """Walking through the list marks nothing as read."""
    assert office.editor.story is not None
    uid = office.editor.story.uid

    office.backroom.history.leave()
    qtbot.waitUntil(lambda: office.background.pending == 0)

    assert not any(each.read for each in office.desk.history.timeline(uid))


def test_a_reading_that_could_not_be_noted_is_not_told(office: Office, qtbot: QtBot) -> None:
    """Nobody has asked for it; what is typed says itself that it cannot be saved."""
    qtbot.waitUntil(lambda: office.background.pending == 0)
    with closing(sqlite3.connect(office.desk.newsroom.archive.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        office.backroom.history.glance.timeout.emit()
        office.backroom.history.leave()
        qtbot.waitUntil(lambda: office.background.pending == 0)

    assert office.window.ui.banner.isHidden()


def test_old_texts_are_thinned_quietly_once_a_day(office: Office, qtbot: QtBot) -> None:
    """Between whatever else is written; nothing is said."""
    assert office.editor.story is not None
    uid = office.editor.story.uid

    office.backroom.thinning.look()
    qtbot.waitUntil(lambda: office.background.pending == 0)

    assert [each.number for each in office.desk.history.timeline(uid) if each.thinned] == [2]
    assert office.desk.history.due_for_thinning() is None
    assert office.window.ui.banner.isHidden()
