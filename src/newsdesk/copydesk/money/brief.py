"""The brief on the day's rates: a headline, a sentence for each currency, a table, and who says so.

In English. Every word about a move is worked out here, from two rates of one source.
"""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from newsdesk.copydesk.money.wording import full_name
from newsdesk.domain.days import day
from newsdesk.domain.pins import PinnedRate
from newsdesk.domain.rates import RateKind
from newsdesk.rates import quotes
from newsdesk.rates.board import local_text
from newsdesk.rates.origins import credit_lines, source_name
from newsdesk.rates.standing import Standing

#: Percentages are given to the hundredth; what is less has no number.
_HUNDREDTH = Decimal("0.01")

#: How many moves a headline names.
_IN_HEADLINE = 2

_BY = {
    RateKind.OFFICIAL: "the official rate of {}",
    RateKind.MARKET: "the market rate of {}",
    RateKind.TICKER: "the ticker of {}",
    RateKind.MANUAL: "a rate that {} entered by hand",
    RateKind.PEG: "{}",
}


class Compared(NamedTuple):
    """A currency's rate, and the one that was published before it, both by the same source."""

    now: Standing
    before: Standing | None

    @property
    def name(self) -> str:
        """The currency's name: "Kazakh tenge"."""
        return full_name(self.now.currency)

    @property
    def is_pegged(self) -> bool:
        """Whether it cannot move."""
        return self.now.kind is RateKind.PEG

    @property
    def is_same(self) -> bool:
        """Whether nothing newer is known than what was published before."""
        before = self.before.used if self.before else ()
        return [*map(PinnedRate.of, self.now.used)] == [*map(PinnedRate.of, before)]

    @property
    def percent(self) -> Decimal:
        """How far the currency's worth in dollars has moved, in percent, to the hundredth."""
        if self.before is None or self.is_pegged:
            return Decimal(0)
        moved = quotes.rounded(self.now.dollars / self.before.dollars - 1) * 100
        return moved.quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)


class Brief(NamedTuple):
    """What a brief says."""

    headline: str
    standfirst: str
    body: str


def brief(lines: Sequence[Compared], on: date) -> Brief:
    """Write the brief of a day on these currencies, at least one, in their order."""
    sentences = "\n\n".join(map(sentence, lines))
    parts = (sentences, _table(lines), _sources(lines))
    return Brief(_headline(lines, on), f"What a US dollar costs on {day(on)}.", "\n\n".join(parts))


def sentence(line: Compared) -> str:
    """Say what became of one currency."""
    now, before, name = line.now, line.before, line.name
    cost, by = _said(now), f"by {_by(now)} for {day(now.effective)}"
    if line.is_pegged:
        return f"The {name} is pegged at {cost} to the dollar."
    if before is None:
        return f"The {name} stood at {cost} to the dollar, {by}; there is no earlier rate to compare it with."
    if line.is_same:
        return f"There is no newer rate of the {name} than {cost} to the dollar, {by}."
    then = f"{_said(before)} on {day(before.effective)}"
    if now.dollars == before.dollars:
        return (
            f"The {name} was unchanged at {cost} to the dollar, the same as on {day(before.effective)}, {by}."
        )
    if not line.percent:
        return f"The {name} hardly moved: it stood at {cost} to the dollar after {then}, {by}."
    verb = "rose" if line.percent > 0 else "fell"
    return f"The {name} {verb} {abs(line.percent)} percent against the dollar, to {cost} from {then}, {by}."


def cost_of(standing: Standing) -> str:
    """Write what a dollar costs: as it is printed, or by significant digits."""
    return local_text(standing.used, standing.dollars)


def _said(standing: Standing) -> str:
    """Write what a dollar costs as a sentence does: without idle zeros."""
    cost = cost_of(standing)
    return cost.rstrip("0").rstrip(".") if "." in cost else cost


def _by(standing: Standing) -> str:
    name = source_name(standing.source)
    article = "the " if name != standing.source else ""
    return _BY[standing.kind].format(f"{article}{name}")


def _headline(lines: Sequence[Compared], on: date) -> str:
    moved = sorted((each for each in lines if each.percent), key=lambda each: -abs(each.percent))
    if not moved:
        return f"Currencies Hold Against the Dollar on {day(on)}"
    first, *others = (
        f"{_capitals(each.name)} {'Rises' if each.percent > 0 else 'Falls'} {abs(each.percent)} Percent"
        for each in moved[:_IN_HEADLINE]
    )
    return ", ".join((f"{first} Against the Dollar", *others))


def _table(lines: Sequence[Compared]) -> str:
    rows = (
        (
            f"{_capital(each.name)} ({each.now.currency})",
            cost_of(each.now),
            cost_of(each.before) if each.before else "–",
            _moved(each),
        )
        for each in lines
    )
    head = ("| Currency | A dollar costs | It cost | Currency’s change |", "|:--|--:|--:|--:|")
    return "\n".join((*head, *(f"| {' | '.join(cells)} |" for cells in rows)))


def _moved(line: Compared) -> str:
    if line.is_pegged:
        return "peg"
    if line.before is None:
        return "–"
    if line.percent:
        return f"{'+' if line.percent > 0 else '−'}{abs(line.percent)}%"
    return "0%" if line.now.dollars == line.before.dollars else "under 0.01%"


def _sources(lines: Sequence[Compared]) -> str:
    known = (each.partition(": ")[2] for each in credit_lines(each.now.source for each in lines))
    others = (each.now.source for each in lines if source_name(each.now.source) == each.now.source)
    return f"Rates: {'; '.join(dict.fromkeys((*known, *others)))}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _capitals(words: str) -> str:
    return " ".join(map(_capital, words.split()))
