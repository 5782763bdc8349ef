"""What it takes to watch a bundle being written, and to look at all of it."""

from collections.abc import Callable
from pathlib import Path

from newsdesk.bundle import BundleContent
from newsdesk.domain.errors import Cancelled

Write = Callable[[BundleContent, Path], Path]
#: Files of a bundle, by their names in it.
Files = dict[str, bytes]


class Watcher:
    """Remembers what it was told, and stops the work at a given step."""

    def __init__(self, stop_at: int = -1) -> None:
        self.steps: list[tuple[int, int]] = []
        self.said: list[str] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, what: str) -> None:
        """Take a step to heart; raise ``Cancelled`` at the one asked for."""
        self.steps.append((done, total))
        self.said.append(what)
        if len(self.steps) == self._stop_at:
            raise Cancelled


def contents(folder: Path) -> Files:
    """Return every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
