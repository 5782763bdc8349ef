"""Rates as the verbs of the rates desk write them in JSON."""

from datetime import datetime
from typing import Any

from newsdesk.domain.rates import AgeState, Rate
from newsdesk.rates import ages, quotes
from newsdesk.rates.board import BoardRow
from newsdesk.rates.rows import change_of_pair
from newsdesk.rates.sources.table import source_of


def rate_record(rate: Rate, at: datetime) -> dict[str, Any]:
    """Return a rate as its source printed it, and whether it is stale at a moment (aware)."""
    return {
        "pair": rate.pair,
        "value": rate.value,
        "nominal": rate.nominal,
        "source": rate.source,
        "effective": rate.effective,
        "kind": rate.kind,
        "stale": ages.age(rate, source_of(rate.source), at).state is AgeState.STALE,
    }


def board_record(row: BoardRow) -> dict[str, Any]:
    """Return a row of the board; where rates were crossed, its pair is that with the dollar, worked out."""
    first = row.used[0]
    worked_out = row.dollars if len(row.used) > 1 else None
    return {
        "currency": row.currency,
        "pair": first.pair if worked_out is None else f"{row.currency}/{quotes.DOLLAR}",
        "value": first.value if worked_out is None else str(quotes.rounded(worked_out)),
        "nominal": first.nominal if worked_out is None else "1",
        "change": change_of_pair(row) if worked_out is None else row.change.percent,
        "since": row.since,
        "source": row.source,
        "effective": row.effective,
        "kind": row.kind,
        "convertible": not row.rough,
        "age": row.state,
        "stale": row.state is AgeState.STALE,
        "per_dollar": None if row.dollars is None else str(quotes.rounded(1 / row.dollars)),
        "used": [
            {"pair": each.pair, "value": each.value, "nominal": each.nominal, "effective": each.effective}
            for each in row.used
        ],
        "held": row.held and {"id": row.held.key, "effective": row.held.effective, "why": row.held.why},
    }
