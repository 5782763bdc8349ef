"""What the window does not wait for: at its first paint it has stories to show, and little else is there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.story import StoryText

#: Says which modules there are, and how many stories the list has, when the window has been painted.
WATCHED = """
import sys
from pathlib import Path
from newsdesk.app import start

def tell(office):
    print(office.window.panes.stories.model.rowCount())
    print(" ".join(sys.modules), flush=True)
    office.window.close()

from newsdesk.app import office
show = office.Office.show
def watched(self):
    self.window.painted.disconnect()
    self.window.painted.connect(lambda: tell(self))
    show(self)
office.Office.show = watched
sys.exit(start.main(["--newsroom", sys.argv[1]]))
"""

#: Each is imported by something that comes later, and takes its time.
LATE = (
    # The web engine, printing, sockets.
    *("PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtQuick", "PySide6.QtNetwork"),
    # The command line; migrations; what reads pages and makes them; the names of countries.
    *("cryptography", "keyring", "newsdesk.gui.signing"),
    *("click", "playhouse.migrations", "markdown", "nh3", "jinja2", "multiprocessing", "babel"),
    *("newsdesk.cli", "newsdesk.bundle", "newsdesk.capture", "newsdesk.copydesk", "newsdesk.rates"),
    *("newsdesk.desk.upkeep", "newsdesk.desk.workflow", "newsdesk.desk.editions", "newsdesk.desk.preview"),
    *("newsdesk.store.upgrading", "newsdesk.store.health", "newsdesk.store.rescue", "newsdesk.text.render"),
    # What opens and keeps a story; the text's pane and its widgets; the zones of cities.
    *("newsdesk.desk.stories", "newsdesk.store.stories", "newsdesk.store.derived", "newsdesk.store.editions"),
    *("newsdesk.app.editing", "newsdesk.gui.editor", "newsdesk.gui.panels", "newsdesk.gui.embargo"),
    *("newsdesk.widgets.writing.edit", "newsdesk.widgets.writing.highlighter", "zoneinfo"),
    # Whoever stands beside list and text, or behind the window, and every dialog.
    *("newsdesk.app.sides", "newsdesk.app.backroom", "newsdesk.app.reception", "newsdesk.app.bell"),
    *("newsdesk.gui.dialogs", "newsdesk.gui.upkeep", "newsdesk.gui.history", "newsdesk.gui.notes"),
    *("newsdesk.gui.palette", "newsdesk.gui.shortcuts", "newsdesk.gui.outline", "newsdesk.gui.only_text"),
    *("newsdesk.widgets.writing.focus", "newsdesk.widgets.writing.headings", "newsdesk.text.abbreviated"),
    *("newsdesk.gui.preview.pane", "newsdesk.gui.folders.panel", "newsdesk.widgets.difference_view"),
)


@pytest.fixture(scope="module")
def at_first_paint(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, frozenset[str]]:
    """Start the program on a newsroom with two stories; return how many it shows, and its modules."""
    home = tmp_path_factory.mktemp("home")
    desk = Desk(Newsroom.create(home / "desk", SystemClock(), "Aigul", "The desk"))
    for headline in ("Snow on the pass", "Trams at night"):
        desk.stories.new(StoryText(headline=headline))
    desk.close()
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, home / "desk"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    number, modules = done.stdout.splitlines()
    return int(number), frozenset(modules.split())


def test_the_first_paint_shows_stories(at_first_paint: tuple[int, frozenset[str]]) -> None:
    """The list is not empty first and full later."""
    assert at_first_paint[0] == 2


@pytest.mark.parametrize("name", LATE)
def test_the_first_paint_does_not_wait_for(at_first_paint: tuple[int, frozenset[str]], name: str) -> None:
    """Whoever needs it imports it later, or there."""
    assert name not in at_first_paint[1]


def test_what_the_first_paint_does_not_wait_for_is_there_to_be_imported(tmp_path: Path) -> None:
    """A name that nobody has any more would guard nothing."""
    code = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)"

    subprocess.run([sys.executable, "-c", code, *LATE], cwd=tmp_path, check=True)
