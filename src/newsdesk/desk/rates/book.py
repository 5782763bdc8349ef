"""Reading rates for the desk: by currency, by source, by day, and never more of them than are asked for."""

from collections import defaultdict
from datetime import date
from fractions import Fraction
from functools import cached_property

from newsdesk.domain.days import day as in_words
from newsdesk.domain.errors import Refused
from newsdesk.domain.rates import AgeState, Decision, Rate, RateKind, Series, Verdict
from newsdesk.rates import quotes
from newsdesk.rates.board import BoardRow, HeldBack, local_text
from newsdesk.rates.origins import source_name
from newsdesk.rates.rows import row
from newsdesk.rates.sources import peg
from newsdesk.rates.sources.table import SOURCES, kept_back, owner
from newsdesk.rates.standing import Moment, Standing, chosen, rank_of
from newsdesk.store.rates import Rates

#: Two rates that are crossed are of one day; on so many days one of them may be missing.
MISMATCHED = 7

DIGIT_WORDS = {1: "one significant digit", 2: "two significant digits"}


class RateBook:
    """The usable rates of a newsroom, as one transaction sees them."""

    def __init__(self, rates: Rates, *, for_readers: bool = False) -> None:
        """``for_readers``: those sources are taken for not there whose terms forbid passing rates on."""
        self._rates, self._for_readers = rates, for_readers
        leave_out = kept_back() if for_readers else frozenset()
        self._pairs: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for source, base, quote in rates.series():
            if source not in leave_out:
                self._pairs[source].add((base, quote))

    def currencies(self) -> tuple[str, ...]:
        """Return every currency that somebody says something of, but for the dollar, by its code."""
        codes = {code for pairs in self._pairs.values() for pair in pairs for code in pair}
        return tuple(sorted(code for code in codes - {quotes.DOLLAR} if self.sources(code)))

    def sources(self, currency: str) -> tuple[str, ...]:
        """Return who says what a currency is worth: the known banks, the best first, then the others."""
        saying = [source for source in self._pairs if self._way(source, currency)]
        known = {each.short: place for place, each in enumerate(SOURCES)}
        ranked = [each for each in saying if each in known]
        ranked.sort(key=lambda each: (rank_of(currency, each), known[each]))
        return (*ranked, *sorted(set(saying) - known.keys()))

    def brought(self) -> tuple[str, ...]:
        """Return, by their codes, the currencies that a page, a file or a person said something of."""
        known = {each.short for each in SOURCES}
        pairs = {pair for source, pairs in self._pairs.items() if source not in known for pair in pairs}
        return tuple(sorted({code for pair in pairs for code in pair} - {quotes.DOLLAR}))

    def newest(self, source: str, currency: str, upto: date, days: int = 1) -> tuple[Standing, ...]:
        """Return what a source said of a currency on its newest days by a day, newest first."""
        match self._way(source, currency):
            case (direct,):
                return tuple(Standing(currency, (each,)) for each in self._rates.newest(direct, upto, days))
            case (first, second):
                firsts = self._rates.newest(first, upto, days + MISMATCHED)
                seconds = self._rates.newest(second, upto, days + MISMATCHED)
                return _crossed(currency, firsts, seconds)[:days]
        return ()

    def between(self, source: str, currency: str, since: date, until: date) -> tuple[Standing, ...]:
        """Return what a source said of a currency from one day to another, oldest first."""
        match self._way(source, currency):
            case (direct,):
                rates = self._rates.history(direct, since, until)
                return tuple(Standing(currency, (each,)) for each in rates)
            case (first, second):
                firsts = self._rates.history(first, since, until)
                return _crossed(currency, firsts, self._rates.history(second, since, until))
        return ()

    def best(self, currency: str, moment: Moment, *, convertible: bool = False) -> Standing | None:
        """Return whose word on a currency counts at a moment; with ``convertible`` of those fine enough."""
        found = []
        settled = False
        known = {each.short for each in SOURCES}
        for source in self.sources(currency):
            # Once a bank has said what is not stale, nobody after it is asked, but for those who bring rates.
            if settled and source in known:
                continue
            for each in self.newest(source, currency, moment.upto(source)):
                if convertible and not each.convertible:
                    continue
                found.append(each)
                settled = settled or (
                    each.kind in {RateKind.OFFICIAL, RateKind.PEG}
                    and source in known
                    and each.age(moment.at).state is not AgeState.STALE
                )
        return chosen(found, moment.at)

    def worth(self, currency: str, moment: Moment) -> Standing:
        """Return what amounts are converted with; Refused where nothing is known, or nothing fine enough.

        A peg needs nobody to have said it that day.
        """
        best = self.best(currency, moment, convertible=True)
        if best is not None:
            return best
        on = moment.day or moment.at.date()
        pegged = [each for each in peg.rates(on, moment.at) if each.quote == currency]
        if pegged:
            return Standing(currency, tuple(pegged))
        withheld = self._withheld(currency, moment)
        if withheld:
            raise Refused(withheld)
        rough = self.best(currency, moment)
        if rough is not None:
            raise Refused(_too_rough(rough.used[0], currency, on))
        raise Refused(
            f"There is no rate between {currency} and the dollar for {in_words(on)} or before. "
            f"Import one, or choose another day."
        )

    def withheld(self, moment: Moment) -> dict[str, str]:
        """Say of which currencies only those know who forbid passing it on, as a sentence by currency.

        Of a book that is not for readers there are none.
        """
        sentences = ((each, self._withheld(each, moment)) for each in self._whole.currencies())
        return {currency: sentence for currency, sentence in sentences if sentence}

    def worths(self, moment: Moment) -> dict[str, Standing]:
        """Return what amounts in each currency are converted with; those that nobody knows are left out."""
        pegged = {each.quote for each in peg.rates(moment.day or moment.at.date(), moment.at)}
        found = {}
        for currency in sorted({*self.currencies(), *pegged}):
            try:
                found[currency] = self.worth(currency, moment)
            except Refused:
                continue
        return found

    def rows(self, currencies: tuple[str, ...], moment: Moment) -> tuple[BoardRow, ...]:
        """Return the board's rows of these currencies at a moment; those without a rate have none."""
        held = self._rates.decisions(Verdict.HELD)
        found = ((each, self.best(each, moment)) for each in currencies)
        return tuple(self._row(each, moment, held) for _, each in found if each is not None)

    def before(self, standing: Standing) -> Standing | None:
        """Return what the same source said of the same currency the time before."""
        said = self.newest(standing.source, standing.currency, standing.effective, 2)
        return next((each for each in said if each.effective < standing.effective), None)

    def home(self, source: str, rate: Rate) -> str:
        """Return the currency that a source's rate is about: not the dollar, and not the source's own."""
        if quotes.against_dollar(rate):
            return quotes.local_currency(rate)
        hinges = {
            base if quote == quotes.DOLLAR else quote
            for base, quote in self._pairs[source]
            if quotes.DOLLAR in (base, quote)
        }
        return rate.base if rate.quote in hinges else rate.quote

    @cached_property
    def _whole(self) -> "RateBook":
        return RateBook(self._rates) if self._for_readers else self

    def _withheld(self, currency: str, moment: Moment) -> str:
        if self._whole is self or self.best(currency, moment, convertible=True) is not None:
            return ""
        known = self._whole.best(currency, moment, convertible=True)
        if known is None:
            return ""
        return (
            f"The only rate of {currency} is by {source_name(known.source)}, whose terms forbid passing "
            f"it on to readers. Ask a bank for it."
        )

    def _row(self, standing: Standing, moment: Moment, held: tuple[Decision, ...]) -> BoardRow:
        newest = self.newest(standing.source, standing.currency, date.max)
        coming = newest[0] if newest and newest[0].effective > moment.upto(standing.source) else None
        return row(
            standing,
            moment,
            self.before(standing),
            self._held(standing, held),
            coming if moment.day is None else None,
        )

    def _held(self, standing: Standing, held: tuple[Decision, ...]) -> HeldBack | None:
        """Return a newer rate of the same source, or of the currency's own bank, that waits for somebody."""
        own = owner(standing.currency)
        whose = {standing.source, own.short if own else ""}
        for each in held:
            rate = each.rate
            if (
                rate.source in whose
                and rate.effective >= standing.effective
                and self.home(rate.source, rate) == standing.currency
            ):
                used = self._with_leg(standing.currency, rate)
                return HeldBack(
                    each.key, local_text(used, _dollars(standing.currency, used)), rate.effective, each.why
                )
        return None

    def _with_leg(self, currency: str, rate: Rate) -> tuple[Rate, ...]:
        """Return a rate with the dollar's that it is crossed with, if it needs one and that one is good."""
        legs = self._way(rate.source, currency)[1:]
        known = (leg for each in legs for leg in self._rates.newest(each, rate.effective))
        return (rate, *(leg for leg in known if leg.effective == rate.effective))

    def _way(self, source: str, currency: str) -> tuple[Series, ...]:
        """Return the series that lead from a currency to the dollar: one, or two that are crossed."""
        pairs = self._pairs[source]
        direct = _dollar_pair(pairs, currency)
        if direct:
            return (Series(source, *direct),)
        for pair in sorted(pairs):
            if currency in pair:
                hinge = pair[0] if pair[1] == currency else pair[1]
                leg = _dollar_pair(pairs, hinge)
                if leg:
                    return (Series(source, *pair), Series(source, *leg))
        return ()


