"""Long work at the desk: told how far it is, and stopped when somebody wants that."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.domain.changes import Changes
from newsdesk.domain.errors import Cancelled, WorldError
from newsdesk.domain.journal import Step, Stepped
from newsdesk.domain.progress import Reporter
from newsdesk.gui.background import Background
from newsdesk.gui.controllers.doing import Doing

DONE = Stepped(Step(1, datetime(2025, 12, 12, tzinfo=UTC), "Aigul", "Mark 900 stories ready"), Changes())


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def background() -> Iterator[Background]:
    background = Background()
    yield background
    background.finish()


def dialogs(window: QWidget) -> list[QProgressDialog]:
    return [each for each in window.findChildren(QProgressDialog) if each.isVisible()]


def test_quick_work_shows_nothing(qtbot: QtBot, window: QWidget, background: Background) -> None:
    """And is gone when it is done."""
    told: list[Stepped] = []
    doing = Doing(background, window, "Mark 900 stories ready")

    with qtbot.waitSignal(doing.destroyed):
        doing.start(lambda _reporter: DONE, told.append, lambda _error: None)

    assert told == [DONE]
    assert dialogs(window) == []


def test_long_work_says_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, window: QWidget, background: Background
) -> None:
    """The window cannot be typed in meanwhile; Stop ends the work at its next step."""
    go_on, failed = threading.Event(), list[WorldError]()

    def work(reporter: Reporter) -> Stepped:
        done = 0
        while done < 100_000:
            reporter.step(done, 900, "Changing the stories")
            go_on.wait(0.01)
            done += 1
        return DONE

    doing = Doing(background, window, "Mark 900 stories ready")
    doing._patience.setInterval(0)
    doing.start(work, lambda _done: None, failed.append)
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    (dialog,) = dialogs(window)
    qtbot.waitUntil(lambda: "Changing the stories" in dialog.labelText() and dialog.maximum() == 900)
    assert dialog.windowModality() == Qt.WindowModality.WindowModal
    assert [each.isTextVisible() for each in dialog.findChildren(QProgressBar)] == [False]

    stop = dialog.findChild(QPushButton)
    assert stop is not None
    stop.click()
    qtbot.waitUntil(lambda: bool(failed))

    assert isinstance(failed[0], Cancelled)
    assert dialogs(window) == []
