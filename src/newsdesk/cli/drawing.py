"""Tables and progress bars in a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from newsdesk.domain.progress import Reporter
from newsdesk.text.characters import for_terminal


def print_table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Print a table on stdout: aligned and never cut, a line for each row whatever stands in it.

    rich's own tables read ":smile:" as a picture, and take a minute for a hundred thousand stories.
    """
    lines = [tuple(map(_one_line, row)) for row in (headings, *rows)]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


def _one_line(cell: str) -> str:
    return for_terminal(" ".join(cell.split()))


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
