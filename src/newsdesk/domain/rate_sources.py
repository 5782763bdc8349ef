"""What asking a source of rates can lead to: one of four outcomes, each with its sentence."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from newsdesk.domain.days import day
from newsdesk.domain.rates import Rate


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that stands in a table and is no rate to use, and the clause that says why.

    The rate's ``value`` is what was printed there, even where that is no number.
    """

    rate: Rate
    why: str


@dataclass(frozen=True, slots=True)
class RateTable:
    """A table, or several days of one: the usable ``rates`` in the source's order, at least one."""

    rates: tuple[Rate, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def sentence(self) -> str:
        """Say how many there are, and of when."""
        count = "one rate" if len(self.rates) == 1 else f"{len(self.rates):,} rates"
        days = {each.effective for each in self.rates}
        when = f"for {day(max(days))}"
        if len(days) > 1:
            when = f"from {day(min(days))} to {day(max(days))}"
        return f"{self.rates[0].source}: {count} {when}."


@dataclass(frozen=True, slots=True)
class NoRates:
    """The source answered as it should, and has no rates of ``day`` (None: it was not asked for a day)."""

    day: date | None
    sentence: str


@dataclass(frozen=True, slots=True)
class NotAFeed:
    """What came is no table of this source: an error page, a broken file, a refusal."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Nothing came, or not all of it. ``retry_after``: the source asked to be left alone for so long."""

    sentence: str
    retry_after: timedelta | None = None


Reading = RateTable | NoRates | NotAFeed | Unreachable


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The source says that nothing has changed since it was asked last (HTTP 304)."""

    sentence: str


#: What comes of a request that may be conditional.
Answer = Reading | Unchanged


class Outcome(StrEnum):
    """What came of asking a source, for its one line of state."""

    RATES = "rates"
    UNCHANGED = "unchanged"
    NONE = "none"
    NOT_A_FEED = "not a feed"
    UNREACHABLE = "unreachable"


class SourceState(NamedTuple):
    """How a source answered when it was asked last (times in UTC).

    ``answered`` is when it last gave rates, or said that nothing had changed; ``wait_until``: it wants to be
    left alone until then.
    """

    key: str
    asked: datetime
    answered: datetime | None
    outcome: Outcome
    sentence: str
    wait_until: datetime | None = None
