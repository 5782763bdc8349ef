"""How the program starts: a window without a verb, the command line with one."""

from collections.abc import Sequence
from pathlib import Path

from newsdesk.app.paths import usual_paths
from newsdesk.app.wiring import open_desk, whoever
from newsdesk.cli import Program, run
from newsdesk.desk import Desk
from newsdesk.domain.clock import SystemClock


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Newsdesk with these arguments (default: the process's) and return the exit code."""
    paths = usual_paths()

    def desk(folder: Path, may_start: bool) -> Desk:
        return open_desk(folder, SystemClock(), whoever(), may_start=may_start).desk

    program = Program(
        open_desk=desk, open_window=_open_window, usual_folder=paths.newsroom, clock=SystemClock()
    )
    return run(program, arguments)


def _open_window(folder: Path | None) -> int:
    # Imported only now, so that every verb works on a machine without Qt's libraries.
    from newsdesk.app.desktop import run_desktop  # noqa: PLC0415

    return run_desktop(folder)
