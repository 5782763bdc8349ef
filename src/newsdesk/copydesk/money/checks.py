"""Conversions in copy that do not fit the rates: the implied rate beside the stored one."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from newsdesk.copydesk.money.found import AmountSpan
from newsdesk.copydesk.money.pairs import Pair
from newsdesk.copydesk.money.proposals import conversion
from newsdesk.copydesk.money.rating import Lookup, Quoted, StoryMoney, converted
from newsdesk.copydesk.typos import Spot
from newsdesk.rates.digits import readable
from newsdesk.rates.quotes import rounded

#: A conversion further off than this is found: a day's move is no slip.
TOLERANCE = Fraction(3, 100)

_TIMES = {1: "ten", 2: "a hundred", 3: "a thousand", 6: "a million", 9: "a billion"}


class Deviation(NamedTuple):
    """A conversion that is off: ``times`` is what it says over what it should, at the end that is worse.

    ``slip`` is the power of ten that it is off by, 0 if it is off by something else.
    """

    pair: Pair
    currencies: tuple[str, str]
    quoted: Quoted
    times: Fraction
    slip: int


def misrated(pairs: Iterable[Pair], money: StoryMoney) -> Iterator[Spot]:
    """Yield the place of every conversion more than ``TOLERANCE`` off, in order; its fix is the right one.

    Of a slip by a power of ten nobody but a person can say which of the two figures is right, so it has none.
    A pair of which a currency has no rate is not judged.
    """
    house, countries, language = money.style.rounding, money.countries, money.language
    for each in deviations(pairs, money.rates):
        place = each.pair.conversion
        right = conversion(each.pair.amount, each.currencies[1], each.quoted, house, countries, language)
        yield Spot(place.start, place.end, _sentence(each), None if each.slip else right)


def deviations(pairs: Iterable[Pair], rates: Lookup) -> Iterator[Deviation]:
    """Yield the pairs that are off. Where a currency is not settled, the one that fits best is meant."""
    for pair in pairs:
        judged = list(_judged(pair, rates))
        if judged and all(map(_is_off, judged)):
            yield min(judged, key=lambda each: max(each.times, 1 / each.times))


def _judged(pair: Pair, rates: Lookup) -> Iterator[Deviation]:
    for own in pair.amount.currencies:
        for other in pair.conversion.currencies:
            quoted = rates(own, other) if own != other else None
            if quoted is not None and pair.conversion.low > 0 and pair.amount.low > 0:
                times = _times(pair, quoted)
                yield Deviation(pair, (own, other), quoted, times, _slip(times))


def _times(pair: Pair, quoted: Quoted) -> Fraction:
    """Return how many times as much the conversion says as it should, at the end where that is worst.

    Where only one of the two is a range, the other has to be within it.
    """
    said = (Fraction(pair.conversion.low), Fraction(pair.conversion.high))
    right = converted(pair.amount, quoted)
    one_sided = (said[0] == said[1]) != (right[0] == right[1])
    if one_sided and right[0] <= said[1] and said[0] <= right[1]:
        return Fraction(1)
    ends = [each / other for each, other in zip(said, right, strict=True)]
    far = max if not one_sided else min
    return far(ends, key=lambda each: max(each, 1 / each))


def _is_off(deviation: Deviation) -> bool:
    """Whether it is off by more than the tolerance, and by more than its own last figure lets it be."""
    slack = max(TOLERANCE, _last_figure(deviation.pair.conversion) / 2)
    return not 1 - slack <= 1 / deviation.times <= 1 + slack and not 1 - slack <= deviation.times <= 1 + slack


def _last_figure(amount: AmountSpan) -> Fraction:
    """Return how much one in the last place is of an amount without a scale word: of $2, a half."""
    if amount.scale:
        return Fraction(0)
    exponent = int(amount.low.as_tuple().exponent)
    return Fraction(10) ** exponent / Fraction(amount.low)


def _slip(times: Fraction) -> int:
    """Return the power of ten that it is off by, or 0.

    Thousands count where it is only near them, too: an old story's rate may have been another.
    """
    for power in _TIMES:
        near = 5 if power % 3 == 0 else 1 + TOLERANCE
        for signed in (power, -power):
            if Fraction(10) ** signed / near <= times <= Fraction(10) ** signed * near:
                return signed
    return 0


def _sentence(off: Deviation) -> str:
    amount, said = off.pair.said
    own, other = off.currencies
    implied, stored = off.times * off.quoted.ratio, off.quoted.ratio
    if stored < 1:
        own, other, implied, stored = other, own, 1 / implied, 1 / stored
    return (
        f"“{said}” is {_how_much(off)} for “{amount}”: that is {_figure(implied)} {other} to the {own}, "
        f"and the rate is {_figure(stored)} ({off.quoted.about})."
    )


def _figure(value: Fraction) -> str:
    return readable(rounded(value))


def _how_much(off: Deviation) -> str:
    way = "high" if off.times > 1 else "low"
    times = max(off.times, 1 / off.times)
    word = _TIMES.get(abs(off.slip), "")
    if off.slip and abs(times / Fraction(10) ** abs(off.slip) - 1) <= TOLERANCE:
        return f"{word} times too {way}"
    if times >= 2:
        slip = f", which looks like a slip by {word}," if off.slip else ""
        return f"{readable(rounded(times), 2)} times too {way}{slip}"
    return f"{readable(rounded(abs(off.times - 1) * 100), 2)} percent too {way}"
