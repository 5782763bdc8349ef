"""Where a story would gain a conversion, or a newer one, and in which words: proposed, never done unasked."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
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
#: What stands before a conversion in the text that puts it there: " (", ", or ", "about ".
_JOINING = re.compile(r"[\s,(]*(?:(?:or|или|about|около)\s)?\s*")
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

    @property
    def words(self) -> str:
        """The conversion by itself, without what joins it to the amount: "$59.6 million"."""
        return _JOINING.sub("", self.text, count=1).removesuffix(")" if self.text.startswith(" (") else "")

    @property
    def answers(self) -> tuple["Proposal", ...]:
        """The proposals that there are to choose from: nothing is to be asked."""
        return (self,)


@dataclass(frozen=True, slots=True)
class Question:
    """An amount that nothing says the currency of: ``answers`` are what it would gain, by what it may be.

    The likeliest comes first, and those currencies are left out that there is no rate of.
    """

    span: AmountSpan
    answers: tuple[Proposal, ...]


#: What a person can be offered.
Offer = Proposal | Question


@dataclass(frozen=True, slots=True)
class _Task:
    """What is asked of a text."""

    to: str
    rates: Lookup
    house: Rounding
    countries: Sequence[str]
    language: str
    quotations: bool


def offers(
    text: str,
    to: str,
    rates: Lookup,
    house: Rounding,
    countries: Sequence[str] = (),
    language: str = "en",
    *,
    quotations: bool = False,
) -> tuple[Offer, ...]:
    """Return what would give the amounts of a Markdown text their conversions into ``to``, in order.

    An amount is converted where it is first told: not in a quotation (but with ``quotations``), not in a
    heading, and not where a conversion stands beside it. One whose currency is not settled is a question. A
    conversion into ``to`` that the rates give another figure for is to be re-rated. What is done is not
    offered again.
    """
    task = _Task(to, rates, house, countries, language, quotations)
    read = [(each, tuple(pairs_in(each))) for each in readings(text, countries, language)]
    told = {_key(pair.amount) for _reading, pairs in read for pair in pairs if pair.conversion.may_be(to)}
    made: list[Offer] = []
    for reading, pairs in read:
        newer = (_newer(task, text, reading, pair) for pair in pairs)
        wanted = (*filter(None, newer), *_insertions(task, reading, pairs, told))
        made += sorted(wanted, key=lambda each: each.span.start)
    return tuple(made)


def at_place(
    text: str,
    place: tuple[int, int],
    to: str,
    rates: Lookup,
    house: Rounding,
    countries: Sequence[str] = (),
    language: str = "en",
) -> tuple[AmountSpan | None, tuple[Proposal, ...]]:
    """Return the amount at a place of a text, and what it would gain, wherever it stands.

    ``place`` is a caret, from and to which is the same, or a selection. It is the first amount that touches
    it, else the last one before it in the paragraph; None if there is no such amount. A conversion stands
    for the amount it belongs to. There is a proposal for each currency that the amount may be in.
    """
    task = _Task(to, rates, house, countries, language, quotations=True)
    start, end = place
    for reading in readings(text, countries, language):
        if not reading.start <= start <= reading.start + len(reading.copy):
            continue
        touched = [each for each in reading.amounts if each.start <= end and start <= each.end]
        before = [each for each in reading.amounts if each.end < start]
        if not touched and not before:
            continue
        amount = touched[0] if touched else before[-1]
        pairs = tuple(pairs_in(reading))
        pair = next((each for each in pairs if amount in (each.amount, each.conversion)), None)
        if pair is not None and pair.conversion.may_be(to):
            newer = _newer(task, text, reading, pair)
            return pair.amount, (newer,) if newer else ()
        answers = (_insertion(task, reading, each, _depths(reading)) for each in _meant(amount))
        return amount, tuple(filter(None, answers))
    return None, ()


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
) -> Iterator[Offer]:
    """Yield the conversions that a paragraph lacks; what is told by then is added to ``told``."""
    paired = {each.start for pair in pairs for each in (pair.amount, pair.conversion)}
    headings = [each.span() for each in _HEADING.finditer(reading.copy)] if reading.amounts else []
    depth = _depths(reading)
    for amount in reading.amounts:
        at = amount.start - reading.start
        if amount.start in paired or _key(amount) in told or within(headings, at):
            continue
        if amount.inside_quotation and not task.quotations:
            continue
        if amount.may_be(task.to):
            continue
        made = tuple(filter(None, (_insertion(task, reading, each, depth) for each in _meant(amount))))
        if made:
            told.add(_key(amount))
            yield made[0] if amount.currency else Question(amount, made)


def _meant(amount: AmountSpan) -> Iterator[AmountSpan]:
    """Yield an amount in each of the currencies that it may be in."""
    for each in amount.currencies:
        yield replace(amount, currency=each, candidates=())


def _insertion(
    task: _Task, reading: Reading, amount: AmountSpan, depth: Callable[[int], int]
) -> Proposal | None:
    """Return the conversion that an amount would gain; None where there is no rate, or no room for it."""
    quoted = task.rates(amount.currency, task.to) if amount.currency and amount.currency != task.to else None
    if quoted is None:
        return None
    end = amount.end - reading.start
    link = _LINK_ENDS.match(reading.copy, end)
    end = link.end() if link else end
    words = _words(task, reading, amount, quoted)
    either = f", {'или' if task.language[:2] == 'ru' else 'or'} "
    before, after = (either, "") if depth(end) else (" (", ")")
    place = reading.start + end
    if not _stands(task, reading, amount, (place, place), (before, words, after)):
        return None
    return Proposal(amount, place, place, before + words + after, quoted)


def _newer(task: _Task, text: str, reading: Reading, pair: Pair) -> Proposal | None:
    """Return what a conversion becomes that the rates give another figure for, if they do."""
    amount, old = pair.amount, pair.conversion
    if amount.currency is None or not old.may_be(task.to) or amount.may_be(task.to):
        return None
    quoted = task.rates(amount.currency, task.to)
    if quoted is None:
        return None
    ends = _ends(amount, quoted, task.house, roughly=_is_rough(reading, amount))
    words = _words(task, reading, amount, quoted)
    if text[old.start : old.end].startswith("US$") and words.startswith("$"):
        words = f"US{words}"
    if ends == (old.low, old.high) or text[old.start : old.end] == words:
        return None
    if not _stands(task, reading, amount, (old.start, old.end), ("", words, "")):
        return None
    start = old.start
    if _ONE_SIDED.fullmatch(pair.hedge):
        start = pair.hedge_start
        words = f"{'около' if task.language[:2] == 'ru' else 'about'} {words}"
    return Proposal(amount, start, old.end, words, quoted, old)


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
