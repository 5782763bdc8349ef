"""What a story asks of the rates desk in double braces, ``{{rate KZT}}``, and the words that answer it.

``text.shortcodes`` finds them; here is what is meant: a rate, a conversion, or the table of rates.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from newsdesk.copydesk.money import wording
from newsdesk.copydesk.money.found import AmountSpan, found_in_block
from newsdesk.domain.errors import BadInput
from newsdesk.rates.currencies import currencies, no_currency
from newsdesk.rates.quotes import DOLLAR

EXAMPLES = "{{rate KZT}}, {{rate KZT per EUR}}, {{convert 40bn UZS to USD}} or {{rates table}}"

_RATE = re.compile(r"rate (?P<currency>\S+)(?: (?:per|to) (?P<per>\S+))?", re.IGNORECASE)
_CONVERT = re.compile(r"convert (?P<amount>.+) (?:to|into|in) (?P<to>\S+)", re.IGNORECASE)
_TABLE = re.compile(r"rates table(?P<currencies>(?: \S+)*)", re.IGNORECASE)


class RateCode(NamedTuple):
    """How many ``currency`` one ``per`` costs is asked."""

    currency: str
    per: str


class ConversionCode(NamedTuple):
    """What an amount, as ``written``, comes to in ``to`` is asked."""

    amount: AmountSpan
    written: str
    to: str


class TableCode(NamedTuple):
    """The rates of some currencies are asked for; none: those of the newsroom's board."""

    currencies: tuple[str, ...]


Code = RateCode | ConversionCode | TableCode


def read_code(asked: str, countries: Sequence[str] = (), language: str = "en") -> Code:
    """Return what a shortcode asks; ``asked`` is what stands between its braces, with single spaces.

    ``countries`` and ``language`` are the story's: they settle which som is meant. BadInput, with a sentence
    that says what is wrong with it, if nothing can be made of it.
    """
    if found := _TABLE.fullmatch(asked):
        codes = dict.fromkeys(_currency(each, asked) for each in found["currencies"].split())
        if DOLLAR in codes:
            raise BadInput(f"{braced(asked)} asks what a dollar costs in dollars. Leave {DOLLAR} out.")
        return TableCode(tuple(codes))
    if found := _RATE.fullmatch(asked):
        code = RateCode(_currency(found["currency"], asked), _currency(found["per"] or DOLLAR, asked))
        if code.currency == code.per:
            raise BadInput(f"{braced(asked)} asks what a currency costs in itself. Name another one.")
        return code
    if found := _CONVERT.fullmatch(asked):
        written, to = found["amount"], _currency(found["to"], asked)
        return ConversionCode(_amount(written, asked, countries, language), written, to)
    raise BadInput(f"{braced(asked)} says nothing. Write it as in {EXAMPLES}.")


def braced(asked: str) -> str:
    """Return a shortcode as it is written in a text."""
    return "{{" + asked + "}}"


def rate_words(value: Decimal, code: RateCode, countries: Sequence[str] = (), language: str = "en") -> str:
    """Say a rate: "475.09 tenge to the dollar", "475,09 тенге за доллар"."""
    amount = wording.money(value, value, code.currency, "", countries, language)
    return f"{amount} {wording.for_one(code.per, language)}"


def _currency(written: str, asked: str) -> str:
    code = written.upper()
    if code not in currencies():
        raise BadInput(f"{braced(asked)} has no answer: {no_currency(written)}.")
    return code


def _amount(written: str, asked: str, countries: Sequence[str], language: str) -> AmountSpan:
    found = found_in_block(written, countries, language)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(written)):
        raise BadInput(
            f"{braced(asked)} should convert “{written}”, which is no amount of money. "
            f"Write it as in 40bn UZS or 1,500 somoni."
        )
    amount = found[0]
    if amount.currency is None:
        codes = " or ".join(amount.candidates)
        raise BadInput(f"{braced(asked)} does not say which money is meant: write {codes} with the number.")
    return amount
