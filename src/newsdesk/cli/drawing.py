"""Tables and progress bars in a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from newsdesk.domain.progress import Reporter


def print_table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Print a table on stdout: aligned and never cut."""
    console = Console(highlight=False, width=10_000)
    drawn = Table(*headings, box=None, pad_edge=False)
    for row in rows:
        drawn.add_row(*row)
    console.print(drawn, markup=False)


@contextmanager
def bar() -> Iterator[Reporter]:
    """Give a reporter that draws a bar on stderr, and takes it away at the end."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as drawn:
        yield _Bar(drawn)


class _Bar:
    def __init__(self, drawn: Progress) -> None:
        self._drawn = drawn
        self._task = drawn.add_task("", total=None)

    def step(self, done: int, total: int, what: str) -> None:
        self._drawn.update(self._task, completed=done, total=total, description=what)
