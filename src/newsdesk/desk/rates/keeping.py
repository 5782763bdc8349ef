"""Keeping the rates of a source that came, whichever way: what is new, and what somebody should look at."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from newsdesk.desk.rates.suspicion import suspects
from newsdesk.domain.rates import Rate, Series, Verdict
from newsdesk.rates import sanity
from newsdesk.store.rates import Rates

#: Neighbours further away than this do not tell whether a rate is a slip.
BESIDE = timedelta(days=10)


def keep_tables(rates: Rates, came: Sequence[Rate], now: datetime) -> tuple[int, tuple[Rate, ...]]:
    """Keep the rates that are not kept yet, the oldest table first; return how many, and those held."""
    new, held = 0, []
    by_day = sorted(came, key=lambda each: each.effective)
    for _, group in groupby(by_day, key=lambda each: each.effective):
        table = tuple(group)
        fresh = {each for each in table if not rates.says(each)}
        if fresh:
            found = [each for each in suspects(rates, table) if each.rate in fresh]
            new += rates.append([each for each in table if each in fresh])
            rates.decide(found, Verdict.HELD, "", now)
            held += [each.rate for each in found]
    return new, tuple(held)


def keep_earlier(
    rates: Rates, came: Sequence[Rate], now: datetime, before: Collection[Rate] = ()
) -> tuple[frozenset[Rate], tuple[Rate, ...]]:
    """Keep a source's rates of which neither pair and day is known, and hold slips beside their neighbours.

    A slip may be one of those that were kept just ``before``. Return what is new, and what is held.
    """
    fresh = _unknown(rates, came)
    if not fresh:
        return fresh, ()
    rates.append(sorted(fresh, key=lambda each: each.effective))
    slips = [each for each in _slips(rates, fresh) if each.rate in fresh or each.rate in before]
    rates.decide(slips, Verdict.HELD, "", now)
    return fresh, tuple(each.rate for each in slips)


def _unknown(rates: Rates, came: Sequence[Rate]) -> frozenset[Rate]:
    """Return the rates of whose pair and day nothing is known, one of each."""
    if not came:
        return frozenset()
    days = [each.effective for each in came]
    known = rates.places(came[0].source, min(days), max(days))
    first = {(each.base, each.quote, each.effective): each for each in reversed(came)}
    return frozenset(each for place, each in first.items() if place not in known)


def _slips(rates: Rates, fresh: Collection[Rate]) -> Iterator[sanity.Held]:
    days = [each.effective for each in fresh]
    for series in sorted({Series(each.source, each.base, each.quote) for each in fresh}):
        yield from sanity.slips(rates.history(series, min(days) - BESIDE, max(days) + BESIDE))
