"""What a reader of the open story's text has to know to find amounts and to convert them. No Qt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from newsdesk.copydesk.money.checks import misrated
from newsdesk.copydesk.money.found import AmountSpan, Reading, readings
from newsdesk.copydesk.money.pairs import Pair, found_pairs, pairs_in
from newsdesk.copydesk.money.proposals import Offer, Proposal, at_place, conversion, offers
from newsdesk.copydesk.money.rating import StoryMoney
from newsdesk.desk.money import DayRates, pin_of
from newsdesk.rates.digits import readable
from newsdesk.rates.quotes import rounded
from newsdesk.widgets.writing.amounts import AmountMark


@dataclass(frozen=True, slots=True)
class MoneyReader(StoryMoney):
    """Reads paragraphs of one story with the rates of one day; asks nobody."""

    rates: DayRates

    def about(self, countries: tuple[str, ...], language: str) -> "MoneyReader":
        """Return one that reads a story about other countries, or in another language."""
        return replace(self, countries=countries, language=language)

    def marks(self, paragraph: str) -> tuple[AmountMark, ...]:
        """Return the amounts in a paragraph of Markdown, each with what there is to say of it."""
        return tuple(
            mark
            for reading in readings(paragraph, self.countries, self.language)
            if reading.amounts
            for mark in self._marks(reading)
        )

    def _marks(self, reading: Reading) -> Iterator[AmountMark]:
        pairs = tuple(pairs_in(reading))
        spots = misrated(pairs, self)
        off = {each.start: each.message for each in spots}
        converted = {each.conversion.start: each for each in pairs}
        for each in reading.amounts:
            wrong = off.get(each.start, "")
            message = wrong or self._about(each, converted.get(each.start))
            yield AmountMark(each.start, each.end, message, bool(wrong))

    def _about(self, amount: AmountSpan, pair: Pair | None) -> str:
        """Say what an amount comes to; of a conversion, that it fits."""
        if pair is not None:
            return f"The conversion of “{pair.said[0]}”."
        if amount.currency is None:
            return f"This may be {either(amount.candidates)}."
        if amount.currency == self.style.into:
            return ""
        quoted = self.rates(amount.currency, self.style.into)
        if quoted is None:
            return self.rates.why_none(amount.currency)
        house = self.style.rounding
        words = conversion(amount, self.style.into, quoted, house, self.countries, self.language)
        return f"About {words} ({quoted.about})."

    @property
    def day(self) -> date:
        """The day whose rates these are."""
        return self.rates.day

    def at(self, text: str, place: tuple[int, int]) -> tuple[AmountSpan | None, tuple[Proposal, ...]]:
        """Return the amount at a place of a text, and what it would gain (``proposals.at_place``)."""
        return at_place(text, place, self)

    def off(self, body: str) -> dict[int, str]:
        """Return where in a whole text conversions are off, and what is said of each."""
        pairs = found_pairs(body, self.countries, self.language)
        spots = misrated(pairs, self)
        return {each.start: each.message for each in spots}

    def offers(self, body: str, *, quotations: bool) -> tuple[Offer, ...]:
        """Return what a whole text could be offered, in quotations as well or not."""
        return offers(body, replace(self, style=self.style._replace(quotations=quotations)))

    def unknown(self, body: str) -> tuple[str, ...]:
        """Say why amounts in a whole text have no rate, once for each currency."""
        return self.rates.unknown_in(body, self.style.into, self.countries, self.language)

    def rate(self, proposal: Proposal) -> str:
        """Say at which rate something is converted, and by whom it is: in the larger of its two figures."""
        own, other, ratio = proposal.span.currency, self.style.into, proposal.rate.ratio
        if ratio < 1:
            own, other, ratio = other, own or "", 1 / ratio
        return f"{readable(rounded(ratio))} {other} to the {own}, {proposal.rate.about}"

    def pins(self, text: str, done: Iterable[Proposal]) -> tuple[str, ...]:
        """Return what is to be remembered of proposals that are done in a text; it is as it was before."""
        return tuple(str(pin_of(text, each, self.style.rounding)) for each in done)

    def why_not(self, text: str, amount: AmountSpan | None) -> str:
        """Say why an amount that ``at`` returned without proposals cannot be converted."""
        if amount is None:
            return "There is no amount of money at the caret, nor before it in its paragraph."
        said = text[amount.start : amount.end]
        meant = amount.currencies
        if meant == (self.style.into,):
            return f"“{said}” is in {self.style.into} already."
        unknown = [each for each in meant if self.rates(each, self.style.into) is None]
        if unknown:
            return " ".join(map(self.rates.why_none, unknown))
        return f"“{said}” has its conversion, and it fits."


def either(codes: tuple[str, ...] | list[str]) -> str:
    """Name currencies of which one is meant: "KGS or UZS"."""
    *first, last = codes
    return f"{', '.join(first)} or {last}" if first else last
