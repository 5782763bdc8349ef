"""When a text that is being typed is kept."""

import pytest
from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from newsdesk.gui import saving
from newsdesk.gui.saving import SaveClock


def test_a_pause_makes_a_revision_within_a_second(qtbot: QtBot) -> None:
    """And not before it is one."""
    clock = SaveClock()
    watch = QElapsedTimer()
    watch.start()

    with qtbot.waitSignal(clock.revision_due):
        clock.typed()

    assert not clock.running
    assert saving.COPY < saving.PAUSE < 1000 <= saving.MAX_AGE
    assert saving.MAX_AGE + saving.NEXT + saving.DRAWN <= 5000
    assert watch.elapsed() >= saving.PAUSE - 50


def test_typing_on_makes_copies_all_the_while(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who never pauses still loses nothing older than a second."""
    for each in ("PAUSE", "MAX_AGE"):
        monkeypatch.setattr(saving, each, 600_000)
    clock = SaveClock()
    heard: list[str] = []
    clock.copy_due.connect(lambda: heard.append("copy"))
    clock.revision_due.connect(lambda: heard.append("revision"))

    def typing() -> bool:
        clock.typed()
        return len(heard) >= 3

    qtbot.waitUntil(typing)

    assert heard[:3] == ["copy"] * 3


@pytest.mark.parametrize("name", ["copy_due", "revision_due"])
def test_what_is_due_comes_right_behind_a_letter(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """And so between two letters: it would be waited for in the midst of one."""
    for each in ("COPY", "PAUSE", "MAX_AGE", "NEXT"):
        monkeypatch.setattr(saving, each, 600_000)
    monkeypatch.setattr(saving, "MAX_AGE" if name == "revision_due" else "COPY", 10)
    clock = SaveClock()
    heard: list[str] = []
    clock.copy_due.connect(lambda: heard.append("copy_due"))
    clock.revision_due.connect(lambda: heard.append("revision_due"))
    clock.typed()
    qtbot.waitUntil(lambda: clock.waiting)
    before = list(heard)

    with qtbot.waitSignal(getattr(clock, name)):
        clock.typed()

    assert (before, heard, clock.waiting) == ([], [name], False)


def test_no_letter_is_waited_for_long(qtbot: QtBot) -> None:
    """Of what was typed last there is a copy within a second, whether anything follows or not."""
    clock = SaveClock()

    with qtbot.waitSignal(clock.copy_due):
        clock.typed()

    assert saving.COPY + saving.NEXT + saving.DRAWN < saving.PAUSE


def test_stopping_forgets_what_was_due(qtbot: QtBot) -> None:
    """What was kept by hand is not kept again."""
    clock = SaveClock()
    clock.typed()
    before = clock.running

    clock.stop()

    assert (before, clock.running) == (True, False)
    with qtbot.assertNotEmitted(clock.revision_due, wait=saving.PAUSE + 200):
        pass


def test_a_failed_try_comes_again(qtbot: QtBot) -> None:
    """As long as something is unsaved, the clock runs."""
    clock = SaveClock()

    clock.retry()

    assert clock.running
