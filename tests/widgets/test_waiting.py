"""What is done a while later."""

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from newsdesk.widgets.waiting import once


class Asker(QObject):
    """Somebody who waits, with a signal of his own."""

    due = Signal()


@pytest.fixture
def asker(qapp: QObject) -> Asker:
    return Asker(qapp)


def test_it_is_done_once_however_often_it_was_asked_for(qtbot: QtBot, asker: Asker) -> None:
    """Not before somebody asks, not in the midst of what goes on, and anew when it is asked for anew."""
    done: list[str] = []
    timer = once(asker, lambda: done.append("done"))
    assert not timer.isActive()

    with qtbot.waitSignal(timer.timeout):
        timer.start()
        timer.start()
        assert done == []
    assert (done, timer.isActive()) == (["done"], False)

    with qtbot.waitSignal(timer.timeout):
        timer.start()
    assert done == ["done", "done"]


def test_who_asks_again_waits_anew(asker: Asker) -> None:
    """As long as before, or for another while, which then holds."""
    timer = once(asker, asker.due, 60_000)

    timer.start()
    assert (timer.interval(), timer.isActive(), timer.isSingleShot()) == (60_000, True, True)
    timer.start(90_000)
    assert (timer.interval(), timer.isActive()) == (90_000, True)


def test_a_signal_is_emitted(qtbot: QtBot, asker: Asker) -> None:
    """Whoever listens to it hears of it."""
    timer = once(asker, asker.due)

    with qtbot.waitSignal(asker.due):
        timer.start()
