"""The program without a screen: the command line, with the desk made for it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from newsdesk.app.paths import usual_paths
from newsdesk.app.wiring import open_desk
from newsdesk.cli import Program, run
from newsdesk.desk import Desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.people import whoever


def run_command_line(arguments: Sequence[str], open_window: Callable[[Path | None], int]) -> int:
    """Do what these arguments ask for and return the exit code; it may be a window after all."""

    def desk(folder: Path, may_start: bool) -> Desk:
        return open_desk(folder, SystemClock(), whoever(), may_start=may_start).desk

    paths = usual_paths()
    program = Program(
        open_desk=desk,
        open_window=open_window,
        usual_folder=paths.newsroom,
        own=paths.own,
        clock=SystemClock(),
    )
    return run(program, arguments)
