"""Amounts of money in copy: where they stand in a story's Markdown, how much, and of what currency."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from newsdesk.copydesk.money import marks
from newsdesk.copydesk.money.currencies import settled
from newsdesk.copydesk.money.no_copy import block_only, copy_only
from newsdesk.copydesk.money.parts import Figure, common, figures
from newsdesk.copydesk.money.quotations import quotations, within
from newsdesk.copydesk.prose import paragraphs

#: Languages that part decimals by a comma.
COMMA_LANGUAGES = frozenset({"ru", "kk", "ky", "uz", "tg", "tk", "uk", "be", "de", "fr", "tr"})


@dataclass(frozen=True, slots=True)
class AmountSpan:
    """An amount where it stands: ``start`` up to ``end``, in code points of the Markdown source.

    ``low`` and ``high`` are the ends of a range, or the same. ``currency`` is an ISO 4217 code; where nothing
    settles which of several is meant, it is None, and ``candidates`` are all that it may be, the likeliest
    first (else empty). ``scale`` is the scale word as it is written, or "", ``joiner`` what stands between
    the ends of a range ("–", "to"), or "".
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    currency: str | None
    candidates: tuple[str, ...] = ()
    scale: str = ""
    inside_quotation: bool = False
    joiner: str = ""

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currency that it is in, or all that it may be in, the likeliest first."""
        return (self.currency,) if self.currency else self.candidates

    def may_be(self, currency: str) -> bool:
        """Whether it is in that currency, or may be."""
        return currency in self.currencies


class Reading(NamedTuple):
    """A paragraph as it was read: where it begins, its copy with all else covered, its amounts in order."""

    start: int
    copy: str
    amounts: tuple[AmountSpan, ...]


def found_amounts(text: str, countries: Sequence[str] = (), language: str = "en") -> tuple[AmountSpan, ...]:
    """Find all amounts of money in a Markdown text, in order.

    ``countries`` (ISO 3166-1) are those that the story is about: they settle what som, manat, ¥ and a bare $
    mean; ``language`` (BCP 47) is the story's. Amounts in code, addresses, attributes and the like are none,
    nor are years and idioms.
    """
    return tuple(each for reading in readings(text, countries, language) for each in reading.amounts)


def found_in_block(block: str, countries: Sequence[str] = (), language: str = "en") -> tuple[AmountSpan, ...]:
    """Find the amounts in one paragraph, as ``found_amounts`` does; offsets count from its beginning.

    A block is what stands between empty lines and is no code: cut there, the parts give what the whole gives.
    Of a single line of a paragraph it gives what stands wholly in that line.
    """
    return _read(0, block, countries, language).amounts


def readings(text: str, countries: Sequence[str] = (), language: str = "en") -> Iterator[Reading]:
    """Yield every paragraph of a text as it was read; the amounts' offsets are in the text."""
    for start, block in paragraphs(copy_only(text)):
        yield _read(start, block, countries, language)


def _read(start: int, block: str, countries: Sequence[str], language: str) -> Reading:
    copy = block_only(block)
    found = list(_amounts(copy, decimal_comma=language.partition("-")[0] in COMMA_LANGUAGES))
    quoted = quotations(copy) if found else ()
    return Reading(start, copy, tuple(_placed(each, start, quoted, countries) for each in found))


def _placed(
    found: AmountSpan, offset: int, quoted: Sequence[tuple[int, int]], countries: Sequence[str]
) -> AmountSpan:
    currency = settled(found.candidates, countries)
    return AmountSpan(
        found.start + offset,
        found.end + offset,
        found.low,
        found.high,
        currency,
        () if currency else found.candidates,
        found.scale,
        within(quoted, found.start),
        found.joiner,
    )


def _amounts(text: str, *, decimal_comma: bool) -> Iterator[AmountSpan]:
    """Yield the amounts of a paragraph; what their currencies may be is not settled yet."""
    all_figures = list(figures(text, decimal_comma=decimal_comma))
    place = 0
    while place < len(all_figures):
        first, *rest = all_figures[place : place + 2]
        joined = _range(text, first, rest[0]) if rest else None
        found = joined or _single(text, first)
        place += 2 if joined else 1
        if found and not _is_idiom(text, found, first):
            yield found


def _single(text: str, figure: Figure) -> AmountSpan | None:
    if not figure.currencies or _is_date(text, figure):
        return None
    value = figure.scaled(figure.power)
    return AmountSpan(figure.start, figure.end, value, value, None, figure.currencies, figure.scale)


def _range(text: str, first: Figure, last: Figure) -> AmountSpan | None:
    """Return the range that two numbers are the ends of, or None."""
    joiner = marks.JOINER.fullmatch(text, first.end, last.start)
    if not joiner or not _may_join(text, first, last, joiner):
        return None
    word = (joiner["word"] or "").lower()
    between = marks.BETWEEN.search(text, max(0, first.start - marks.REACH), first.start)
    if word in {"and", "и"} and not between:
        return None
    inherits = first.power is None and first.value <= last.value and first.value < 1000
    thousands = 3 if joiner["dash"] and _shares_thousands(first, last) else None
    low, high = first.scaled(last.power or thousands if inherits else first.power), last.scaled(last.power)
    currencies = common([each.currencies for each in (first, last) if each.currencies])
    if not currencies or low >= high:
        return None
    start = between.start() if between and word in {"and", "и"} else first.start
    return AmountSpan(start, last.end, low, high, None, currencies, last.scale, joiner=word or "–")


def _shares_thousands(first: Figure, last: Figure) -> bool:
    """Whether the end of a range says for both that thousands are meant: 20-30,000."""
    if last.power is not None or last.value % 1000:
        return False
    return first.value < last.value / 1000 < 10 * first.value


def _may_join(text: str, first: Figure, last: Figure, joiner: re.Match[str]) -> bool:
    """Whether two numbers with a dash or "to" between them are one range, and not two things."""
    if not last.currencies:
        if not first.before:
            return False
        close = joiner["dash"] is not None and len(joiner["dash"]) == 1
        both_scaled = first.power is not None and last.power is not None
        return close or (both_scaled and bool(marks.NOTHING_COUNTED.match(text, last.end)))
    if not first.currencies and first.is_year:
        return last.power is None and not last.is_year
    return True


def _is_date(text: str, figure: Figure) -> bool:
    """Whether a number with a currency behind it tells when: in 2020 dollars, on Nov. 20 tenge fell."""
    if figure.before or figure.power is not None:
        return False
    window = (max(0, figure.start - marks.REACH), figure.start)
    if figure.is_year and (marks.IN_YEAR.search(text, *window) or marks.EVENT.match(text, figure.end)):
        return True
    return figure.value <= 31 and bool(marks.MONTH.search(text, *window))


def _is_idiom(text: str, found: AmountSpan, figure: Figure) -> bool:
    """Whether no money is meant: a rate is told, or something is said by the way."""
    if marks.QUESTION.match(text, found.end) or marks.TELLS_RATE.match(text, found.end):
        return True
    window = (max(0, found.start - marks.REACH), found.start)
    if found.low == found.high == 1 and marks.ONE_OF.search(text, *window):
        return True
    if not figure.is_written or not figure.text.lower().startswith("a"):
        return False
    hyphened = text[figure.till : figure.till + 1] in marks.HYPHENS
    return bool(marks.LIKE.search(text, *window)) or (hyphened and "USD" in found.candidates)
