"""How long a key takes in the whole window, with the preview open, and how soon the preview has it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from benchmarks.figures import Figure, Limit
from benchmarks.measuring import Report
from benchmarks.prose import Prose
from benchmarks.typing_keys import LIMIT, Typist
from newsdesk.app.office import Office
from newsdesk.app.settings import Settings
from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.story import StoryText
from newsdesk.gui.controllers.preview import PAUSE
from newsdesk.gui.preview.scripts import WORLD

#: Milliseconds.
PATIENCE = 30_000
KEYS = 120
#: Seconds from one key to the next: a fast typist's 150 words a minute, and time for the preview in between.
BEAT = 0.08

OfficeOf = Callable[[int], Office]


@pytest.fixture
def office_of(qapp: QApplication, qtbot: QtBot, folder: Path) -> Iterator[OfficeOf]:
    """Open the window on one story of so many words, and wait until the preview shows it."""
    opened: list[Office] = []

    def open_(words: int) -> Office:
        opening = open_desk(folder / "newsroom", SystemClock(), "Aigul", may_start=True)
        opening.desk.stories.new(StoryText(headline="Mill Turns Wool", body=Prose(words).markdown(words)))
        uid = opening.desk.stories.list()[0].uid
        office = Office(qapp, opening, Settings(folder / "settings.ini"))
        opened.append(office)
        office.window.resize(1400, 900)
        office.show()
        with qtbot.waitSignal(office.window.panes.preview.updated, timeout=PATIENCE):
            office.stories.show_story(uid)
        return office

    yield open_
    for office in opened:
        office.window.close()
        office.window.deleteLater()
        qapp.sendPostedEvents(office.window, QEvent.Type.DeferredDelete.value)


def beats(typist: Typist) -> list[float]:
    """Type to a steady beat; return how long after each beat its key was dealt with and drawn.

    A window that is busy with something else when the beat comes is late, and that counts.
    """
    latencies = []
    beat = perf_counter()
    for _ in range(KEYS):
        beat += BEAT
        while perf_counter() < beat:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
        typist.key()
        latencies.append(perf_counter() - beat)
        beat = max(beat, perf_counter() - BEAT)
    return latencies


@pytest.mark.parametrize("words", [1_000, 20_000])
def test_a_key_in_the_window(report: Report, office_of: OfficeOf, qtbot: QtBot, words: int) -> None:
    """Saving, counting and the preview go on all the while."""
    office = office_of(words)
    body = office.window.panes.editor.body
    body.setFocus()
    ours = beats(Typist(body))
    bare = QTextEdit()
    qtbot.addWidget(bare)
    bare.setAcceptRichText(False)
    bare.setPlainText(body.text())
    bare.resize(body.size())
    bare.show()

    beside = ("QTextEdit", beats(Typist(bare)))
    report.add(f"a key in {words:,} words, window", ours, beside, [LIMIT])


def length(office: Office, qtbot: QtBot) -> int:
    """Ask the preview's page how much text it shows."""
    view = office.window.panes.preview.findChild(QWebEngineView)
    assert isinstance(view, QWebEngineView)
    with qtbot.waitCallback() as answer:
        view.page().runJavaScript("document.getElementById('story-body').textContent.length", WORLD, answer)
    return int(answer.args[0])


def test_the_preview_follows(report: Report, office_of: OfficeOf, qtbot: QtBot) -> None:
    """From a key to the page that has its letter, without the pause that is waited for on purpose."""
    words = 1_500
    office = office_of(words)
    typist = Typist(office.window.panes.editor.body)
    times = []
    for _ in range(50):
        before = length(office, qtbot)
        start = perf_counter()
        typist.key()
        while length(office, qtbot) == before:
            pass
        times.append(perf_counter() - start - PAUSE / 1000)

    report.add(f"preview follows, {words:,} words", times, limits=[Limit(Figure.P95, 0.060)])
