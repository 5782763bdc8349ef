"""The brief on the day's rates, made as a draft: never of rates that are missing, late or held."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from newsdesk.copydesk.money.brief import Compared, brief, cost_of
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.rates.book import RateBook
from newsdesk.desk.rates.deciding import HeldRate, RateDecisions
from newsdesk.desk.rates.freezing import shown
from newsdesk.desk.shortcodes import AS_PRINTED
from newsdesk.desk.stories import StoryDesk
from newsdesk.domain.changes import Done
from newsdesk.domain.countries import CURRENCY_OF
from newsdesk.domain.days import day
from newsdesk.domain.errors import Refused
from newsdesk.domain.pins import Pin, PinnedRate, read_pins
from newsdesk.domain.rates import AgeState
from newsdesk.domain.story import Story, StoryText
from newsdesk.rates import ages
from newsdesk.rates.rows import standings
from newsdesk.rates.sources.table import owner
from newsdesk.rates.standing import Moment, Standing
from newsdesk.store.editions import Editions
from newsdesk.store.rates import Rates
from newsdesk.store.stories import Stories

#: The settings' names: the newest briefs (uids, newest first), and who signs them.
BRIEFS = "rates.briefs"
BYLINE = "rates.byline"

#: So many briefs are remembered, and so many editions looked at, to find what went out last.
REMEMBERED = 10

KEYWORD = "exchange rates"

#: How the pin of a rate begins that the brief compares with.
_BEFORE = "Before: "


class _Published(NamedTuple):
    """Rates that readers were given: when (UTC), and what they said of each currency."""

    at: datetime
    standings: tuple[Standing, ...]


class BriefDesk:
    """Makes the brief of one newsroom."""

    def __init__(self, newsroom: Newsroom, stories: StoryDesk) -> None:
        self._newsroom = newsroom
        self._stories = stories

    def byline(self) -> str:
        """Return who signs briefs: whom the newsroom says, else who is at the desk."""
        with self._newsroom.archive.reading() as db:
            return self._newsroom.archive.setting(db, BYLINE) or self._newsroom.who

    def file(self, on: date | None = None, byline: str = "") -> Done[Story]:
        """Make a draft of the rates of a day (None: today), against those that readers were given last.

        ``byline`` is kept for the next ones. Refused, with the currency named, where a rate is missing or
        held.
        """
        name = " ".join(byline.split())
        with self._newsroom.archive.writing() as db:
            if name:
                self._newsroom.archive.set_setting(db, BYLINE, name)
            text = self._text(db, on)
            done = self._stories.new(text._replace(byline=name or self.byline()))
            uids = (done.value.uid, *self._newsroom.archive.setting(db, BRIEFS).split())
            self._newsroom.archive.set_setting(db, BRIEFS, " ".join(uids[:REMEMBERED]))
        return done

    def _text(self, db: Any, on: date | None) -> StoryText:
        book = RateBook(Rates(db), for_readers=True)
        moment = Moment(self._newsroom.clock.now()) if on is None else Moment.on(on)
        when = on or ages.today(moment.at)
        published = self._published(db)
        currencies = shown(self._newsroom, db, book)
        held = RateDecisions(self._newsroom).held()
        lines = [
            Compared(now, _last(now, published) or book.before(now))
            for now in (_standing(book, each, moment, held) for each in currencies)
        ]
        said = brief(lines, when)
        homes = {currency: country for country, currency in CURRENCY_OF.items()}
        return StoryText(
            headline=said.headline,
            standfirst=said.standfirst,
            body=said.body,
            countries=tuple(homes[each] for each in currencies if each in homes),
            keywords=(KEYWORD,),
            pins=tuple(map(str, _pins(lines))),
        )

    def _published(self, db: Any) -> tuple[Standing, ...]:
        """Return the rates of the edition or the brief that went out last."""
        newest = max((*_editions(db), *self._briefs(db)), key=lambda each: each.at, default=None)
        return newest.standings if newest else ()

    def _briefs(self, db: Any) -> Iterator[_Published]:
        for story in Stories(db).many(self._newsroom.archive.setting(db, BRIEFS).split()):
            if story.published is not None:
                pins = (pin for pin in read_pins(story.text.pins) if not pin.amount.startswith(_BEFORE))
                rates = [rate.rate() for pin in pins for rate in pin.rates]
                yield _Published(story.published, standings(rates))


def _standing(book: RateBook, currency: str, moment: Moment, held: Sequence[HeldRate]) -> Standing:
    """Return what a currency is worth; Refused if that is not known, or waits for a decision."""
    waiting = next(_waiting(book, currency, moment, held), "")
    if waiting:
        raise Refused(f"There is no brief while a rate is held: {waiting}. Accept or reject it first.")
    found = book.worth(currency, moment)
    age = found.age(moment.at)
    if age.missed or age.state is AgeState.STALE:
        raise Refused(
            f"The newest rate of {currency} is of {day(found.effective)}, and a newer one should be there. "
            f"Ask the banks again, or enter it by hand; “newsdesk rates brief --on {found.effective}” files "
            f"the brief of that day."
        )
    return found


def _waiting(book: RateBook, currency: str, moment: Moment, held: Sequence[HeldRate]) -> Iterator[str]:
    """Yield the rates by the source that counts that somebody has to look at first."""
    used, own = book.best(currency, moment), owner(currency)
    counting = {used.source if used else "", own.short if own else ""}
    for each in held:
        newer = used is None or each.rate.effective >= used.effective
        in_force = each.rate.effective <= moment.upto(each.rate.source)
        if each.currency == currency and each.rate.source in counting and newer and in_force:
            yield each.text


def _editions(db: Any) -> Iterator[_Published]:
    editions = Editions(db)
    for name in editions.names()[:REMEMBERED]:
        exports = editions.exports(name.uid)
        edition = editions.get(name.uid) if exports else None
        if edition is not None:
            yield _Published(exports[-1].at, standings(edition.rates))


def _last(now: Standing, published: tuple[Standing, ...]) -> Standing | None:
    """Return what readers were given last of the same currency by the same source, if it is not newer."""
    return next(
        (
            each
            for each in published
            if (each.currency, each.source) == (now.currency, now.source)
            and each.convertible
            and each.effective <= now.effective
        ),
        None,
    )


def _pins(lines: Sequence[Compared]) -> Iterator[Pin]:
    """Yield what the brief's figures are made of, those of the days before as well."""
    for line in lines:
        yield _pin("", line.now)
        if line.before is not None:
            yield _pin(_BEFORE, line.before)


def _pin(before: str, of: Standing) -> Pin:
    rates = tuple(map(PinnedRate.of, of.used))
    return Pin(f"{before}a dollar in {of.currency}", cost_of(of), rates, AS_PRINTED)
