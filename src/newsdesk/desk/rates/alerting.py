"""Moves that somebody wants to be told of."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from newsdesk.domain.days import day
from newsdesk.domain.errors import BadInput
from newsdesk.rates.board import BoardRow
from newsdesk.rates.changes import percentage

#: A percentage as somebody types it, without its sign.
_TYPED = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class Alert:
    """That a currency has moved by ``limit`` percent or more: the row of the board, and a sentence."""

    row: BoardRow
    limit: Decimal
    sentence: str


def as_move(typed: str) -> Decimal | None:
    """Read from how many percent on somebody wants to be told; None for nothing. BadInput if it is none."""
    if not typed.strip():
        return None
    number = typed.strip().removesuffix("%").rstrip()
    move = Decimal(number.replace(",", ".")) if _TYPED.fullmatch(number) else Decimal()
    if not move:
        raise BadInput(f"“{typed.strip()}” is no move to be told of. Write a percentage above 0, as in 1.5.")
    return move


def due(rows: Iterable[BoardRow], wanted: Mapping[str, Decimal]) -> tuple[Alert, ...]:
    """Return the alerts that the rows of a board give; ``wanted`` are percentages by currency."""
    found = []
    for row in rows:
        move, limit = percentage(row.change.percent), wanted.get(row.currency)
        if move is not None and limit is not None and abs(move) >= limit:
            since = f" since {day(row.since)}" if row.since else ""
            sentence = (
                f"{row.name} is {row.change.words} against the dollar{since}: "
                f"{row.local_per_dollar} to the dollar ({row.source}, {day(row.effective)})."
            )
            found.append(Alert(row, limit, sentence))
    return tuple(found)
