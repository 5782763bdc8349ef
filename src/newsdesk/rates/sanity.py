"""Rates that somebody should look at before they are used. Nothing is thrown away: they are held.

Banks make slips too: on 1 April 2026 one printed the manat at 3.02 to the dollar, and at 3.50 the day after.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from newsdesk.domain.days import day
from newsdesk.domain.rates import Rate
from newsdesk.rates import crosses, digits, quotes
from newsdesk.rates.sources.peg import peg_of

#: The manat's peg comes out of honest tables within 0.3 percent: they are rounded, or of the market (3.51).
OFF_PEG = Fraction(1, 100)

#: A move of so much from one day to the next is rare enough to be looked at; after a pause more may have come
#: together, but never without a look at so much as the second.
A_DAY = Fraction(5, 100)
AT_MOST = Fraction(20, 100)

#: Two banks' rates of one day differ by up to one percent, and by a day's move if one of them sets it a day
#: earlier. Three times that is no matter of taste.
APART = Fraction(3, 100)

#: Tables further apart in days than this say nothing about each other.
DAYS_APART = 3

#: A table with fewer of its usual rows than this was cut, or is another one.
ENOUGH_ROWS = Fraction(8, 10)


class Held(NamedTuple):
    """A rate that waits for an editor, and the sentence that says why."""

    rate: Rate
    why: str


def held(table: Iterable[Rate], good: Iterable[Rate], cross_check: Iterable[Rate]) -> tuple[Held, ...]:
    """Return which rates of a new table, one source's of one day, are to be held; one reason each.

    ``good`` are the rates of the same source's last good table, ``cross_check`` those of another source for
    about the same day; either may be empty, and then there is nothing to compare with. Raises ValueError if
    the table is not of one source and day.
    """
    new, last = tuple(table), tuple(good)
    missing = _missing_rows(new, last)
    if missing:
        return tuple(Held(each, missing) for each in new)
    # Of the good ones some may be of an earlier day, where the last was not beyond doubt.
    newest = max((each.effective for each in last), default=None)
    worths, were, checks = map(
        crosses.worths, (new, [each for each in last if each.effective == newest], cross_check)
    )
    before = {(each.base, each.quote): each for each in last}
    judged = {each: worths.get(_currency(each, worths)) for each in new}

    def odd(rate: Rate, worth: crosses.Worth | None) -> str:
        return (
            (worth and _off_peg(worth))
            or _moved(rate, before.get((rate.base, rate.quote)))
            or (worth and _apart(worth, checks.get(worth.currency)))
            or ""
        )

    astray = {each for each in new if quotes.against_dollar(each) and odd(each, judged[each])}

    def why(rate: Rate, worth: crosses.Worth | None) -> str:
        if worth is None or rate in astray or worth.used[-1] not in astray:
            return odd(rate, worth)
        # By way of an odd dollar all is odd, and where a bank's own money fell, all its rows moved. What
        # counts is that this one moved, in that money and in dollars.
        was = were.get(worth.currency)
        is_steady = was is not None and _distance(worth.dollars, was.dollars) <= A_DAY
        return "" if is_steady else odd(rate, None)

    return tuple(Held(each, told) for each, worth in judged.items() if (told := why(each, worth)))


def slips(series: Sequence[Rate]) -> tuple[Held, ...]:
    """Return which rates of a pair's days, one source's, oldest first, stand alone between two that agree.

    Large moves of old days are history, and nobody is asked about them; one that was taken back is a slip.
    """
    return tuple(
        Held(rate, f"{moved.removesuffix('.')}, and is back where it was by {day(after.effective)}.")
        for (before, rate), (_, after) in pairwise(pairwise(series))
        if (moved := _moved(rate, before)) and _moved(after, rate) and not _moved(after, before)
    )


def _currency(rate: Rate, worths: dict[str, crosses.Worth]) -> str:
    """Return the currency that a row is about: the one whose worth comes of it first."""
    return next((each.currency for each in worths.values() if each.used[0] == rate), "")


def _missing_rows(new: tuple[Rate, ...], last: tuple[Rate, ...]) -> str:
    if not last or len(new) >= ENOUGH_ROWS * len(last):
        return ""
    when = day(new[0].effective)
    return f"{new[0].source} sent {len(new)} rates for {when}, and {len(last)} the time before."


def _off_peg(worth: crosses.Worth) -> str:
    peg = peg_of(worth.currency, worth.used[0].effective)
    if peg is None or _distance(worth.dollars, 1 / Fraction(peg.value)) <= OFF_PEG:
        return ""
    printed = digits.readable(quotes.rounded(1 / worth.dollars))
    return f"{worth.currency} is pegged at {peg.value} to the dollar, and this comes to {printed}."


def _moved(rate: Rate, before: Rate | None) -> str:
    if before is None or not (quotes.legible(rate) and quotes.legible(before)):
        return ""
    days = max(1, (rate.effective - before.effective).days)
    move = _distance(quotes.ratio(rate), quotes.ratio(before))
    if move - _grain(rate) - _grain(before) <= min(days * A_DAY, AT_MOST):
        return ""
    return f"{rate.pair} has moved by {_percent(move)} since {day(before.effective)}."


def _apart(worth: crosses.Worth, check: crosses.Worth | None) -> str:
    if check is None or abs(worth.used[0].effective - check.used[0].effective).days > DAYS_APART:
        return ""
    apart = _distance(worth.dollars, check.dollars)
    if apart - sum(map(_grain, {*worth.used, *check.used}), Fraction()) <= APART:
        return ""
    return f"{worth.currency} is {_percent(apart)} away from what {check.used[0].source} has."


def _distance(one: Fraction, other: Fraction) -> Fraction:
    return abs(one - other) / other


def _grain(rate: Rate) -> Fraction:
    """Return how coarsely a rate is printed: half a unit of its last place, as a part of it."""
    decimals = len(rate.value.partition(".")[2])
    return Fraction(1, 2 * 10**decimals) / Fraction(rate.value)


def _percent(part: Fraction) -> str:
    return f"{digits.readable(quotes.rounded(100 * part), 2)} percent"
