"""How soon the window's list shows its first rows, beside Qt and SQLite alone, and what memory it takes."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QStringListModel
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from benchmarks.figures import Figure, Limit
from benchmarks.measuring import Report, resident
from benchmarks.prose import vocabulary
from newsdesk.app.office import Office
from newsdesk.app.settings import Settings
from newsdesk.app.wiring import Opening
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.query import Sort, SortKey
from newsdesk.gui.rates.habits import RateHabits
from newsdesk.gui.rates.schedule import Schedule
from newsdesk.gui.stories.panel import StoryListPanel
from newsdesk.store.archive import DATABASE

ROUNDS = 20
SCREEN = 100
#: Steps from the first row to the last: somebody drags the scroll bar's handle down.
STEPS = 500
#: A word of about every tenth story, and one of almost none.
USUAL, RARE = vocabulary()[400], vocabulary()[-1]
LIMITS = (Limit(Figure.P95, 0.030),)
ALL = "SELECT headline FROM story WHERE status <> 'spiked' ORDER BY serial DESC LIMIT ?"
FOUND = """
SELECT headline FROM story WHERE status <> 'spiked' AND serial IN (
  SELECT rowid FROM story_search WHERE story_search MATCH ? ORDER BY rowid DESC LIMIT ?)
ORDER BY serial DESC
"""


class Painted(QObject):
    """Notes when a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.is_painted = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hear of a painting."""
        self.is_painted = self.is_painted or event.type() == QEvent.Type.Paint
        return False


@pytest.fixture(scope="module")
def newsroom(newsroom_of: Callable[[int], Path]) -> Path:
    """Give a newsroom with 100,000 stories."""
    return newsroom_of(100_000)


@pytest.fixture(scope="module")
def office(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, newsroom: Path) -> Iterator[Office]:
    """Open the window to look only: it makes no backup of what the next benchmark reads."""
    keeper = Newsroom.open(newsroom, SystemClock(), "Aigul")
    desk = Desk(Newsroom.open(newsroom, SystemClock(), "Bakyt"))
    settings = Settings(tmp_path_factory.mktemp("office") / "settings.ini")
    # No bank is asked meanwhile.
    settings.rates = RateHabits(schedule=Schedule.OFF)
    office = Office(qapp, Opening(desk, ()), settings)
    office.window.resize(1600, 900)
    office.show()
    wait(office)
    yield office
    office.window.close()
    office.window.deleteLater()
    qapp.sendPostedEvents(office.window, QEvent.Type.DeferredDelete.value)
    keeper.close()


def wait(office: Office) -> None:
    """Let everything that was asked for arrive and be drawn."""
    while office.background.pending:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QCoreApplication.processEvents()


def first_rows(office: Office, ask: Callable[[StoryListPanel], None]) -> float:
    """Ask for something; return how long it takes until its first rows are painted."""
    panel = office.window.panes.stories
    there: list[Painted] = []
    listening = panel.model.modelReset.connect(lambda: there.append(Painted(panel.ui.list.viewport())))
    start = perf_counter()
    ask(panel)
    office.stories.refresh()
    while not (there and there[0].is_painted):
        # As the program waits: asleep, so that the lane has the interpreter to itself.
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    took = perf_counter() - start
    panel.model.modelReset.disconnect(listening)
    wait(office)
    return took


@pytest.fixture
def bare(newsroom: Path, qtbot: QtBot) -> Iterator[Callable[[str, tuple[object, ...]], float]]:
    """Ask SQLite for headlines, and show them in a list of Qt's own; return how long it takes."""
    db = sqlite3.connect(f"file:{newsroom / DATABASE}?mode=ro", uri=True)
    view, model = QListView(), QStringListModel()
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(352, 600)
    view.show()
    qtbot.waitExposed(view)

    def show(sql: str, values: tuple[object, ...]) -> float:
        start = perf_counter()
        model.setStringList([headline for (headline,) in db.execute(sql, values)])
        painted = Painted(view.viewport())
        while not painted.is_painted:
            QCoreApplication.processEvents()
        return perf_counter() - start

    yield show
    db.close()


@pytest.mark.parametrize(("what", "words"), [("a usual word", USUAL), ("a rare word", RARE)])
def test_a_search_in_the_window(
    report: Report,
    office: Office,
    bare: Callable[[str, tuple[object, ...]], float],
    what: str,
    words: str,
) -> None:
    """From the end of the pause after the last letter to the first rows on the screen; then all again."""
    found, everything, bare_found, bare_all = [], [], [], []
    for _ in range(ROUNDS):
        found.append(first_rows(office, lambda panel: panel.search_for(words)))
        bare_found.append(bare(FOUND, (f'"{words}"*', SCREEN)))
        everything.append(first_rows(office, lambda panel: panel.search_for("")))
        bare_all.append(bare(ALL, (SCREEN,)))

    report.add(f"window, search 100,000, {what}", found, ("SQL and QListView", bare_found), LIMITS)
    if words == USUAL:
        report.add("window, list 100,000", everything, ("SQL and QListView", bare_all), LIMITS)


def test_another_order_in_the_window(report: Report, office: Office) -> None:
    """A click on a column."""
    orders = [Sort(SortKey.HEADLINE, descending=False), Sort(SortKey.WORDS), Sort()]

    times = [first_rows(office, lambda panel, sort=sort: panel.set_sort(sort)) for sort in orders * 7]  # type: ignore[misc]

    report.add("window, sort 100,000", times)


def test_scrolling(report: Report, office: Office) -> None:
    """Through all stories, a frame at a time; the memory that is taken on the way is in the row's name."""
    bar = office.window.panes.stories.ui.list.verticalScrollBar()
    before, frames = resident(), []
    for step in range(STEPS + 1):
        start = perf_counter()
        bar.setValue(bar.maximum() * step // STEPS)
        QCoreApplication.processEvents()
        frames.append(perf_counter() - start)
    wait(office)

    grown = (resident() - before) / 2**20
    report.add(f"window, scroll 100,000 ({grown:+.1f} MB)", frames, limits=(Limit(Figure.P95, 0.016),))
