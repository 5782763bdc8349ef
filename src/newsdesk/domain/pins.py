"""Pins: which rates an amount in a story's text was converted at, as a line that people can read too.

    40bn UZS = $3.3 million | CBU official 2026-11-20: 1 USD = 12194.21 UZS | 2 digits, 3 from a million on

First the amount as it was written and what it became, then the rates in their sources' own text, in the order
in which they were crossed, then how it was rounded. A pin stands beside the text, not in it: the story keeps
saying what was known when it was written, whatever the rates do later.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import NamedTuple, Self

from newsdesk.domain.rates import Rate, RateKind

_RATE = re.compile(
    r"(?P<source>.+) (?P<kind>[a-z]+) (?P<day>\d{4}-\d\d-\d\d): "
    r"(?P<nominal>[0-9.]+) (?P<base>[A-Z]{3}) = (?P<value>[0-9.]+) (?P<quote>[A-Z]{3})"
)
#: What parts the pieces of a line; in a piece it becomes a space.
_BETWEEN = " | "
_CROSSED = "; "
_EQUALS = " = "


class PinnedRate(NamedTuple):
    """A rate as it was used: ``value`` units of ``quote`` for ``nominal`` of ``base``, said by ``source``."""

    source: str
    kind: RateKind
    effective: date
    nominal: str
    base: str
    value: str
    quote: str

    @classmethod
    def of(cls, rate: Rate) -> Self:
        """Return what has to be remembered of a rate."""
        source = _plain(rate.source).replace(";", ",")
        return cls(source, rate.kind, rate.effective, rate.nominal, rate.base, rate.value, rate.quote)

    def rate(self) -> Rate:
        """Return the rate as it was; when it came, and from what payload, a pin does not remember."""
        return Rate(
            self.source,
            self.base,
            self.quote,
            self.value,
            self.kind,
            self.effective,
            datetime.combine(self.effective, time(), UTC),
            self.nominal,
        )

    def __str__(self) -> str:
        """Write it as it stands in a pin."""
        return (
            f"{self.source} {self.kind} {self.effective}: "
            f"{self.nominal} {self.base} = {self.value} {self.quote}"
        )


class Pin(NamedTuple):
    """What an ``amount``, or a shortcode, became by which rates; ``rounding`` says how, in words."""

    amount: str
    result: str
    rates: tuple[PinnedRate, ...]
    rounding: str = ""

    def __str__(self) -> str:
        """Write it as a text keeps it."""
        return _BETWEEN.join(
            (
                f"{_plain(self.amount).replace(_EQUALS, ' ')}{_EQUALS}{_plain(self.result)}",
                _CROSSED.join(map(str, self.rates)),
                _plain(self.rounding),
            )
        )


def read_pin(line: str) -> Pin | None:
    """Return the pin that was written as this line; None if it is none that this version knows."""
    pieces = line.split(_BETWEEN)
    if len(pieces) != 3:
        return None
    amount, equals, result = pieces[0].partition(_EQUALS)
    rates = tuple(map(_read_rate, pieces[1].split(_CROSSED))) if pieces[1] else ()
    if not equals or None in rates:
        return None
    return Pin(amount, result, tuple(each for each in rates if each), pieces[2])


def read_pins(lines: Iterable[str]) -> tuple[Pin, ...]:
    """Return those of the lines that are pins."""
    return tuple(pin for pin in map(read_pin, lines) if pin)


def _read_rate(text: str) -> PinnedRate | None:
    found = _RATE.fullmatch(text)
    if not found:
        return None
    try:
        kind, day = RateKind(found["kind"]), date.fromisoformat(found["day"])
    except ValueError:
        return None
    return PinnedRate(
        found["source"], kind, day, found["nominal"], found["base"], found["value"], found["quote"]
    )


def _plain(text: str) -> str:
    """Return the text on one line and without what parts the pieces of a pin."""
    return " ".join(text.replace("|", " ").split())
