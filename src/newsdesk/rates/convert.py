"""Converting an amount, with the rates it was done with kept beside the result."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from newsdesk.domain.days import day
from newsdesk.domain.errors import Refused
from newsdesk.domain.rates import Amount, Rate
from newsdesk.rates import quotes, words
from newsdesk.rates.board import freshness, local_text

DIGIT_WORDS = {1: "one significant digit", 2: "two significant digits"}


@dataclass(frozen=True, slots=True)
class Conversion:
    """A conversion as it was done: ``result`` unrounded, ``used`` in order, ``text`` in house rounding.

    ``used`` is empty where nothing had to be converted, and holds two rates for a cross through the dollar.
    """

    amount: Amount
    result: Amount
    used: tuple[Rate, ...]
    text: str


def convert(amount: Amount, to: str, rates: Iterable[Rate], on: date) -> Conversion:
    """Convert into the currency ``to`` (ISO 4217) with the newest convertible rates in force on that day.

    Two currencies that are not the dollar meet in the dollar. Raises Refused when a leg has no rate, or none
    but a ticker line that is too rough.
    """
    if to == amount.currency:
        return Conversion(amount, amount, (), f"{words.money(amount)}: nothing to convert.")
    in_force = [each for each in rates if quotes.against_dollar(each) and each.effective <= on]
    legs = [each for each in (amount.currency, to) if each != quotes.DOLLAR]
    used = {each: _best(each, in_force, on) for each in legs}
    value = Fraction(amount.value)
    if amount.currency in used:
        value *= quotes.dollars(used[amount.currency])
    if to in used:
        value /= quotes.dollars(used[to])
    result = Amount(quotes.rounded(value), to)
    return Conversion(amount, result, tuple(used.values()), _sentence(amount, result, tuple(used.values())))


def _best(currency: str, in_force: Iterable[Rate], on: date) -> Rate:
    known = sorted((each for each in in_force if quotes.local_currency(each) == currency), key=freshness)
    usable = [each for each in known if quotes.convertible(each)]
    if usable:
        return usable[-1]
    if known:
        raise Refused(_too_rough(currency, known[-1], on))
    raise Refused(
        f"There is no rate between {currency} and the dollar for {day(on)} or before. "
        f"Import one, or choose another day."
    )


def _too_rough(currency: str, rate: Rate, on: date) -> str:
    known = DIGIT_WORDS.get(quotes.significant_digits(rate.value), "no digits that count")
    return (
        f"The only {currency} rate for {day(on)} or before is a ticker's {rate.pair} = {rate.value}, "
        f"with {known}: too rough to convert from. Import a bank's rate for {currency} first."
    )


def _sentence(amount: Amount, result: Amount, used: tuple[Rate, ...]) -> str:
    rounded = Amount(words.house_rounded(result.value), result.currency)
    at = ", and ".join(_rate_words(each) for each in used)
    return f"{words.money(amount)} is about {words.money(rounded)}, at {at}."


def _rate_words(rate: Rate) -> str:
    origin = f"{rate.source}, {day(rate.effective)}"
    return f"{local_text(rate)} {quotes.local_currency(rate)} to the dollar ({origin})"
