"""Conversions that stand in copy already: 20,000 tenge (about $40), $59.6 million (30.5 billion tenge)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsdesk.copydesk.money.figures import SPACES
from newsdesk.copydesk.money.found import AmountSpan, Reading, readings
from newsdesk.copydesk.money.marks import names_money
from newsdesk.copydesk.prose import COVER

#: Words that say how exact a conversion is, or that it is one.
_HEDGES = (
    "about around approximately approx. some roughly nearly almost over exceeding under up_to at_least worth",
    "more_than less_than just_over just_under a_little_over a_little_under slightly_more_than c. ca. circa",
    "slightly_less_than equal_to equivalent_to equivalent the_equivalent_of an_equivalent_of i.e.",
    "which_is or US U.S. USD",
    "около примерно приблизительно почти порядка более менее свыше чуть_более чуть_менее или то_есть т.е.",
    "это что_равно что_составляет до",
)
_SPACE = rf"[{SPACES}]"
_GAP = rf"(?:{_SPACE}{{1,2}}|{_SPACE}?\n[ \t]{{0,3}}(?:>[ ]?){{0,3}})"


def _hedged(name: str) -> str:
    words = [re.escape(each.replace("_", " ")) for line in _HEDGES for each in line.split()]
    longest_first = "|".join(sorted(words, key=len, reverse=True))
    return rf"(?P<{name}>(?:(?:{longest_first}),?{_GAP}|[~≈][ ]?){{0,3}})"


#: What may stand between an amount and its bracket: "20,000 tenge per person ($40)".
_WORDS = r"(?:[ \u00a0-](?!(?:to|from|into|and|or|but|while|as|и|или|но|а)\b)[^\W\d_][\w’'-]{0,20}){0,3}"

#: What stands between an amount and its conversion. Every part is bounded.
_TIE = re.compile(
    rf"""
    [*_]{{0,3}}\]?{COVER}*+[*_]{{0,3}}
    (?:
        (?P<bracket>{_WORDS}[*_]{{0,3}}{COVER}*+{_GAP}?[(\[]{_SPACE}?{_hedged("hedge_a")})
      | ,?{_GAP}(?:or|или){_GAP}{_hedged("hedge_b")}
      | (?:{_GAP}[–—-]{_GAP}|[—]){_hedged("hedge_c")}
      | {_SPACE}?[/=≈~]{_SPACE}?
      | ,{_GAP}(?=[^\W\d_]){_hedged("hedge_d")}(?<=[ \n])
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: What stands between two conversions in one bracket: ($40, €34).
_CHAIN = re.compile(rf"(?:[,;/]{_GAP}?|{_GAP})(?:(?:or|and|или|и){_GAP})?{_hedged('hedge_a')}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """An amount, and the conversion beside it; ``said`` are the two as they are written.

    ``hedge`` are the words before the conversion ("about", "nearly"), which begin at ``hedge_start``.
    """

    amount: AmountSpan
    conversion: AmountSpan
    said: tuple[str, str]
    hedge: str
    hedge_start: int


def found_pairs(text: str, countries: Sequence[str] = (), language: str = "en") -> tuple[Pair, ...]:
    """Find the amounts in a Markdown text that their conversions stand beside, in order.

    An amount with two conversions, ($40, €34), gives two pairs. ``countries`` and ``language`` as in
    ``found.found_amounts``.
    """
    if not names_money(text):  # what is covered never ends within a word, so no part names any either
        return ()
    return tuple(pair for reading in readings(text, countries, language) for pair in pairs_in(reading))


def pairs_in(reading: Reading) -> Iterator[Pair]:
    """Yield the pairs of one paragraph."""
    head: AmountSpan | None = None
    for before, after in pairwise(reading.amounts):
        between = (before.end - reading.start, after.start - reading.start)
        first, tie = before, None
        if head and not _same_money(before, after) and not _same_money(head, after):
            first, tie = head, _CHAIN.fullmatch(reading.copy, *between)
        if tie is None and not _same_money(before, after):
            first, tie = before, _TIE.fullmatch(reading.copy, *between)
        if tie is None:
            head = None
            continue
        hedge = next((each for name, each in tie.groupdict().items() if name != "bracket" and each), "")
        said = (_words(reading, first), _words(reading, after))
        yield Pair(first, after, said, hedge.strip(), after.start - len(hedge))
        head = first if first is head or tie["bracket"] else None


def _same_money(one: AmountSpan, other: AmountSpan) -> bool:
    return (one.currency, one.candidates) == (other.currency, other.candidates)


def _words(reading: Reading, amount: AmountSpan) -> str:
    return reading.copy[amount.start - reading.start : amount.end - reading.start]
