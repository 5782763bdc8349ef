"""How times are taken, and where their rows go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.figures import Limit, Row, Unit

Work = Callable[[], object]


def seconds(work: Work) -> float:
    """Do the work and return how long it took."""
    start = perf_counter()
    work()
    return perf_counter() - start


def resident() -> int:
    """Return how much memory the program has, in bytes (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096


@dataclass
class Report:
    """All rows of this run, in order."""

    rows: list[Row] = field(default_factory=list)

    def add(
        self,
        name: str,
        times: Sequence[float],
        beside: tuple[str, Sequence[float]] = ("", ()),
        limits: Sequence[Limit] = (),
        unit: Unit = Unit.SECONDS,
    ) -> None:
        """Add a row of the times of single rounds, in seconds; ``beside``: the bare work's name and times."""
        self.rows.append(Row.of(name, times, *beside, limits, unit))


class Measure:
    """Times one piece of work, and adds its row to the report."""

    def __init__(self, benchmark: BenchmarkFixture, report: Report) -> None:
        self._benchmark: Any = benchmark  # it has no annotations
        self._report = report

    def __call__(
        self,
        name: str,
        work: Work,
        *,
        rounds: int,
        beside: tuple[str, Work] | None = None,
        limits: Sequence[Limit] = (),
    ) -> None:
        """Do ``work`` once to warm up, then ``rounds`` times, and the bare work in ``beside`` as often.

        The two take turns, so that whatever else the machine does hits both alike.
        """
        bare_times: list[float] = []

        def prepare() -> None:
            if beside is not None:
                bare_times.append(seconds(beside[1]))

        self._benchmark.pedantic(work, setup=prepare, rounds=rounds, warmup_rounds=1)
        if self._benchmark.stats is not None:  # None: somebody only wants to see that it runs
            times = self._benchmark.stats.stats.data
            self._report.add(name, times, (beside[0], bare_times[1:]) if beside else ("", ()), limits)
