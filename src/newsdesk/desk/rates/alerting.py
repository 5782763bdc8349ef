"""Moves that somebody wants to be told of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from newsdesk.domain.days import day
from newsdesk.rates.board import BoardRow
from newsdesk.rates.changes import percentage


@dataclass(frozen=True, slots=True)
class Alert:
    """That a currency has moved by ``limit`` percent or more: the row of the board, and a sentence."""

    row: BoardRow
    limit: Decimal
    sentence: str


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
