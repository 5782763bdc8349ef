"""Where a story would gain a conversion, or a newer one, and in which words: proposed, never done unasked."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from newsdesk.copydesk.money import wording
from newsdesk.copydesk.money.found import AmountSpan, Reading, found_in_block, readings
from newsdesk.copydesk.money.pairs import Pair, pairs_in
from newsdesk.copydesk.money.quotations import within
from newsdesk.copydesk.money.rating import Lookup, Quoted, converted
from newsdesk.copydesk.prose import COVER
from newsdesk.rates.quotes import rounded
from newsdesk.rates.words import Rounding

#: A heading takes no conversion: the text below it does.
_HEADING = re.compile(r"^ {0,3}#{1,6}.*$|^.+\n(?=(?:=+|-+)[ \t]*$)", re.MULTILINE)
_LINK_ENDS = re.compile(rf"[*_]{{0,3}}\]{COVER}++")
#: Said of an amount that is known roughly.
_ROUGHLY = re.compile(
    r"""(?<!\w)(?:about|around|approximately|some|roughly|nearly|almost|over|under|an[ ]estimated
    |more[ ]than|less[ ]than|up[ ]to|at[ ]least
    |около|примерно|приблизительно|почти|порядка|более|менее|свыше|до)[ \u00a0]\Z""",
    re.IGNORECASE | re.VERBOSE,
)
#: Before a conversion these may be wrong when the figure is another.
_ONE_SIDED = re.compile(
    r"(?:just |slightly |a little )?(?:over|under|more than|less than|up to|at least)|nearly|almost|exceeding"
    r"|почти|(?:чуть )?(?:более|менее)|свыше|до",
    re.IGNORECASE,
)
#: What may follow a conversion without brackets.
_FREE = re.compile(r"[\s),.;:!?”»’\"'\]]|\Z")
#: How much behind a conversion is read again, to see that it means what it meant.
_FOLLOWING = 80


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to write: ``text`` in place of what stands from ``insert_at`` up to ``until``.

    The two are one place where a conversion is to be put in; where one is to be re-rated, ``replaces`` is it.
    ``span`` is the amount that is converted, ``rate`` what it was converted with.
    """

    span: AmountSpan
    insert_at: int
    until: int
    text: str
    rate: Quoted
    replaces: AmountSpan | None = None


@dataclass(frozen=True, slots=True)
class _Task:
    """What is asked of a text."""

    to: str
    rates: Lookup
    house: Rounding
    countries: Sequence[str]
    language: str
    quotations: bool


def proposals(
    text: str,
    to: str,
    rates: Lookup,
    house: Rounding,
    countries: Sequence[str] = (),
    language: str = "en",
    *,
    quotations: bool = False,
) -> tuple[Proposal, ...]:
    """Return what would give the amounts of a Markdown text their conversions into ``to``, in order.

    An amount is converted where it is first told: not in a quotation (but with ``quotations``), not in a
    heading, not where a conversion stands beside it, and not while its currency is not settled. A conversion
    into ``to`` that the rates give another figure for is to be re-rated. Done, none of it is proposed again.
    """
    task = _Task(to, rates, house, countries, language, quotations)
    read = [(each, tuple(pairs_in(each))) for each in readings(text, countries, language)]
    told = {_key(pair.amount) for _reading, pairs in read for pair in pairs if pair.conversion.may_be(to)}
    made: list[Proposal] = []
    for reading, pairs in read:
        insertions = _insertions(task, reading, pairs, told)
        made += sorted((*_newer(task, text, reading, pairs), *insertions), key=lambda each: each.insert_at)
    return tuple(made)


def applied(text: str, some: Iterable[Proposal]) -> str:
    """Return the text with some of its proposals done."""
    for each in sorted(some, key=lambda each: each.insert_at, reverse=True):
        text = text[: each.insert_at] + each.text + text[each.until :]
    return text


def conversion(
    amount: AmountSpan,
    to: str,
    quoted: Quoted,
    house: Rounding,
    countries: Sequence[str] = (),
    language: str = "en",
    *,
    roughly: bool = False,
) -> str:
    """Write what an amount comes to, in house rounding; one ``roughly`` known keeps the fewer digits."""
    low, high = _ends(amount, quoted, house, roughly=roughly)
    return wording.money(low, high, to, amount.joiner, countries, language)


def _ends(amount: AmountSpan, quoted: Quoted, house: Rounding, *, roughly: bool) -> tuple[Decimal, Decimal]:
    if roughly:
        house = Rounding(house.below_million, min(house.below_million, house.from_million))
    low, high = (house.rounded(rounded(each)) for each in converted(amount, quoted))
    return low, high