def _dollars(currency: str, used: tuple[Rate, ...]) -> Fraction | None:
    """Return what one unit is worth by these rates; None where they do not lead to the dollar."""
    if not quotes.against_dollar(used[-1]) or not all(map(quotes.legible, used)):
        return None
    return Standing(currency, used).dollars


def _dollar_pair(pairs: set[tuple[str, str]], currency: str) -> tuple[str, str] | None:
    both = ((quotes.DOLLAR, currency), (currency, quotes.DOLLAR))
    return next((each for each in both if each in pairs), None)


def _crossed(currency: str, firsts: tuple[Rate, ...], seconds: tuple[Rate, ...]) -> tuple[Standing, ...]:
    """Return the days on which both are known, in the order of the first."""
    by_day = {each.effective: each for each in seconds}
    return tuple(
        Standing(currency, (each, by_day[each.effective])) for each in firsts if each.effective in by_day
    )


def _too_rough(rate: Rate, currency: str, on: date) -> str:
    known = DIGIT_WORDS.get(quotes.significant_digits(rate.value), "no digits that count")
    return (
        f"The only {currency} rate for {in_words(on)} or before is a ticker's {rate.pair} = {rate.value}, "
        f"with {known}: too rough to convert from. Import a bank's rate for {currency} first."
    )
