"""What stands for the rates that a story asks for in double braces: what its pins say, else today's rates.

The rates of a pin are those that the text was written with: nothing that comes later changes what it says.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

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
from newsdesk.copydesk.money.wording import full_name
from newsdesk.desk.money import FURTHEST_BACK, quoted, rounding_words
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.rates.book import RateBook
from newsdesk.desk.rates.freezing import shown
from newsdesk.desk.rates.rounding import house_rounding
from newsdesk.domain.days import day
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.pins import Pin, PinnedRate, read_pin
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.domain.story import StoryText
from newsdesk.rates import quotes
from newsdesk.rates.board import BoardRow, local_text
from newsdesk.rates.convert import Cross, cross
from newsdesk.rates.digits import READING_DIGITS, readable
from newsdesk.rates.origins import origins, source_name
from newsdesk.rates.rows import board, frozen, row
from newsdesk.rates.sources.table import kept_back
from newsdesk.rates.standing import Moment, Standing
from newsdesk.rates.words import Rounding
from newsdesk.store.rates import Rates
from newsdesk.text.pins import standing_pins
from newsdesk.text.shortcodes import NO_ANSWERS, Answer, Answers, Table, asked_in

#: More different ones than this in one text are a slip or worse, and are not looked up.
MOST = 100

#: How a rate was rounded that stands as its source prints it.
AS_PRINTED = "as printed"

_HEADS = {
    "en": ("Currency", "A dollar costs", "One is worth"),
    "ru": ("Валюта", "За доллар", "В долларах"),
}


class Answered(NamedTuple):
    """The answers to a text's shortcodes, and of those that have none ``why``, as a sentence.

    Both by what stands between the braces, as ``text.shortcodes`` names it.
    """

    answers: Answers = NO_ANSWERS
    why: Mapping[str, str] = MappingProxyType({})


class _Asked(NamedTuple):
    """A shortcode by its name, and what answers it; or ``why`` nothing does."""

    name: str
    answer: Answer = ""
    pin: Pin | None = None
    why: str = ""


class Shortcodes:
    """Answers the shortcodes of one newsroom's stories."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def answered(self, text: StoryText) -> Answered:
        """Return what stands on a page for the shortcodes in a text's body."""
        asked = self._asked(text)
        return Answered(
            {each.name: each.answer for each in asked if each.pin},
            {each.name: each.why for each in asked if not each.pin},
        )

    def pinned(self, text: StoryText, before: Sequence[str] = ()) -> StoryText:
        """Return a text with pins for the shortcodes in its body that have none, by today's rates.

        Of its own pins, and of those of the text ``before``, the ones stay whose conversion or shortcode
        stands in it; where both pin the same shortcode, its own.
        """
        kept = text._replace(pins=standing_pins(text.body, (*text.pins, *before)))
        made = (str(each.pin) for each in self._asked(kept) if each.pin)
        return text._replace(pins=tuple(dict.fromkeys((*kept.pins, *made))))

    def fresh(self, text: StoryText) -> tuple[Pin, ...]:
        """Return the pins that the shortcodes in a text's body would get by today's rates."""
        return tuple(each.pin for each in self._asked(text._replace(pins=())) if each.pin)

    def words(self, asked: str, countries: Sequence[str] = (), language: str = "en") -> Pin:
        """Return the pin of one shortcode by today's rates; BadInput or Refused where it has no answer."""
        text = StoryText(countries=tuple(countries), language=language)
        with self._newsroom.archive.reading() as db:
            return _Today(self._newsroom, db, text).pin(asked, read_code(asked, countries, language))

    def _asked(self, text: StoryText) -> list[_Asked]:
        """Return each shortcode in a body once: by its pin, or by today's rates."""
        names = asked_in(text.body)
        if not names:
            return []
        # Of several for one shortcode the first is the newest.
        pins = {pin.amount: pin for pin in map(read_pin, reversed(text.pins)) if pin and _may_be_shown(pin)}
        too_many = [
            _Asked(name, why=f"{braced(name)}: a text may ask for {MOST} rates.") for name in names[MOST:]
        ]
        with self._newsroom.archive.reading() as db:
            today = _Today(self._newsroom, db, text)
            return [_ask(name, text, pins.get(braced(name)), today) for name in names[:MOST]] + too_many


