"""Typing goes on while the disk is slow: the extra copy catches up by itself."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.gui.background import Lane
from newsdesk.store.stories import Stories

Open = Callable[[Path], Office]


def test_a_copy_that_was_due_while_another_was_written_is_made_after_it(
    open_office: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    """What was typed meanwhile does not wait for the next key."""
    office = open_office(tmp_path / "newsroom")
    office.window.ui.new_story.trigger()
    qtbot.waitUntil(lambda: office.editor.story is not None and office.background.pending == 0)
    body, clock, slow = office.window.panes.editor.body, office.editor._save_clock, threading.Event()
    office.background.run(Lane.WRITE, slow.wait, owner=office)

    for letter in "ab":
        with qtbot.waitSignal(clock.copy_due):
            QTest.keyClicks(body, letter)
            # Only the extra copy is looked at here, and no revision comes to its help.
            clock._pause.stop()
            clock._age.stop()
    slow.set()
    qtbot.waitUntil(lambda: office.background.pending == 0)

    with office.desk.newsroom.archive.reading() as db:
        assert [draft.text.body for draft in Stories(db).drafts()] == ["ab"]
