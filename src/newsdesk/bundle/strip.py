"""The strip of rates on a front page: what stands above it, and what its small print says."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsdesk.domain.days import day
from newsdesk.rates.board import BoardRow
from newsdesk.rates.origins import credit_lines


@dataclass(frozen=True, slots=True)
class Strip:
    """What a front page shows of the day's rates.

    ``caption`` says of which days they are; ``origins`` whose, each with its currencies; ``rough`` are the
    rows that can only be shown roughly, and whose ``note`` says why; ``credits`` how sources want to be
    named.
    """

    rows: tuple[BoardRow, ...]
    caption: str
    origins: tuple[tuple[tuple[str, ...], str], ...]
    rough: tuple[BoardRow, ...]
    credits: tuple[str, ...]


def strip(rows: Sequence[BoardRow]) -> Strip | None:
    """Return the strip of these rates, or None where there are none."""
    if not rows:
        return None
    days: dict[str, list[str]] = {}
    origins: dict[str, list[str]] = {}
    for row in rows:
        days.setdefault(day(row.effective), []).append(row.currency)
        origins.setdefault(f"{row.source}, {day(row.effective)}", []).append(row.currency)
    # Most are of one day: it needs no list of them.
    (most, _), *others = sorted(days.items(), key=lambda each: -len(each[1]))
    apart = "".join(f"; {', '.join(currencies)}: {other}" for other, currencies in others)
    return Strip(
        rows=tuple(rows),
        caption=f"The US dollar, {most}{apart}",
        origins=tuple((tuple(currencies), origin) for origin, currencies in origins.items()),
        rough=tuple(row for row in rows if row.rough),
        credits=credit_lines(row.source for row in rows),
    )