class _Today:
    """Today's rates as one transaction sees them, for one text."""

    def __init__(self, newsroom: Newsroom, db: Any, text: StoryText) -> None:
        self._newsroom, self._db, self._text = newsroom, db, text
        self._moment = Moment(newsroom.clock.now())

    @cached_property
    def _book(self) -> RateBook:
        return RateBook(Rates(self._db), for_readers=True)

    @cached_property
    def _rounding(self) -> Rounding:
        return house_rounding(self._newsroom, self._db)

    def pin(self, name: str, code: Code) -> Pin:
        """Return what a shortcode becomes, and by which rates; Refused if there are none to use."""
        match code:
            case RateCode():
                return self._rate(name, code)
            case ConversionCode():
                return self._conversion(name, code)
            case TableCode():
                return self._table(name, code)

    def _rate(self, name: str, code: RateCode) -> Pin:
        crossed = cross(code.currency, code.per, self._worth)
        value, rounding = _printed(crossed, code)
        words = rate_words(value, code, self._text.countries, self._text.language)
        return _pin(name, words, crossed.used, rounding)

    def _conversion(self, name: str, code: ConversionCode) -> Pin:
        crossed = cross(code.amount.currency or "", code.to, self._worth)
        text = self._text
        words = conversion(
            code.amount, code.to, quoted(crossed), self._rounding, text.countries, text.language
        )
        return _pin(name, words, crossed.used, rounding_words(self._rounding))

    def _table(self, name: str, code: TableCode) -> Pin:
        # All of them or none: what stands there for good is not to lack a row for a bank that was late.
        wanted = code.currencies or shown(self._newsroom, self._db, self._book)
        rows = [row(self._worth(each), self._moment) for each in wanted]
        words = "; ".join(f"{each.currency} {each.local_per_dollar}" for each in rows)
        return _pin(name, words, frozen(rows), AS_PRINTED)

    def _worth(self, currency: str) -> Standing:
        """Return what a currency is worth today; Refused if nobody who may be quoted says so."""
        found = self._book.worth(currency, self._moment)
        is_old = self._moment.at.date() - found.effective > FURTHEST_BACK
        if is_old and found.kind is not RateKind.PEG:
            raise Refused(
                f"The newest rate of {currency} is of {day(found.effective)}, too old to print. "
                f"Ask for a newer one."
            )
        return found


def _ask(name: str, text: StoryText, pin: Pin | None, today: _Today) -> _Asked:
    try:
        code = read_code(name, text.countries, text.language)
        made = pin or today.pin(name, code)
    except (BadInput, Refused) as error:
        return _Asked(name, why=str(error))
    answer = _shown_table(made, text.language) if isinstance(code, TableCode) else made.result
    return _Asked(name, answer, made)


def _pin(name: str, words: str, used: Iterable[Rate], rounding: str) -> Pin:
    return Pin(braced(name), words, tuple(map(PinnedRate.of, used)), rounding)


def _printed(crossed: Cross, code: RateCode) -> tuple[Decimal, str]:
    """Return how much of one currency the other costs: as its bank prints it if it does, and else rounded."""
    (first, *others) = crossed.legs
    if (
        code.per == quotes.DOLLAR
        and not others
        and len(first.used) == 1
        and first.used[0].base == quotes.DOLLAR
    ):
        return Decimal(local_text(first.used, first.dollars).replace(",", "")), AS_PRINTED
    value = readable(quotes.rounded(1 / crossed.ratio))
    return Decimal(value.replace(",", "")), f"{READING_DIGITS} digits"


def _shown_table(pin: Pin, language: str) -> Table:
    rates = [each.rate() for each in pin.rates]
    rows = board(rates, max(each.effective for each in rates))

    def cells(of: BoardRow) -> tuple[str, ...]:
        name = full_name(of.currency, language)
        return f"{name[:1].upper()}{name[1:]} ({of.currency})", of.local_per_dollar, f"${of.dollars_per_unit}"

    return Table(
        head=_HEADS.get(language.partition("-")[0], _HEADS["en"]),
        rows=tuple(map(cells, rows)),
        caption=origins(rows, source_name),
    )


def _may_be_shown(pin: Pin) -> bool:
    """Whether all of its rates may be passed on; one without rates was not made here."""
    return bool(pin.rates) and kept_back().isdisjoint(each.source for each in pin.rates)
