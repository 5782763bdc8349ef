"""Converting an amount, with the rates it was done with kept beside the result."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from newsdesk.domain.days import day
from newsdesk.domain.rates import Amount, Rate
from newsdesk.rates import quotes, words
from newsdesk.rates.board import local_text
from newsdesk.rates.standing import Standing

#: Gives what a currency (ISO 4217), not the dollar, is worth; Refused where that is not known well enough.
WorthOf = Callable[[str], Standing]


@dataclass(frozen=True, slots=True)
class Conversion:
    """A conversion as it was done: ``result`` unrounded, ``used`` in order, ``text`` in house rounding.

    ``used`` is empty where nothing had to be converted, and holds the rates of both currencies for a cross
    through the dollar.
    """

    amount: Amount
    result: Amount
    used: tuple[Rate, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Cross:
    """What one unit of a currency is worth in another: the exact ``ratio``, and what it comes from."""

    ratio: Fraction
    legs: tuple[Standing, ...]

    @property
    def used(self) -> tuple[Rate, ...]:
        """The rates, each once."""
        return tuple(dict.fromkeys(rate for leg in self.legs for rate in leg.used))

    @property
    def words(self) -> str:
        """Say at which rates: "12,194.21 UZS to the dollar (CBU, 14 November 2025)"."""
        return ", and ".join(map(standing_words, self.legs))


def cross(currency: str, to: str, worth_of: WorthOf) -> Cross:
    """Return what one unit of a currency is worth in another; the two meet in the dollar.

    Raises what ``worth_of`` raises.
    """
    if currency == to:
        return Cross(Fraction(1), ())
    ratio, legs = Fraction(1), []
    for each in (currency, to):
        if each != quotes.DOLLAR:
            standing = worth_of(each)
            ratio = ratio * standing.dollars if each == currency else ratio / standing.dollars
            legs.append(standing)
    return Cross(ratio, tuple(legs))


def convert(amount: Amount, to: str, worth_of: WorthOf, rounding: words.Rounding) -> Conversion:
    """Convert into the currency ``to`` (ISO 4217), rounded in words only; raises what ``worth_of`` raises."""
    if to == amount.currency:
        return Conversion(amount, amount, (), f"{words.money(amount)}: nothing to convert.")
    crossed = cross(amount.currency, to, worth_of)
    result = Amount(quotes.rounded(Fraction(amount.value) * crossed.ratio), to)
    rounded = Amount(rounding.rounded(result.value), result.currency)
    text = f"{words.money(amount)} is about {words.money(rounded)}, at {crossed.words}."
    return Conversion(amount, result, crossed.used, text)


def standing_words(standing: Standing) -> str:
    """Say what a dollar costs, by whom and when: "12,194.21 UZS to the dollar (CBU, 14 November 2025)"."""
    origin = f"{standing.source}, {day(standing.effective)}"
    return f"{local_text(standing.used, standing.dollars)} {standing.currency} to the dollar ({origin})"
