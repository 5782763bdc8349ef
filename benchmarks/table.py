"""The table on the screen, and the same as JSON."""

import json
import os
import platform
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import qVersion
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from benchmarks.figures import Figure, Row, Unit
from newsdesk import __version__

#: Enough for every row: where the screen is narrower, a cut row would be worse than a folded one.
WIDTH = 170
CAPTION = "“beside” is the same work done barely, in the same run; the ratio is of the medians"


def shown(rows: Sequence[Row], *, colours: bool) -> str:
    """Return the table as text, for a terminal or for a file."""
    table = Table(title=f"Newsdesk {__version__}, {machine()}", caption=CAPTION, box=SIMPLE_HEAD)
    table.add_column("what")
    for heading in ("median", "p95", "p99"):
        table.add_column(heading, justify="right")
    table.add_column("beside")
    for heading in ("median", "p99", "ratio"):
        table.add_column(heading, justify="right")
    table.add_column("limit")
    for row in rows:
        table.add_row(
            row.name,
            *(amount(figure, row.unit) for figure in (row.median, row.p95, row.p99)),
            row.bare,
            *(amount(figure, row.unit) for figure in (row.bare_median, row.bare_p99)),
            "" if row.ratio is None else f"{row.ratio:.2f} ×",
            limits(row),
        )
    for column in table.columns:
        column.no_wrap = True
    console = Console(width=WIDTH, force_terminal=colours, no_color=not colours)
    with console.capture() as captured:
        console.print(table)
    return captured.get()


def machine() -> str:
    """Return what it ran on, in a line: what a number is worth nothing without."""
    return (
        f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {sqlite3.sqlite_version}, "
        f"{os.cpu_count()} cores of {platform.machine()}"
    )


def write(rows: Sequence[Row], path: Path) -> None:
    """Write everything to a JSON file; each row says its unit, ratios are of the medians."""
    report = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": __version__,
        "machine": machine(),
        "rows": [row.as_json() for row in rows],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def amount(figure: float | None, unit: Unit) -> str:
    """Return a time, or how much memory in whole megabytes ("302 MB")."""
    if unit is Unit.SECONDS or figure is None:
        return duration(figure)
    return f"{figure / 2**20:.0f} MB"


def duration(seconds: float | None) -> str:
    """Return a time with three figures: "0.412 ms", "12.3 ms", "1.25 s"; "" for None."""
    if seconds is None:
        return ""
    number, unit = (seconds, "s") if seconds >= 1 else (seconds * 1000, "ms")
    decimals = 3 if number < 1 else 2 if number < 10 else 1 if number < 100 else 0
    return f"{number:.{decimals}f} {unit}"


def limits(row: Row) -> str:
    """Return a row's limits in words, with rich's colours: "✓ p99 ≤ 16 ms", "✗ p95 ≤ 30 ms, ≤ 2 ×"."""
    words = ", ".join(
        f"≤ {limit.at_most:g} ×" if limit.of is Figure.RATIO else f"{limit.of} ≤ {limit.at_most * 1000:g} ms"
        for limit in row.limits
    )
    return {None: "", True: f"[green]✓ {words}[/]", False: f"[bold red]✗ {words}[/]"}[row.met]
