"""A row of the board of rates, for tests that need one."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from newsdesk.domain.rates import RateKind
from newsdesk.rates.board import BoardRow
from newsdesk.rates.changes import Change


def som(effective: date, **other: Any) -> BoardRow:
    """Return the row of the Kyrgyz som by its own bank, in force from that day; ``other`` fields as given."""
    row = BoardRow(
        currency="KGS",
        name="Kyrgyz som",
        local_per_dollar="87.41",
        dollars_per_unit="0.01144",
        change=Change("up", "▲", "+0.18%", "up 0.18 percent"),
        source="NBKR",
        kind=RateKind.OFFICIAL,
        effective=effective,
        age="today",
        rough=False,
        note="",
        dollars=1 / Fraction("87.41"),
    )
    return replace(row, **other)
