"""A second program on a newsroom finds the first one's window, and nobody else's."""

import os
import stat
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from newsdesk.app.bell import Bell, bell_name, ring
from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import SystemClock

#: Qt's sockets want an application, whichever test comes first.
pytestmark = pytest.mark.usefixtures("qapp")

#: A program with a window on a newsroom, minimised; it says when it is asked for, and how it stands then.
FIRST = """
import sys
import weakref
from pathlib import Path
from PySide6.QtCore import QTimer
from newsdesk.app.bell import Bell
from newsdesk.app.crash import CrashReporter
from newsdesk.app.desktop import Desktop, make_application
from newsdesk.app.paths import Paths
from newsdesk.app.settings import Settings
from newsdesk.gui.rates.habits import RateHabits
from newsdesk.gui.rates.schedule import Schedule

folder = Path(sys.argv[1])
application = make_application()
paths = Paths(folder, folder / "newsdesk.ini", folder)
settings = Settings(paths.settings)
settings.rates = RateHabits(schedule=Schedule.OFF)
desktop = Desktop(application, paths, settings, CrashReporter(folder))
assert desktop.start(folder)
window = desktop.office.window
window.showMinimized()
def look(again=600):
    if application.activeWindow() is window and not window.isMinimized():
        print("in front", flush=True)
    elif again:
        QTimer.singleShot(50, lambda: look(again - 1))
    else:
        print("behind", flush=True)

def begin():
    bell = desktop.office.findChild(Bell)
    if bell is None:
        QTimer.singleShot(20, begin)
        return
    bell.rung.connect(lambda: look())
    print("minimised" if window.isMinimized() else "open", flush=True)

begin()
application.exec()
"""


def ringer(folder: Path) -> "subprocess.Popen[bytes]":
    """Start a program that rings and ends: with 0 if it was heard, else with 1."""
    code = (
        "import sys; from pathlib import Path; from newsdesk.app.bell import ring; "
        "sys.exit(0 if ring(Path(sys.argv[1])) else 1)"
    )
    return subprocess.Popen([sys.executable, "-c", code, folder])


def heard(visitor: "subprocess.Popen[bytes]", qtbot: QtBot) -> bool:
    """Wait until a ringer has ended, and return whether it was heard."""
    qtbot.waitUntil(lambda: visitor.poll() is not None)
    return visitor.returncode == 0


def test_who_rings_is_heard(tmp_path: Path, qtbot: QtBot) -> None:
    """The bell's owner is told once, and the visitor knows that it was heard."""
    bell = Bell(tmp_path)

    with qtbot.waitSignal(bell.rung):
        visitor = ringer(tmp_path)

    assert heard(visitor, qtbot)
    bell.take_down()


def test_no_visitor_keeps_a_bell_that_is_let_go_of(tmp_path: Path, qtbot: QtBot) -> None:
    """Not even one that is still at the door: it would take the bell along while it ends itself."""
    bell = Bell(tmp_path)
    with qtbot.waitSignal(bell.rung):
        visitor = ringer(tmp_path)
    left = weakref.ref(bell)

    del bell

    visitor.wait()
    assert left() is None


def test_nobody_answers_where_nobody_is(tmp_path: Path) -> None:
    """At once, so that the dialog which says who has the newsroom need not wait."""
    assert ring(tmp_path) is False


def test_a_bell_is_heard_in_its_own_newsroom_only(tmp_path: Path, qtbot: QtBot) -> None:
    """Another newsroom's window stays where it is; one that was taken down hears nothing."""
    bell = Bell(tmp_path / "one")

    with qtbot.assertNotEmitted(bell.rung, wait=100):
        assert ring(tmp_path / "other") is False

    bell.take_down()
    assert ring(tmp_path / "one") is False


def test_every_way_to_the_folder_leads_to_one_bell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link and a relative path are the same newsroom."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "desk")
    monkeypatch.chdir(tmp_path)

    assert bell_name(tmp_path / "desk") == bell_name(tmp_path / "link") == bell_name(Path("desk"))
    assert bell_name(tmp_path / "desk") != bell_name(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="a pipe of Windows is no file")
def test_only_this_user_can_ring(tmp_path: Path) -> None:
    """The socket is closed to everybody else, whatever the folder around it allows."""
    bell = Bell(tmp_path)

    mode = Path(bell.name).stat().st_mode

    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) & 0o077 == 0
    bell.take_down()


@pytest.mark.skipif(os.name != "posix", reason="a pipe of Windows goes with its program")
def test_what_a_killed_program_left_is_in_nobodys_way(tmp_path: Path, qtbot: QtBot) -> None:
    """Its socket is a dead file: nobody answers there, and the next program hangs up its own."""
    hang = (
        "import os; from pathlib import Path; from newsdesk.app.bell import Bell; "
        f"bell = Bell(Path({str(tmp_path)!r})); print(bell.name, flush=True); os._exit(9)"
    )
    left = subprocess.run([sys.executable, "-c", hang], capture_output=True, text=True, check=False)
    assert stat.S_ISSOCK(Path(left.stdout.strip()).stat().st_mode)

    assert ring(tmp_path) is False

    bell = Bell(tmp_path)
    with qtbot.waitSignal(bell.rung):
        visitor = ringer(tmp_path)
    assert heard(visitor, qtbot)
    bell.take_down()


def test_a_second_program_shows_the_first_one_s_window(tmp_path: Path) -> None:
    """Started again on the same newsroom, Newsdesk ends well, and the window that was minimised is there."""
    folder = tmp_path / "newsroom"
    open_desk(folder, SystemClock(), "Aigul", may_start=True).desk.close()

    with subprocess.Popen([sys.executable, "-c", FIRST, folder], stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "minimised\n"
        second = subprocess.run(
            [sys.executable, "-m", "newsdesk", "--newsroom", folder], timeout=60, check=False
        )
        said = first.stdout.readline()
        first.kill()

    assert second.returncode == 0
    assert said == "in front\n"
