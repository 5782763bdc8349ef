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
from newsdesk.copydesk.money.rating import Quoted, StoryMoney, converted
from newsdesk.copydesk.prose import COVER
from newsdesk.rates.quotes import rounded
from newsdesk.rates.words import Rounding

#: A heading takes no conversion: the text below it does.
_HEADING = re.compile(r"^ {0,3}#{1,6}.*$|^.+\n(?=(?:=+|-+)[ \t]*$)", re.MULTILINE)
_LINK_ENDS = re.compile(rf"[*_]{{0,3}}\]{COVER}++")
#: A bracket right behind an amount that says in a word or three when or how much that was: (then $45).
_BRACKET = re.compile(rf"[*_]{{0,3}}\]?{COVER}*+[*_]{{0,3}}\s?[(\[](?:[^\W\d_]+,?\s){{0,3}}")
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


def offers(text: str, money: StoryMoney) -> tuple[Offer, ...]:
    """Return what would give the amounts of a Markdown text their conversions, in order.

    An amount is converted where it is first told: not in a quotation (but where the house does), not in a
    heading, and not where a conversion stands beside it. One whose currency is not settled is a question. A
    conversion that the rates give another figure for is to be re-rated. What is done is not offered again.
    """
    found = readings(text, money.countries, money.language)
    read = [(each, tuple(pairs_in(each))) for each in found]
    into = money.style.into
    told = {_key(pair.amount) for _reading, pairs in read for pair in pairs if pair.conversion.may_be(into)}
    made: list[Offer] = []
    for reading, pairs in read:
        newer = (_newer(money, text, reading, pair) for pair in pairs)
        wanted = (*filter(None, newer), *_insertions(money, reading, pairs, told))
        made += sorted(wanted, key=lambda each: each.span.start)
    return tuple(made)


def at_place(
    text: str, place: tuple[int, int], money: StoryMoney
) -> tuple[AmountSpan | None, tuple[Proposal, ...]]:
    """Return the amount at a place of a text, and what it would gain, wherever it stands.

    ``place`` is a caret, from and to which is the same, or a selection. It is the first amount that touches
    it, else the last one before it in the paragraph; None if there is no such amount. A conversion stands
    for the amount it belongs to. There is a proposal for each currency that the amount may be in.
    """
    start, end = place
    for reading in readings(text, money.countries, money.language):
        if not reading.start <= start <= reading.start + len(reading.copy):
            continue
        touched = [each for each in reading.amounts if each.start <= end and start <= each.end]
        before = [each for each in reading.amounts if each.end < start]
        if not touched and not before:
            continue
        amount = touched[0] if touched else before[-1]
        pairs = tuple(pairs_in(reading))
        pair = next((each for each in pairs if amount in (each.amount, each.conversion)), None)
        if pair is not None and pair.conversion.may_be(money.style.into):
            newer = _newer(money, text, reading, pair)
            return pair.amount, (newer,) if newer else ()
        answers = (_insertion(money, reading, each, _depths(reading)) for each in _meant(amount))
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
    money: StoryMoney, reading: Reading, pairs: Sequence[Pair], told: set[tuple[str | None, Decimal, Decimal]]
) -> Iterator[Offer]:
    """Yield the conversions that a paragraph lacks; what is told by then is added to ``told``."""
    paired = {each.start for pair in pairs for each in (pair.amount, pair.conversion)}
    headings = [each.span() for each in _HEADING.finditer(reading.copy)] if reading.amounts else []
    depth = _depths(reading)
    for amount in reading.amounts:
        at = amount.start - reading.start
        if amount.start in paired or _key(amount) in told or within(headings, at):
            continue
        if amount.inside_quotation and not money.style.quotations:
            continue
        if amount.may_be(money.style.into):
            continue
        if _is_told_behind(reading, amount, money.style.into):
            told.add(_key(amount))
            continue
        made = tuple(filter(None, (_insertion(money, reading, each, depth) for each in _meant(amount))))
        if made:
            told.add(_key(amount))
            yield made[0] if amount.currency else Question(amount, made)


def _is_told_behind(reading: Reading, amount: AmountSpan, into: str) -> bool:
    """Whether what an amount came to once stands behind it: no second bracket is wanted, nor a newer rate."""
    bracket = _BRACKET.match(reading.copy, amount.end - reading.start)
    return bracket is not None and any(
        each.start == reading.start + bracket.end() and each.may_be(into) for each in reading.amounts
    )


def _meant(amount: AmountSpan) -> Iterator[AmountSpan]:
    """Yield an amount in each of the currencies that it may be in."""
    for each in amount.currencies:
        yield replace(amount, currency=each, candidates=())


def _insertion(
    money: StoryMoney, reading: Reading, amount: AmountSpan, depth: Callable[[int], int]
) -> Proposal | None:
    """Return the conversion that an amount would gain; None where there is no rate, or no room for it."""
    quoted = (
        money.rates(amount.currency, money.style.into)
        if amount.currency and amount.currency != money.style.into
        else None
    )
    if quoted is None:
        return None
    end = amount.end - reading.start
    link = _LINK_ENDS.match(reading.copy, end)
    end = link.end() if link else end
    words = _words(money, reading, amount, quoted)
    either = f", {'или' if money.language[:2] == 'ru' else 'or'} "
    before, after = (either, "") if depth(end) else (" (", ")")
    place = reading.start + end
    if not _stands(money, reading, amount, (place, place), (before, words, after)):
        return None
    return Proposal(amount, place, place, before + words + after, quoted)


def _newer(money: StoryMoney, text: str, reading: Reading, pair: Pair) -> Proposal | None:
    """Return what a conversion becomes that the rates give another figure for, if they do."""
    amount, old = pair.amount, pair.conversion
    if amount.currency is None or not old.may_be(money.style.into) or amount.may_be(money.style.into):
        return None
    quoted = money.rates(amount.currency, money.style.into)
    if quoted is None:
        return None
    ends = _ends(amount, quoted, money.style.rounding, roughly=_is_rough(reading, amount))
    words = _words(money, reading, amount, quoted)
    if text[old.start : old.end].startswith("US$") and words.startswith("$"):
        words = f"US{words}"
    if ends == (old.low, old.high) or text[old.start : old.end] == words:
        return None
    if not _stands(money, reading, amount, (old.start, old.end), ("", words, "")):
        return None
    start = old.start
    if _ONE_SIDED.fullmatch(pair.hedge):
        start = pair.hedge_start
        words = f"{'около' if money.language[:2] == 'ru' else 'about'} {words}"
    return Proposal(amount, start, old.end, words, quoted, old)


def _words(money: StoryMoney, reading: Reading, amount: AmountSpan, quoted: Quoted) -> str:
    return conversion(
        amount,
        money.style.into,
        quoted,
        money.style.rounding,
        money.countries,
        money.language,
        roughly=_is_rough(reading, amount),
    )


def _stands(
    money: StoryMoney,
    reading: Reading,
    amount: AmountSpan,
    place: tuple[int, int],
    written: tuple[str, str, str],
) -> bool:
    """Whether a conversion reads as one where it is to stand, and what follows as before."""
    start, end = place[0] - reading.start, place[1] - reading.start
    if not written[2] and not _FREE.match(reading.copy, end):
        return False
    left, right = reading.copy[amount.start - reading.start : start], reading.copy[end : end + _FOLLOWING]
    now = found_in_block(f"{left}{reading.copy[start:end]}{right}", money.countries, money.language)
    then = found_in_block(left + "".join(written) + right, money.countries, money.language)
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