def _key(amount: AmountSpan) -> tuple[str | None, Decimal, Decimal]:
    return amount.currency, amount.low, amount.high


def _insertions(
    task: _Task, reading: Reading, pairs: Sequence[Pair], told: set[tuple[str | None, Decimal, Decimal]]
) -> Iterator[Proposal]:
    """Yield the conversions that a paragraph lacks; what is told by then is added to ``told``."""
    paired = {each.start for pair in pairs for each in (pair.amount, pair.conversion)}
    headings = [each.span() for each in _HEADING.finditer(reading.copy)] if reading.amounts else []
    depth = _depths(reading)
    for amount in reading.amounts:
        at = amount.start - reading.start
        if amount.start in paired or _key(amount) in told or within(headings, at):
            continue
        if (
            amount.currency is None
            or amount.may_be(task.to)
            or (amount.inside_quotation and not task.quotations)
        ):
            continue
        quoted = task.rates(amount.currency, task.to)
        end = amount.end - reading.start
        link = _LINK_ENDS.match(reading.copy, end)
        end = link.end() if link else end
        if quoted is None:
            continue
        words = _words(task, reading, amount, quoted)
        either = f", {'или' if task.language[:2] == 'ru' else 'or'} "
        before, after = (either, "") if depth(end) else (" (", ")")
        place = reading.start + end
        if _stands(task, reading, amount, (place, place), (before, words, after)):
            told.add(_key(amount))
            yield Proposal(amount, place, place, before + words + after, quoted)


def _newer(task: _Task, text: str, reading: Reading, pairs: Sequence[Pair]) -> Iterator[Proposal]:
    """Yield the conversions of a paragraph that the rates give another figure for."""
    for pair in pairs:
        amount, old = pair.amount, pair.conversion
        if amount.currency is None or not old.may_be(task.to) or amount.may_be(task.to):
            continue
        quoted = task.rates(amount.currency, task.to)
        if quoted is None:
            continue
        ends = _ends(amount, quoted, task.house, roughly=_is_rough(reading, amount))
        words = _words(task, reading, amount, quoted)
        if text[old.start : old.end].startswith("US$") and words.startswith("$"):
            words = f"US{words}"
        if ends == (old.low, old.high) or text[old.start : old.end] == words:
            continue
        if not _stands(task, reading, amount, (old.start, old.end), ("", words, "")):
            continue
        start = old.start
        if _ONE_SIDED.fullmatch(pair.hedge):
            start = pair.hedge_start
            words = f"{'около' if task.language[:2] == 'ru' else 'about'} {words}"
        yield Proposal(amount, start, old.end, words, quoted, old)


def _words(task: _Task, reading: Reading, amount: AmountSpan, quoted: Quoted) -> str:
    return conversion(
        amount,
        task.to,
        quoted,
        task.house,
        task.countries,
        task.language,
        roughly=_is_rough(reading, amount),
    )


def _stands(
    task: _Task, reading: Reading, amount: AmountSpan, place: tuple[int, int], written: tuple[str, str, str]
) -> bool:
    """Whether a conversion reads as one where it is to stand, and what follows as before."""
    start, end = place[0] - reading.start, place[1] - reading.start
    if not written[2] and not _FREE.match(reading.copy, end):
        return False
    left, right = reading.copy[amount.start - reading.start : start], reading.copy[end : end + _FOLLOWING]
    now = found_in_block(f"{left}{reading.copy[start:end]}{right}", task.countries, task.language)
    then = found_in_block(left + "".join(written) + right, task.countries, task.language)
    conversion_at = len(left) + len(written[0])
    grown = sum(map(len, written)) - (end - start)
    follows = [
        (each.start + grown, each.end + grown) for each in now if each.start >= len(left) + end - start
    ]
    expected = [(conversion_at, conversion_at + len(written[1])), *follows]
    return [(each.start, each.end) for each in then[1:]] == expected


def _is_rough(reading: Reading, amount: AmountSpan) -> bool:
    at = amount.start - reading.start
    return bool(_ROUGHLY.search(reading.copy, max(0, at - 20), at))


def _depths(reading: Reading) -> Callable[[int], int]:
    """Return what tells in how many brackets a place of a paragraph is."""
    places: list[int] = []
    depths: list[int] = [0]
    for found in re.finditer(r"[()]", reading.copy) if reading.amounts else ():
        places.append(found.start())
        depths.append(max(0, depths[-1] + (1 if found[0] == "(" else -1)))
    return lambda at: depths[bisect_left(places, at)]
