"""What stands for the rates that a story asks for in double braces: what its pins say, else today's rates.

The rates of a pin are those that the text was written with: nothing that comes later changes what it says.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import NamedTuple

from newsdesk.copydesk.money import wording
from newsdesk.copydesk.money.codes import (
    Code,
    ConversionCode,
    RateCode,
    TableCode,
    braced,
    rate_words,
    read_code,
)
from newsdesk.copydesk.money.proposals import conversion
from newsdesk.desk.money import FURTHEST_BACK, MoneyDesk, quoted, rounding_words, standing_pins
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.rates import RatesDesk
from newsdesk.desk.rates.book import RateBook
from newsdesk.desk.rates.freezing import shown
from newsdesk.domain.days import day
from newsdesk.domain.errors import Refused, WorldError
from newsdesk.domain.pins import Pin, PinnedRate, read_pin
from newsdesk.domain.rates import Rate
from newsdesk.domain.story import StoryText
from newsdesk.rates import quotes
from newsdesk.rates.board import BoardRow, local_text
from newsdesk.rates.convert import Cross, cross
from newsdesk.rates.digits import READING_DIGITS, readable
from newsdesk.rates.origins import origins
from newsdesk.rates.rows import board, frozen, row
from newsdesk.rates.sources.table import kept_back, source_of
from newsdesk.rates.standing import Moment, Standing
from newsdesk.rates.words import Rounding
from newsdesk.store.rates import Rates
from newsdesk.text import shortcodes
from newsdesk.text.shortcodes import Answer, Table

#: More different ones than this in one text are a slip or worse, and are not looked up.
MOST = 100

#: A pin does not say when its rates came, and nothing here depends on it.
_SOME_TIME = datetime(1970, 1, 1, tzinfo=UTC)

_HEADS = {
    "en": ("Currency", "A dollar costs", "One is worth"),
    "ru": ("Валюта", "За доллар", "В долларах"),
}


class Answered(NamedTuple):
    """The answers to a text's shortcodes, and of those that have none ``why``, as a sentence.

    Both by what stands between the braces, as ``text.shortcodes`` names it.
    """

    answers: Mapping[str, Answer]
    why: Mapping[str, str]


class Shortcodes:
    """Answers the shortcodes of one newsroom's stories."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def answered(self, text: StoryText) -> Answered:
        """Return what stands on a page for the shortcodes in a text's body."""
        answers: dict[str, Answer] = {}
        why: dict[str, str] = {}
        for name, code, pin in self._pins(text):
            if isinstance(pin, Pin):
                answers[name] = _answer(code, pin, text.language)
            else:
                why[name] = pin
        return Answered(answers, why)

    def pinned(self, text: StoryText, before: Sequence[str] = ()) -> StoryText:
        """Return a text with pins for the shortcodes in its body that have none, by today's rates.

        Of its own pins, and of those of the text ``before``, the ones stay whose conversion or shortcode
        stands in it; where both pin the same shortcode, its own.
        """
        kept = _each_once(standing_pins(text.body, (*text.pins, *before)))
        made = [str(pin) for _name, _code, pin in self._pins(text._replace(pins=kept)) if isinstance(pin, Pin)]
        return text._replace(pins=tuple(dict.fromkeys((*kept, *made))))

    def fresh(self, text: StoryText) -> tuple[Pin, ...]:
        """Return the pins that the shortcodes in a text's body would get by today's rates."""
        found = self._pins(text._replace(pins=()))
        return tuple(pin for _name, _code, pin in found if isinstance(pin, Pin))

    def words(self, asked: str, countries: Sequence[str] = (), language: str = "en") -> Pin:
        """Return the pin of one shortcode by today's rates; BadInput or Refused where it has no answer."""
        code = read_code(asked, countries, language)
        with self._today(StoryText(countries=tuple(countries), language=language)) as today:
            return today.pin(asked, code)

    def _pins(self, text: StoryText) -> Iterator[tuple[str, Code, Pin | str]]:
        """Yield each shortcode with its pin, or with why there is none."""
        names = asked_in(text.body)
        known = {pin.amount: pin for pin in map(read_pin, text.pins) if pin}
        usable = {name: pin for name in names if (pin := known.get(braced(name))) and _may_be_shown(pin)}
        if len(usable) == len(names):
            for name, pin in usable.items():
                yield from self._read(name, text, lambda _code, pin=pin: pin)
            return
        with self._today(text) as today:
            for place, name in enumerate(names):
                if place >= MOST:
                    yield name, TableCode(()), f"More than {MOST} rates are asked for in one text."
                elif name in usable:
                    yield from self._read(name, text, lambda _code, pin=usable[name]: pin)
                else:
                    yield from self._read(name, text, lambda code, name=name: today.pin(name, code))
