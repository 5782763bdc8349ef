"""Rates in their sources' own text, added and never changed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from peewee import SqliteDatabase, fn

from newsdesk.domain.rates import Decision, Rate, RateKind, Series, Verdict
from newsdesk.rates.quotes import DOLLAR
from newsdesk.store.queries import first, parts, rows, tuples
from newsdesk.store.tables import AlertRow, RateRow, RateSeriesRow, Row, VerdictRow
from newsdesk.store.trouble import meant


class Rates:
    """The rates as one connection sees them."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def add(self, rates: Iterable[Rate]) -> int:
        """Keep rates, each unless it is what its source says already. Return how many are new."""
        return sum(self.append((each,)) for each in rates if not self.says(each))

    def append(self, rates: Sequence[Rate]) -> int:
        """Keep rates that are known to be new; return how many."""
        for some in parts(rates):
            columns = [each._asdict() | {"kind": each.kind.value} for each in some]
            RateRow.insert_many(columns).execute(self._db)
        return len(rates)

    def key(self, rate: Rate) -> int:
        """Return the key of a kept rate; of several that say the same, of this very one, else of the last."""
        the_very_one = (RateRow.fetched == rate.fetched).desc()
        return int(self._same(rate).order_by(the_very_one, RateRow.id.desc()).scalar(self._db))

    def series(self) -> tuple[Series, ...]:
        """Return of which pairs there are rates, and from whom."""
        query = RateSeriesRow.select(RateSeriesRow.source, RateSeriesRow.base, RateSeriesRow.quote)
        ordered = query.order_by(RateSeriesRow.source, RateSeriesRow.base, RateSeriesRow.quote)
        return tuple(Series(*each) for each in tuples(ordered, self._db))

    def newest(self, series: Series, upto: date, days: int = 1) -> tuple[Rate, ...]:
        """Return the usable rates of a series' newest days by a day, newest first, one a day.

        Of two for one day the one that came last is the source's own correction. Read along an index: it
        takes as long for twenty years as for a week.
        """
        query = self._usable(series).where(RateRow.effective <= upto)
        newest_first = query.order_by(RateRow.effective.desc(), RateRow.id.desc())
        return tuple(islice(_one_a_day(rows(newest_first, self._db)), days))

    def history(self, series: Series, since: date, upto: date) -> tuple[Rate, ...]:
        """Return the usable rates of a series between two days, both included, oldest first, one a day."""
        query = self._usable(series).where(RateRow.effective.between(since, upto))
        newest_first = query.order_by(RateRow.effective.desc(), RateRow.id.desc())
        return tuple(reversed(tuple(_one_a_day(rows(newest_first, self._db)))))

    def table(self, source: str, day: date) -> tuple[Rate, ...]:
        """Return the usable rates of a source for one day, one of each pair."""
        query = RateRow.select().where(
            RateRow.source == source, RateRow.effective == day, RateRow.id.not_in(_unusable())
        )
        # Of two of one pair the one that came last is the source's own correction.
        return tuple(
            {
                (row["base"], row["quote"]): rate(row) for row in rows(query.order_by(RateRow.id), self._db)
            }.values()
        )

    def last_day(self, source: str, upto: date) -> date | None:
        """Return the newest day, by a day, of which there are usable rates of a source.

        That is told by its series of the dollar, or by its first where it has none.
        """
        series = [each for each in self.series() if each.source == source]
        against_dollar = [each for each in series if DOLLAR in {each.base, each.quote}]
        newest = (self.newest(each, upto) for each in (against_dollar or series)[:1])
        return next((rate.effective for found in newest for rate in found), None)

    def places(self, source: str, since: date, upto: date) -> frozenset[tuple[str, str, date]]:
        """Return of which base, quote and day, both days included, a source has said anything."""
        query = RateRow.select(RateRow.base, RateRow.quote, RateRow.effective).where(
            RateRow.source == source, RateRow.effective.between(since, upto)
        )
        return frozenset((base, quote, day) for base, quote, day in tuples(query, self._db))

    def says(self, rate: Rate) -> bool:
        """Say whether a rate is what its source said last of that pair and day.

        What it said before that, and says anew, is news.
        """
        last = first(_of_place(RateRow.select(), rate).order_by(RateRow.id.desc()), self._db)
        return last is not None and (last["nominal"], last["value"], last["kind"]) == (
            rate.nominal,
            rate.value,
            rate.kind.value,
        )

    def is_kept(self, rate: Rate) -> bool:
        """Say whether a source has ever said just that."""
        return bool(self._same(rate).exists(self._db))

    def has_printed(self, rate: Rate) -> bool:
        """Say whether a rate came from the same page or file before, by its digest."""
        return bool(self._same(rate).where(RateRow.digest == rate.digest).exists(self._db))

    def decide(self, rates: Iterable[tuple[Rate, str]], verdict: Verdict, who: str, at: datetime) -> None:
        """Keep a verdict, each with its reason, on rates that are kept."""
        for each, why in rates:
            self.decide_on(self.key(each), verdict, why, who, at)

    def decide_on(self, key: int, verdict: Verdict, why: str, who: str, at: datetime) -> None:
        """Keep a verdict on the rate with that key."""
        VerdictRow.insert(rate=key, verdict=verdict.value, why=why, who=who, at=at).execute(self._db)

    def decisions(self, *verdicts: Verdict) -> tuple[Decision, ...]:
        """Return the rates whose newest verdict is one of these, the newest decided first."""
        query = (
            VerdictRow.select(VerdictRow, RateRow, VerdictRow.id.alias("verdict_id"))
            .join(RateRow)
            .where(VerdictRow.id.in_(_last_verdicts()))
            .where(VerdictRow.verdict.in_([each.value for each in verdicts]))
            .order_by(VerdictRow.id.desc())
        )
        return tuple(_decision(row) for row in rows(query, self._db))

    def decision(self, key: int) -> Decision | None:
        """Return the newest verdict on the rate with that key."""
        query = (
            VerdictRow.select(VerdictRow, RateRow, VerdictRow.id.alias("verdict_id"))
            .join(RateRow)
            .where(VerdictRow.rate == key)
            .order_by(VerdictRow.id.desc())
        )
        found = first(query, self._db)
        return _decision(found) if found else None

    def alerts(self) -> dict[str, Decimal]:
        """Return from which move in percent the desk wants to be told, by currency (ISO 4217)."""
        query = AlertRow.select(AlertRow.currency, AlertRow.percent).order_by(AlertRow.currency)
        with meant():
            return {currency: Decimal(percent) for currency, percent in tuples(query, self._db)}

    def set_alert(self, currency: str, percent: Decimal | None) -> None:
        """Ask to be told of a currency's moves of so much, or with None not to be."""
        AlertRow.delete().where(AlertRow.currency == currency).execute(self._db)
        if percent is not None:
            AlertRow.insert(currency=currency, percent=str(percent)).execute(self._db)

    def _same(self, rate: Rate) -> Any:
        return _of_place(RateRow.select(RateRow.id), rate).where(
            RateRow.nominal == rate.nominal,
            RateRow.value == rate.value,
            RateRow.kind == rate.kind.value,
        )

    def _usable(self, series: Series) -> Any:
        return RateRow.select().where(
            RateRow.source == series.source,
            RateRow.base == series.base,
            RateRow.quote == series.quote,
            RateRow.id.not_in(_unusable()),
        )


def _of_place(query: Any, rate: Rate) -> Any:
    """Return what a query selects of the rates of one source, pair and day, those of ``rate``."""
    return query.where(
        RateRow.source == rate.source,
        RateRow.base == rate.base,
        RateRow.quote == rate.quote,
        RateRow.effective == rate.effective,
    )


def _unusable() -> Any:
    """Return what selects the keys of the rates that wait for a decision, or were rejected."""
    held_back = [Verdict.HELD.value, Verdict.REJECTED.value]
    return VerdictRow.select(VerdictRow.rate).where(
        VerdictRow.id.in_(_last_verdicts()), VerdictRow.verdict.in_(held_back)
    )


def _last_verdicts() -> Any:
    return VerdictRow.select(fn.MAX(VerdictRow.id)).group_by(VerdictRow.rate)


def _one_a_day(newest_first: Iterable[Row]) -> Iterator[Rate]:
    last: date | None = None
    for row in newest_first:
        if row["effective"] != last:
            last = row["effective"]
            yield rate(row)


@meant()
def _decision(row: Row) -> Decision:
    return Decision(row["rate"], rate(row), Verdict(row["verdict"]), row["why"], row["who"], row["at"])


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
