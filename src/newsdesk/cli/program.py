"""What the verbs are handed, and how they speak: JSON on stdout, sentences on stderr, exit codes."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import Clock
from newsdesk.domain.days import on_calendars
from newsdesk.domain.errors import BadInput
from newsdesk.domain.journal import Stepped
from newsdesk.domain.progress import Reporter, Silent
from newsdesk.text.characters import for_terminal


@dataclass(frozen=True, slots=True)
class Program:
    """How the command line reaches the rest: handed over by ``app``.

    ``open_desk`` takes a folder and whether an empty newsroom may be started there. ``open_window`` takes a
    folder, or None for the usual one, and returns the exit code. ``own`` is the folder for what belongs to
    this computer's user. The clock is for newsrooms that cannot be opened.
    """

    open_desk: Callable[[Path, bool], Desk]
    open_window: Callable[[Path | None], int]
    usual_folder: Path
    own: Path
    clock: Clock


@dataclass(frozen=True, slots=True)
class Session:
    """The program, and the newsroom named before the verb."""

    program: Program
    folder: Path | None

    @property
    def where(self) -> Path:
        """The newsroom's folder."""
        return self.folder or self.program.usual_folder

    @property
    def is_new(self) -> bool:
        """Whether a verb that may start a newsroom would start one here."""
        return not Newsroom.exists(self.where)

    @contextmanager
    def desk(self, *, may_start: bool = False) -> Iterator[Desk]:
        """Open the newsroom for one verb and close it after; errors as the desk raises them."""
        desk = self.program.open_desk(self.where, may_start)
        try:
            yield desk
        finally:
            desk.close()


def a_day(written: str) -> date:
    """Return the date that an argument names, as in 2025-12-12 and no other way; BadInput if it is none."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = None
    if day is None or day.isoformat() != written:
        raise BadInput(f"“{written}” is no date. Write it as in 2025-12-12.")
    return on_calendars(day)


#: What a step, or a rate, can be numbered: SQLite counts no further.
NUMBER = click.IntRange(1, 2**63 - 1)

#: Hands the session to a verb as its first argument.
pass_session = click.make_pass_decorator(Session)

#: Every verb takes it: one JSON document on stdout instead of words for people.
as_json = click.option("--json", "in_json", is_flag=True, help="Print one JSON document instead of words.")


def emit(document: dict[str, Any]) -> None:
    """Print one JSON document on stdout, in UTF-8 whatever the locale; times as ISO 8601 writes them."""
    written = json.dumps(document, ensure_ascii=False, indent=2, default=_as_text)
    # Half a surrogate pair, from a file's name that is no UTF-8, becomes JSON's own escape.
    click.echo(written.encode("utf-8", "backslashreplace"))


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def minute(at: datetime) -> str:
    """Write a time (UTC) for a table: "2025-12-12 09:14"."""
    return f"{at:%Y-%m-%d %H:%M}"


def tell(sentence: str) -> None:
    """Print a line for people on stdout; what is told may have been written anywhere."""
    click.echo(for_terminal(sentence))


def tell_step(done: Stepped) -> None:
    """Say which step was taken, or taken back, and its number for “newsdesk undo”."""
    tell(f"{'Taken back' if done.step.undone else 'Done'}: {done.step.label} (step {done.step.number}).")


def table(headings: tuple[str, ...], rows: list[tuple[str, ...]], none: str = "") -> None:
    """Print a table for people on stdout: aligned and never cut, so that a uid can be copied.

    ``none`` is what is said where there are no rows: on stderr, for a pipe would take it for a row.
    """
    if not rows:
        if none:
            click.echo(none, err=True)
        return
    # The window starts by way of this module too, and need not wait for what draws tables.
    from newsdesk.cli.drawing import print_table  # noqa: PLC0415

    print_table(headings, rows)


@contextmanager
def progress() -> Iterator[Reporter]:
    """Give a reporter that draws a bar on stderr when that is a terminal, and is silent when it is not."""
    if not sys.stderr.isatty():
        yield Silent()
        return
    from newsdesk.cli.drawing import bar  # noqa: PLC0415 - see table

    with bar() as reporter:
        yield reporter
