"""What every benchmark gets: something to measure with, a place for its newsrooms, the table at the end.

A benchmark is a test that adds rows to the report. Nothing here fails because of a time.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from benchmarks import archives, table
from benchmarks.measuring import Measure, Report
from benchmarks.prose import Prose
from newsdesk.app.desktop import TURN
from newsdesk.app.office import Office
from newsdesk.app.settings import Settings
from newsdesk.app.tidying import Tidying
from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import StoryText
from newsdesk.gui.preview.graphics import prepare_graphics
from newsdesk.gui.preview.scheme import register_scheme
from newsdesk.gui.rates.habits import RateHabits
from newsdesk.gui.rates.schedule import Schedule

REPORT = pytest.StashKey[Report]()
#: Under the project's root; newsrooms are kept there from run to run.
FOLDER = Path("build", "bench")
JSON = Path("build", "bench.json")
#: Milliseconds until a window that has not come is a mistake.
PATIENCE = 60_000


def pytest_configure(config: pytest.Config) -> None:
    """Read and write no settings but our own, and be alike on every machine.

    Programs are as they are installed: what was imported once need not be compiled again, whoever says
    otherwise here.
    """
    home = TemporaryDirectory(prefix="newsdesk-bench-", ignore_cleanup_errors=True)
    config.add_cleanup(home.cleanup)
    for name in ("CONFIG_HOME", "DATA_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR"):
        folder = Path(home.name, name.lower())
        folder.mkdir(mode=0o700)
        os.environ[f"XDG_{name}"] = str(folder)
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["PYTHONPYCACHEPREFIX"] = str(config.rootpath / FOLDER / "compiled")
    os.environ["PYTHONDONTWRITEBYTECODE"] = ""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    config.stash[REPORT] = Report()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table, and write it to build/bench.json."""
    rows = config.stash[REPORT].rows
    if rows:
        table.write(rows, config.rootpath / JSON)
        terminalreporter.write(f"\n{table.shown(rows, colours=sys.stdout.isatty())}")
        terminalreporter.write_line(f"The same is in {JSON}.")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Settle what must be settled before the QApplication, as the program does."""
    sys.setswitchinterval(TURN)
    prepare_graphics()
    register_scheme()
    return ["newsdesk"]


@pytest.fixture(scope="session")
def report(pytestconfig: pytest.Config) -> Report:
    """Where rows go whose times are taken in a way of their own."""
    return pytestconfig.stash[REPORT]


@pytest.fixture
def measure(benchmark: BenchmarkFixture, report: Report) -> Measure:
    """Something to time one piece of work with."""
    return Measure(benchmark, report)


@pytest.fixture
def folder(pytestconfig: pytest.Config) -> Iterator[Path]:
    """Give an empty folder on the project's own disk: where temporary files lie is often no disk at all."""
    place = pytestconfig.rootpath / FOLDER / "work"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    yield place
    shutil.rmtree(place)


@pytest.fixture
def office_of(qapp: QApplication, qtbot: QtBot, folder: Path) -> Iterator[Callable[[int], Office]]:
    """Open the window on one story of so many words, with all that comes later and the preview."""
    opened: list[Office] = []

    def open_(words: int) -> Office:
        opening = open_desk(folder / "newsroom", SystemClock(), "Aigul", may_start=True)
        opening.desk.stories.new(StoryText(headline="Mill Turns Wool", body=Prose(words).budget(words)))
        opening.desk.rates.manual("KZT", "511.18", "a benchmark")
        uid = opening.desk.finding.rows(Query(), Sort())[0].uid
        settings = Settings(folder / "settings.ini")
        # No bank is asked meanwhile.
        settings.rates = RateHabits(schedule=Schedule.OFF)
        office = Office(qapp, opening, settings)
        opened.append(office)
        office.window.resize(1400, 900)
        office.show()
        qtbot.waitUntil(lambda: "backroom" in vars(office), timeout=PATIENCE)
        office.editor.typed.connect(Tidying(office).hear_key)
        office.stories.show_story(uid)
        qtbot.waitUntil(lambda: office.editor.story is not None, timeout=PATIENCE)
        qtbot.waitUntil(lambda: office.window.panes.preview.is_ready, timeout=PATIENCE)
        return office

    yield open_
    for office in opened:
        office.window.close()
        office.window.deleteLater()
        qapp.sendPostedEvents(office.window, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def newsroom_of(pytestconfig: pytest.Config) -> Callable[[int], Path]:
    """Give a newsroom with so many stories, to be read and not to be changed."""
    place = pytestconfig.rootpath / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    return lambda stories: archives.kept(place, stories)
