"""A program with a text open that tells how much memory it takes: what ``test_memory`` reads.

``open_window.py newsdesk NEWSROOM`` is Newsdesk with the newsroom's first story in its editor and its
preview, ``open_window.py bare FILE`` a QTextEdit with what is in a file. Either says two numbers: the bytes
of this process, and those of all that it has started and its own, with what they share counted once.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication, QTextEdit

WAIT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents


def family(pid: str = "self") -> Iterator[Path]:
    """Yield the folders (proc(5)) of a process and of those it has started."""
    place = Path("/proc", pid)
    yield place
    for children in place.glob("task/*/children"):
        for child in children.read_text(encoding="ascii").split():
            yield from family(child)


def size(place: Path, line: str) -> int:
    """Return one number of a process, in bytes."""
    lines = place.joinpath("smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(each.split()[1]) * 1024 for each in lines if each.startswith(f"{line}:"))


def tell(until: Callable[[], bool]) -> None:
    """Wait, then say the numbers."""
    while not until():
        QCoreApplication.processEvents(WAIT)
    print(size(Path("/proc/self"), "Rss"), sum(size(each, "Pss") for each in family()), flush=True)


def newsdesk(folder: Path) -> None:
    """Show a newsroom's first story."""
    from newsdesk.app.desktop import make_application  # noqa: PLC0415 - the bare editor has nothing of it
    from newsdesk.app.office import Office  # noqa: PLC0415
    from newsdesk.app.settings import Settings  # noqa: PLC0415
    from newsdesk.app.wiring import open_desk  # noqa: PLC0415
    from newsdesk.domain.clock import SystemClock  # noqa: PLC0415
    from newsdesk.gui.rates.habits import RateHabits  # noqa: PLC0415
    from newsdesk.gui.rates.schedule import Schedule  # noqa: PLC0415

    application = make_application()
    opening = open_desk(folder, SystemClock(), "Aigul", may_start=True)
    settings = Settings(folder / "settings.ini")
    # No bank is asked meanwhile.
    settings.rates = RateHabits(schedule=Schedule.OFF)
    office = Office(application, opening, settings)
    settled: list[bool] = []
    office.settled.connect(lambda: settled.append(True))
    panes = office.window.panes
    office.window.resize(1400, 900)
    office.show()
    tell(lambda: bool(settled) and panes.preview.is_ready and not panes.editor.body.settling)
    office.window.close()


def bare(file: Path) -> None:
    """Show a text."""
    application = QApplication(["bare"])
    edit = QTextEdit()
    edit.setAcceptRichText(False)
    edit.setPlainText(file.read_text(encoding="utf-8"))
    edit.resize(1400, 900)
    edit.show()
    application.processEvents()
    tell(lambda: True)


if __name__ == "__main__":
    {"newsdesk": newsdesk, "bare": bare}[sys.argv[1]](Path(sys.argv[2]))
