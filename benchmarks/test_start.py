"""How long it takes from starting the program to its painted window, beside a window with nothing in it."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

import pytest

from benchmarks.figures import Figure, Limit
from benchmarks.measuring import Report

WINDOW = Path(__file__).with_name("start_window.py")
ROUNDS = 5
LIMITS = (Limit(Figure.RATIO, 1.5),)


class Start:
    """Starts a window in a process of its own, and notes when it was painted and when its list had rows."""

    def __init__(self, *arguments: str | Path) -> None:
        self._arguments = arguments
        self.painted: list[float] = []
        self.listed: list[float] = []
        self.modules: Sequence[str] = ()

    def once(self) -> None:
        """Start it, and wait until it has ended."""
        begun = perf_counter()
        command = [sys.executable, WINDOW, *self._arguments]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            words = process.stdout
            assert words.readline() == b"painted\n"
            self.painted.append(perf_counter() - begun)
            assert words.readline() == b"listed\n"
            self.listed.append(perf_counter() - begun)
            self.modules = words.readline().decode().split()
        assert process.returncode == 0

    def forget(self) -> None:
        """Leave out what was timed so far: the files were not in memory yet."""
        self.painted.clear()
        self.listed.clear()


@pytest.mark.parametrize("stories", [1_000, 10_000, 100_000])
def test_starting(report: Report, newsroom_of: Callable[[int], Path], stories: int) -> None:
    """The bare window imports the same of Qt, whatever that is by now."""
    ours = Start("newsdesk", newsroom_of(stories))
    ours.once()
    bare = Start("bare", *ours.modules)
    bare.once()
    for each in (ours, bare):
        each.forget()
    for _ in range(ROUNDS):
        bare.once()
        ours.once()

    beside = ("bare window", bare.painted)
    report.add(f"start, painted, {stories:,} stories", ours.painted, beside, LIMITS)
    report.add(f"start, stories listed, {stories:,}", ours.listed, beside, LIMITS)
