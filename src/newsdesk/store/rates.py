"""Rates in their sources' own text, added and never changed."""

from collections.abc import Iterable
from datetime import date

from peewee import SqliteDatabase

from newsdesk.domain.rates import Rate, RateKind
from newsdesk.store.queries import rows
from newsdesk.store.tables import RateRow, Row
from newsdesk.store.trouble import meant


class Rates:
    """The rates as one connection sees them."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def add(self, rates: Iterable[Rate]) -> int:
        """Keep rates; one that is there already is left alone. Return how many are new."""
        before = RateRow.select().count(self._db)
        for rate in rates:
            RateRow.insert(
                source=rate.source,
                base=rate.base,
                quote=rate.quote,
                nominal=rate.nominal,
                value=rate.value,
                change=rate.change,
                kind=rate.kind.value,
                effective=rate.effective,
                fetched=rate.fetched,
                digest=rate.digest,
            ).on_conflict_ignore().execute(self._db)
        return int(RateRow.select().count(self._db)) - int(before)

    def key(self, rate: Rate) -> int:
        """Return the key of a kept rate."""
        query = RateRow.select(RateRow.id).where(
            RateRow.source == rate.source,
            RateRow.base == rate.base,
            RateRow.quote == rate.quote,
            RateRow.effective == rate.effective,
            RateRow.nominal == rate.nominal,
            RateRow.value == rate.value,
            RateRow.kind == rate.kind.value,
        )
        return int(query.scalar(self._db))

    def upto(self, day: date) -> tuple[Rate, ...]:
        """Return all rates effective on or before a day, oldest first."""
        query = RateRow.select().where(RateRow.effective <= day).order_by(RateRow.effective, RateRow.id)
        return tuple(rate(row) for row in rows(query, self._db))


@meant()
def rate(row: Row) -> Rate:
    """Return the record of a row."""
    return Rate(
        source=row["source"],
        base=row["base"],
        quote=row["quote"],
        value=row["value"],
        kind=RateKind(row["kind"]),
        effective=row["effective"],
        fetched=row["fetched"],
        nominal=row["nominal"],
        change=row["change"],
        digest=row["digest"],
    )
