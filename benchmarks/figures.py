"""What was measured, what it was measured beside, and what it should stay under."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self


class Figure(StrEnum):
    """What a limit is about."""

    MEDIAN = "median"
    P95 = "p95"
    P99 = "p99"
    RATIO = "ratio"


class Unit(StrEnum):
    """What a row counts."""

    SECONDS = "s"
    BYTES = "B"


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so much of one figure: seconds, or times the bare work for the ratio."""

    of: Figure
    at_most: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; times are in seconds, and memory, where that is the ``unit``, in bytes.

    ``bare`` says what the program was measured beside, in the same run, or is ""; ``ratio`` is the program's
    median over that one's.
    """

    name: str
    rounds: int
    median: float
    p95: float
    p99: float
    bare: str
    bare_median: float | None
    bare_p99: float | None
    limits: tuple[Limit, ...]
    unit: Unit = Unit.SECONDS

    @classmethod
    def of(
        cls,
        name: str,
        times: Sequence[float],
        bare: str = "",
        bare_times: Sequence[float] = (),
        limits: Sequence[Limit] = (),
        unit: Unit = Unit.SECONDS,
    ) -> Self:
        """Make a row of the times of single rounds, in seconds, or of what each took in memory."""
        return cls(
            name=name,
            rounds=len(times),
            median=statistics.median(times),
            p95=percentile(times, 95),
            p99=percentile(times, 99),
            bare=bare,
            bare_median=statistics.median(bare_times) if bare_times else None,
            bare_p99=percentile(bare_times, 99) if bare_times else None,
            limits=tuple(limits),
            unit=unit,
        )

    @property
    def ratio(self) -> float | None:
        """How many times as long as the bare work it takes."""
        return self.median / self.bare_median if self.bare_median else None

    def figure(self, of: Figure) -> float | None:
        """Return the figure of that name; None for the ratio to nothing."""
        return {
            Figure.MEDIAN: self.median,
            Figure.P95: self.p95,
            Figure.P99: self.p99,
            Figure.RATIO: self.ratio,
        }[of]

    @property
    def met(self) -> bool | None:
        """Whether it stays under all its limits; None if it has none."""
        if not self.limits:
            return None
        return all((self.figure(each.of) or 0) <= each.at_most for each in self.limits)

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON knows it."""
        return {**asdict(self), "ratio": self.ratio, "met": self.met}


def percentile(times: Sequence[float], percent: int) -> float:
    """Return the time that so many of 100 rounds stay within (nearest rank): of few rounds, the slowest."""
    return sorted(times)[math.ceil(len(times) * percent / 100) - 1]
