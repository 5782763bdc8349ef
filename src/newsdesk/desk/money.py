"""Amounts of money in stories: converted and checked with the rates of a day, and pinned to the text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from newsdesk.copydesk.checks import FIELDS, Places
from newsdesk.copydesk.money.checks import misrated
from newsdesk.copydesk.money.found import found_amounts
from newsdesk.copydesk.money.pairs import found_pairs
from newsdesk.copydesk.money.proposals import Offer, Proposal, applied, offers
from newsdesk.copydesk.money.rating import HouseStyle, Lookup, Quoted, StoryMoney
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.rates import RatesDesk
from newsdesk.desk.rates.rounding import ROUNDING, house_rounding
from newsdesk.domain.changes import Changes
from newsdesk.domain.days import day as in_words
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.pins import Pin, PinnedRate
from newsdesk.domain.story import Story, StoryText
from newsdesk.rates import ages
from newsdesk.rates.convert import Cross, cross
from newsdesk.rates.currencies import currency
from newsdesk.rates.origins import source_name
from newsdesk.rates.standing import Standing
from newsdesk.rates.words import Rounding
from newsdesk.text.pins import standing_pins

#: An older rate than this is not of the story's day, whatever the banks' holidays.
FURTHEST_BACK = timedelta(days=14)

#: The settings' names.
INTO = "money.into"
QUOTATIONS = "money.quotations"


@dataclass(frozen=True, slots=True)
class DayRates:
    """What currencies are worth on a day, all of them read at once: a ``rating.Lookup`` that asks nobody.

    ``withheld`` says of those that only sources know whose terms forbid passing it on who that is.
    """

    day: date
    worth: Mapping[str, Standing]
    withheld: Mapping[str, str]

    def __call__(self, currency: str, to: str) -> Quoted | None:
        """Return what one unit of a currency is worth in another; None where nobody said so of these days."""
        try:
            return _of_that_day(cross(currency, to, self.worth.__getitem__), self.day)
        except KeyError:
            return None

    def why_none(self, currency: str) -> str:
        """Say why there is no rate of a currency: it may not be passed on, or none is known of these days."""
        none = f"There is no rate of {currency} for {in_words(self.day)}, nor of the two weeks before."
        return self.withheld.get(currency, none)

    def unknown_in(
        self, text: str, to: str, countries: Sequence[str] = (), language: str = "en"
    ) -> tuple[str, ...]:
        """Say why amounts in a Markdown text have no rate, once for each currency."""
        told = dict.fromkeys(each.currency for each in found_amounts(text, countries, language))
        return tuple(self.why_none(each) for each in told if each and each != to and self(each, to) is None)


class MoneyDesk:
    """What the copy desk does with amounts of money in one newsroom."""

    def __init__(self, newsroom: Newsroom, rates: RatesDesk) -> None:
        self._newsroom = newsroom
        self._rates = rates

    def style(self) -> HouseStyle:
        """Return how this house converts."""
        with self._newsroom.archive.reading() as db:
            into, quotations = (self._newsroom.archive.setting(db, each) for each in (INTO, QUOTATIONS))
            rounding = house_rounding(self._newsroom, db)
        return HouseStyle(into or HouseStyle().into, rounding, quotations == "yes")

    def set_style(self, style: HouseStyle) -> Changes:
        """Convert like this from now on; BadInput if the currency is none, or the digits are not 1 to 6."""
        code, rounding = currency(style.into), style.rounding
        for digits in (rounding.below_million, rounding.from_million):
            if not 1 <= digits <= 6:
                raise BadInput(
                    f"A conversion keeps 1 to 6 digits, and not {digits}. Choose a number between."
                )
        with self._newsroom.archive.writing() as db:
            keep = self._newsroom.archive.set_setting
            keep(db, INTO, code)
            keep(db, ROUNDING, f"{rounding.below_million} {rounding.from_million}")
            keep(db, QUOTATIONS, "yes" if style.quotations else "")
        # The converter beside the rates rounds by them too.
        return Changes(rates=True)

    def day_of(self, story: Story) -> date:
        """Return the day whose rates a story is converted with.

        The day that readers first had it; else that of the page it was taken from; else today. Days are those
        at the banks.
        """
        if story.published is not None:
            return ages.today(story.published)
        if story.provenance is not None and story.provenance.day is not None:
            return story.provenance.day
        return self._rates.today()

    def lookup(self, day: date) -> Lookup:
        """Return what tells the rates of a day, each looked up once.

        It knows none where the newest is more than FURTHEST_BACK before that day, or too rough, nor where its
        source forbids passing it on: what an amount comes to by it is in the text for good.
        """
        known: dict[tuple[str, str], Quoted | None] = {}

        def look_up(currency: str, to: str) -> Quoted | None:
            if (currency, to) not in known:
                known[currency, to] = self._quoted(currency, to, day)
            return known[currency, to]

        return look_up

    def rates_of(self, day: date) -> DayRates:
        """Return all the rates of a day that amounts may be converted with."""
        known = self._rates.for_readers(day)
        return DayRates(day, known.worth, known.withheld)

    def offers(self, text: StoryText, rates: Lookup) -> tuple[Offer, ...]:
        """Return what would give the amounts in a text's body their conversions at these rates."""
        return offers(text.body, StoryMoney(rates, self.style(), text.countries, text.language))

    def unknown(self, text: StoryText, rates: DayRates) -> tuple[str, ...]:
        """Say why amounts in a text's body have none of these rates, once for each currency."""
        return rates.unknown_in(text.body, self.style().into, text.countries, text.language)

    @staticmethod
    def converts(text: StoryText) -> bool:
        """Say whether there are conversions in a story's text, right or not."""
        return any(found_pairs(getattr(text, field), text.countries, text.language) for field in FIELDS)

    @staticmethod
    def misrated(text: StoryText, rates: Lookup, style: HouseStyle) -> Places:
        """Yield the conversions in a story's text that do not fit the rates, each with its field."""
        money = StoryMoney(rates, style, text.countries, text.language)
        for field in FIELDS:
            for spot in misrated(found_pairs(getattr(text, field), text.countries, text.language), money):
                yield field, spot

    def pinned(self, text: StoryText, done: Iterable[Proposal]) -> StoryText:
        """Return a text with some proposals for its body done, and pinned.

        Of the pins that it has already those stay whose conversion still stands in the body.
        """
        some, rounding = tuple(done), self.style().rounding
        body = applied(text.body, some)
        made = [str(pin_of(text.body, each, rounding)) for each in some]
        return text._replace(body=body, pins=standing_pins(body, (*made, *text.pins)))

    def _quoted(self, currency: str, to: str, day: date) -> Quoted | None:
        try:
            return _of_that_day(self._rates.rate_of_day(currency, to, day, for_readers=True), day)
        except Refused:
            return None


def pin_of(body: str, proposal: Proposal, rounding: Rounding) -> Pin:
    """Return what is remembered of a proposal that is done in a body: ``body`` is as it was before."""
    span = proposal.span
    return Pin(
        amount=body[span.start : span.end],
        result=proposal.words,
        rates=tuple(map(PinnedRate.of, proposal.rate.used)),
        rounding=rounding_words(rounding),
    )


def _of_that_day(crossed: Cross, day: date) -> Quoted | None:
    """Return a rate as the copy desk uses it; None if it is too old to be of that day."""
    if any(day - leg.effective > FURTHEST_BACK for leg in crossed.legs):
        return None
    return quoted(crossed)


def quoted(cross: Cross) -> Quoted:
    """Return a rate as the copy desk uses it."""
    whose = (f"{source_name(each.source)}, {in_words(each.effective)}" for each in cross.legs)
    return Quoted(Fraction(cross.ratio), ", and ".join(whose), cross.used)


def rounding_words(rounding: Rounding) -> str:
    """Say how conversions are rounded: "2 digits, 3 from a million on"."""
    return f"{rounding.below_million} digits, {rounding.from_million} from a million on"
