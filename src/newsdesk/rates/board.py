"""The rates board: one row per currency, ready to be shown and to be read aloud."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from newsdesk.domain.rates import AgeState, Rate, RateKind
from newsdesk.rates import changes, digits, quotes
from newsdesk.rates.changes import Change


class HeldBack(NamedTuple):
    """A newer rate that waits for an editor: its key, what a dollar costs by it, its day, and why."""

    key: int
    local_per_dollar: str
    effective: date
    why: str


@dataclass(frozen=True, slots=True)
class BoardRow:
    """What the board shows of one currency (ISO 4217), against the US dollar.

    ``name`` is CLDR's, in English. The two values are text for reading; the one that the source printed has
    the source's own digits. ``change`` is the move of ``dollars_per_unit`` since the day ``since``: None
    where the source printed it, where nothing is known to compare with, and of a frozen rate. ``rough``
    means: shown, never converted from. ``note`` is a sentence that says where the rate comes from and how far
    it can be trusted.

    ``age`` says how old it is in days, ``state`` and ``dated`` what that means by its source's calendar.
    ``dollars`` is the exact worth of one unit (None if it is not legible), ``used`` the rates that it comes
    from. ``held`` is a newer one that is not used yet, ``coming`` words on one that is not in force yet.
    """

    currency: str
    name: str
    local_per_dollar: str
    dollars_per_unit: str
    change: Change
    source: str
    kind: RateKind
    effective: date
    age: str
    rough: bool
    note: str
    since: date | None = None
    state: AgeState = AgeState.CURRENT
    dated: str = ""
    dollars: Fraction | None = None
    used: tuple[Rate, ...] = ()
    held: HeldBack | None = None
    coming: str = ""

    @property
    def moved(self) -> str:
        """Whether the currency gained or lost, in words: "the Kyrgyz som rose against the dollar", or ""."""
        return changes.moved(self.name, self.change, "the dollar")


def ticker_line(row: BoardRow) -> str:
    """Write a row as one line that reads well aloud: "KGS/USD 0.01144, unchanged"."""
    line = f"{row.currency}/{quotes.DOLLAR} {row.dollars_per_unit}"
    return line if row.change.direction == "unknown" else f"{line}, {row.change.words}"


def local_text(used: tuple[Rate, ...], dollars: Fraction | None) -> str:
    """Write what a dollar costs in the local currency: as printed if it was printed that way round.

    ``dollars`` is what one unit is worth by the rates in ``used``, None if they are not legible.
    """
    first = used[0]
    if dollars is None:
        return "–"
    if not quotes.convertible(first):
        return digits.rough(quotes.rounded(1 / dollars))
    if len(used) == 1 and first.base == quotes.DOLLAR and first.nominal == "1":
        return digits.plain(Decimal(first.value))
    return digits.readable(quotes.rounded(1 / dollars))
