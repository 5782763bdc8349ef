"""Mistakes of our own: a report to send, and the text safe before anybody is told."""

import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import PySide6

from newsdesk import __version__

#: More than so many in a row say nothing new.
MOST_REPORTS = 20


class CrashReporter:
    """Takes every exception that nobody expected. Install it once; the two callbacks may come later.

    ``save_first`` keeps what is typed, ``tell`` shows a sentence.
    """

    def __init__(self, reports: Path) -> None:
        self._reports = reports
        self._count = 0
        self.save_first: Callable[[], None] = lambda: None
        self.tell: Callable[[str], None] = lambda _sentence: None

    def install(self) -> None:
        """Take exceptions from now on, those in Qt's slots among them."""
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Keep the text, write a report, and say where it is."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._count += 1
        lines = "".join(traceback.format_exception(kind, error, trace))
        if sys.stderr is not None:
            # The terminal that it leads to may have been closed.
            with suppress(OSError, ValueError):
                sys.stderr.write(lines)
        if self._count > MOST_REPORTS:
            return
        kept = "What you typed could not be kept: copy it into another program."
        try:
            self.save_first()
            kept = "What you typed has been kept."
        finally:
            path = self._write(lines)
            where = f" A report is in {path}; please send it." if path else ""
            self.tell(f"Newsdesk made a mistake and goes on. {kept}{where}")

    def _write(self, lines: str) -> Path | None:
        # Only a report needs it, and most days there is none.
        import platform  # noqa: PLC0415

        now = datetime.now(UTC)
        path = self._reports / f"crash-{now:%Y-%m-%dT%H%M%S}-{self._count}.txt"
        head = (
            f"Newsdesk {__version__}, Python {platform.python_version()}, "
            f"PySide6 {PySide6.__version__}, {platform.platform()}\n{now.isoformat()}\n\n"
        )
        try:
            self._reports.mkdir(parents=True, exist_ok=True)
            path.write_text(head + lines, encoding="utf-8", errors="backslashreplace")
        except OSError:
            return None
        return path
