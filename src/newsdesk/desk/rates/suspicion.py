"""Which rates of a new table somebody should look at, with what the newsroom knows to compare them with."""

from collections.abc import Sequence

from newsdesk.domain.rates import Rate, Series, Verdict
from newsdesk.rates import sanity
from newsdesk.rates.sanity import Held
from newsdesk.rates.sources.calendars import ONE_DAY
from newsdesk.rates.sources.table import CROSS_CHECK
from newsdesk.store.rates import Rates

#: After so many rates in a row that were held and accepted, the last of them is the measure.
QUESTIONED = 5


def suspects(rates: Rates, table: Sequence[Rate]) -> tuple[Held, ...]:
    """Return which rates of a table, one source's of one day, are to be held.

    They are compared with the last good table, and with the cross-check's. One that was held and accepted may
    have been a slip all the same: a rate that fits the last one that nobody ever asked about is good as well.
    """
    source, day = table[0].source, table[0].effective
    last = rates.last_day(source, day - ONE_DAY)
    good = rates.table(source, last) if last else ()
    checking = rates.last_day(CROSS_CHECK.short, day) if source != CROSS_CHECK.short else None
    check = rates.table(CROSS_CHECK.short, checking) if checking else ()
    found = sanity.held(table, good, check)
    earlier = tuple(_unquestioned(rates, each) for each in good) if found else good
    if earlier == good:
        return found
    again = {each.rate for each in sanity.held(table, earlier, check)}
    return tuple(each for each in found if each.rate in again)


def _unquestioned(rates: Rates, rate: Rate) -> Rate:
    """Return the last rate of that pair, up to this one, that was never held; this one if there is none."""
    series = Series(rate.source, rate.base, rate.quote)
    accepted = {each.rate for each in rates.decisions(Verdict.ACCEPTED) if each.rate.source == rate.source}
    if rate not in accepted:
        return rate
    known = rates.newest(series, rate.effective, QUESTIONED)
    return next((each for each in known if each not in accepted), rate)
