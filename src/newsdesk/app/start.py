"""How the program starts: a window without a verb, the command line with one.

Which of them is wanted is found out before either is imported: every verb works on a machine without Qt's
libraries, and a window does not wait for the command line.
"""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

BAD_INPUT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Newsdesk with these arguments (default: the process's) and return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    match given:
        case []:
            return _open_window(None)
        case ["--newsroom", folder] if Path(folder).is_dir():
            return _open_window(Path(folder))
    from newsdesk.app.shell import run_command_line  # noqa: PLC0415 - see above

    return run_command_line(given, _open_window)


def prepare_window() -> None:
    """Import what stands beneath a window.

    This comes before PySide6, which reads the source of whatever is imported after it to find out whether
    that uses its "features": 0.3 ms a module. From here on all that is made is there to stay; memory is
    looked through for what can go once everybody is there.
    """
    gc.disable()
    import newsdesk.app.paths  # noqa: PLC0415 - see above
    import newsdesk.app.wiring  # noqa: F401, PLC0415


def _open_window(folder: Path | None) -> int:
    prepare_window()
    from newsdesk.app.desktop import run_desktop  # noqa: PLC0415 - see above
    from newsdesk.domain.errors import BadInput  # noqa: PLC0415

    try:
        return run_desktop(folder)
    except BadInput as error:
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT
