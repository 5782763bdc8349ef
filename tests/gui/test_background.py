"""Work in lanes: order, answers, errors, and owners that are gone."""

import threading
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from newsdesk.domain.errors import Refused, WorldError
from newsdesk.gui.background import OURS, Background, Lane, Latest

#: Linux tells of each thread here.
TASKS = Path("/proc/self/task")


@pytest.fixture
def background(qtbot: QtBot) -> Background:
    return Background()


def test_an_answer_comes_to_the_windows_thread(background: Background) -> None:
    """The work is done elsewhere, its answer is heard here."""
    seen: list[int] = []

    def work() -> int:
        seen.append(threading.get_ident())
        return 42

    background.run(
        Lane.READ, work, owner=background, then=lambda value: seen.extend((value, threading.get_ident()))
    )
    background.finish()

    worker, value, here = seen
    assert (value, here) == (42, threading.get_ident())
    assert worker != here


def test_the_lane_that_writes_keeps_the_order(background: Background) -> None:
    """The last thing typed is the last thing written."""
    written: list[int] = []
    for number in range(200):
        background.run(Lane.WRITE, lambda number=number: written.append(number), owner=background)  # type: ignore[misc]

    background.finish()

    assert written == list(range(200))


def test_an_error_of_the_world_is_told(background: Background, qtbot: QtBot) -> None:
    """To whoever asked, or else to everybody."""
    heard: list[WorldError] = []

    def fail() -> None:
        raise Refused("The disk is full.")

    background.run(Lane.WORLD, fail, owner=background, failed=heard.append)
    with qtbot.waitSignal(background.trouble) as told:
        background.run(Lane.WORLD, fail, owner=background)
        background.finish()

    assert [str(error) for error in heard] == ["The disk is full."]
    assert told.args == ["The disk is full."]


def test_our_own_mistake_is_raised_here(background: Background, qtbot: QtBot) -> None:
    """Where the crash report is made; whoever asked is told as well, and does not wait for ever."""
    heard: list[WorldError] = []

    with qtbot.captureExceptions() as caught:
        background.run(Lane.READ, lambda: 1 // 0, owner=background)
        background.run(Lane.READ, lambda: 1 // 0, owner=background, failed=heard.append)
        background.finish()

    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError, ZeroDivisionError]
    assert [str(error) for error in heard] == [OURS]


def test_an_answer_to_what_is_gone_is_dropped(background: Background) -> None:
    """A closed dialog is not called."""
    owner = QObject()
    heard: list[int] = []
    gate = threading.Event()
    background.run(Lane.READ, lambda: gate.wait(5), owner=owner, then=lambda _value: heard.append(1))
    shiboken6.delete(owner)
    gate.set()

    background.finish()

    assert heard == []
    assert background.pending == 0


def test_finishing_waits_for_what_answers_ask_for(background: Background) -> None:
    """Nothing is left half done when the window closes."""
    done: list[str] = []

    def second(_value: None) -> None:
        background.run(Lane.WRITE, lambda: done.append("second"), owner=background)

    background.run(Lane.WRITE, lambda: done.append("first"), owner=background, then=second)
    background.finish()

    assert done == ["first", "second"]


def test_what_was_asked_last_is_answered_though_it_was_overtaken(
    background: Background, qtbot: QtBot
) -> None:
    """The answer to an earlier question comes after it, and is passed over."""
    heard: list[str] = []
    gate = threading.Event()
    board = Latest(background)

    def first() -> str:
        gate.wait(60)
        return "first"

    board.run(Lane.READ, first, owner=background, then=heard.append)
    board.run(Lane.READ, lambda: "second", owner=background, then=heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    gate.set()
    background.finish()

    assert heard == ["second"]


def test_an_error_that_was_overtaken_is_passed_over_as_well(background: Background) -> None:
    """Nobody is told why a question could not be answered that was asked anew meanwhile."""
    heard: list[str] = []
    gate = threading.Event()
    board, other = Latest(background), Latest(background)

    def fail() -> str:
        gate.wait(60)
        raise Refused("No rate of EUR is known.")

    for question in (board, other):
        question.run(
            Lane.WORLD, fail, background, heard.append, failed=lambda error: heard.append(str(error))
        )
    board.run(Lane.WORLD, lambda: "USD", owner=background, then=heard.append)
    gate.set()
    background.finish()

    assert sorted(heard) == ["No rate of EUR is known.", "USD"]


@pytest.mark.skipif(not TASKS.exists(), reason="this system does not list a process's threads")
def test_no_thread_outlives_the_end(qtbot: QtBot, background: Background) -> None:
    """Each window has seven at most; a process that opened many windows would run out of what they hold."""
    before = pooled_threads()
    for lane in Lane:
        background.run(lane, lambda: None, owner=background)
    qtbot.waitUntil(lambda: background.pending == 0)
    ours = pooled_threads() - before
    assert ours

    background.finish()

    # The system lists a thread a moment longer than Qt waits for it.
    qtbot.waitUntil(lambda: not ours & pooled_threads())


def pooled_threads() -> set[str]:
    """Return the numbers of this process's threads that belong to one of Qt's pools."""
    return {task.name for task in TASKS.iterdir() if name_of(task) == "Thread (pooled)"}


def name_of(task: Path) -> str:
    """Return a thread's name; ``""`` if it ended since it was listed, as one of an earlier window may."""
    try:
        return (task / "comm").read_text("utf-8").strip()
    except (FileNotFoundError, ProcessLookupError):
        return ""
