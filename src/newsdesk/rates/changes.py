"""How a rate has moved, in a form that needs no colour (WCAG 1.4.1): arrow, sign and words."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from newsdesk.domain.rates import RateKind

Direction = Literal["up", "down", "flat", "peg", "unknown"]

#: A printed percentage: "0.18%", "-0%", "−0.18 %" (a true minus and a no-break space), "+0,2%".
PRINTED = re.compile(r"(?P<sign>[-+−–])?\s*(?P<number>[0-9]{1,6}(?:[.,][0-9]{1,6})?)\s*%")

#: As many as are read.
MOST_DECIMALS = 6

HUNDREDTH = Decimal("0.01")
WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Change:
    """A move: its direction, an arrow, the signed percentage ("+0.18%", "" when there is none) and words."""

    direction: Direction
    arrow: str
    percent: str
    words: str

    @property
    def figure(self) -> str:
        """What stands beside the arrow: the percentage, of a peg that it is one."""
        return self.words if self.direction == "peg" else self.percent


#: Nothing is known to compare with.
UNKNOWN = Change("unknown", "", "", "change not known")


def percentage(printed: str) -> Decimal | None:
    """Read a printed percentage, or return None when there is none, as for "", "n/a" or a fall of 100%.

    "-0%" is 0: it is how a fall too small to print is printed.
    """
    found = PRINTED.fullmatch(printed.strip())
    if not found:
        return None
    number = Decimal(found["number"].replace(",", "."))
    if found["sign"] in {"-", "−", "–"} and number:
        return -number if number < WHOLE else None
    return number


def of_percentage(percent: Decimal) -> Change:
    """Put a percentage into a Change, with the decimals it has; whatever prints as zero is unchanged."""
    if not percent:
        return Change("flat", "■", "0%", "unchanged")
    size = format(abs(percent), "f")
    if percent > 0:
        return Change("up", "▲", f"+{size}%", f"up {size} percent")
    return Change("down", "▼", f"−{size}%", f"down {size} percent")


def turned(percent: Decimal, decimals: int = 2) -> Decimal:
    """Return the same move seen from the other currency, to the hundredth: +25 becomes -20.

    The two are not mirror images. ``percent`` is above -100, as ``percentage`` sees to.
    """
    step = Decimal(1).scaleb(-decimals)
    return (-WHOLE * percent / (WHOLE + percent)).quantize(step, rounding=ROUND_HALF_UP)


def turned_for_good(percent: Decimal) -> Decimal:
    """Return the same with as many decimals, from two on, as make it the very percentage again when turned.

    A move is known to the hundredth; one of a quarter needs three or four of them.
    """
    for decimals in range(2, MOST_DECIMALS):
        other = turned(percent, decimals)
        if turned(other) == percent:
            return other
    return turned(percent, MOST_DECIMALS)


def between(before: Decimal, after: Decimal) -> Change:
    """Return the move from one value to the next, to the hundredth of a percent; both are above zero."""
    return of_percentage(_hundredths((after - before) / before * WHOLE))


def moved(name: str, worth: Change, measure: str) -> str:
    """Say who gained or lost: "the Kyrgyz som rose against the dollar"; "" where nobody did.

    ``worth`` is the move of what one ``name`` is worth in the ``measure``, and not of what that costs.
    """
    verb = {"up": "rose", "down": "fell"}.get(worth.direction)
    return f"the {name} {verb} against {measure}" if verb else ""


def parse(printed: str, kind: RateKind) -> Change:
    """Read the change that a source printed beside a rate; a pegged rate does not move."""
    if kind is RateKind.PEG:
        return Change("peg", "–", "", "peg")
    percent = percentage(printed)
    if percent is None:
        return UNKNOWN
    return of_percentage(percent)


def _hundredths(percent: Decimal) -> Decimal:
    return percent.quantize(HUNDREDTH, rounding=ROUND_HALF_UP)
