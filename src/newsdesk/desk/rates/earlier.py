"""Asking the sources for the rates of earlier days, for charts and conversions that reach further back.

Nothing that is known is touched: where a source has said what a pair was worth on a day, that stays, and what
comes fills the days beside it. Old moves are held only where they were taken back by the next rate. Imported
when somebody asks for it, as ``updating`` is.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.rates.keeping import keep_earlier
from newsdesk.desk.rates.states import SourceStates, with_held
from newsdesk.desk.rates.updating import OUTCOMES, Answered, left_alone
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.days import day
from newsdesk.domain.errors import BadInput, Cancelled, Refused
from newsdesk.domain.progress import Reporter, Silent, Stop
from newsdesk.domain.rate_sources import Answer, NotAFeed, Outcome, RateTable, SourceState, Unreachable
from newsdesk.domain.rates import Rate
from newsdesk.rates import ages
from newsdesk.rates.fetching import USUAL_LIMITS, Fetched, Fetcher, Limits
from newsdesk.rates.sources import peg
from newsdesk.rates.sources.calendars import EARLIEST, ONE_DAY
from newsdesk.rates.sources.peg import PEG
from newsdesk.rates.sources.source import Request, Source
from newsdesk.rates.sources.table import SOURCES, source_named
from newsdesk.store.feeds import Feeds
from newsdesk.store.rates import Rates
from newsdesk.text.english import counted

#: So many answers are kept at a time: what a stop or a failure costs is no more than a moment.
AT_A_TIME = 30

#: So many rates are written at a time: whoever saves a story meanwhile waits for no more than these.
AT_ONCE = 1_000

#: After so many answers in a row that are no table a source is not asked any more.
IN_A_ROW = 3


@dataclass(slots=True)
class _Asked:
    """A source, what it is asked for (a request, and the day it is about if it is one), and what came."""

    source: Source
    requests: Sequence[tuple[Request, date | None]]
    before: SourceState | None
    waiting: list[Fetched] = field(default_factory=list)
    fresh: set[Rate] = field(default_factory=set)
    held: list[Rate] = field(default_factory=list)
    failure: Answer | None = None

    @property
    def parts(self) -> int:
        """How many steps it takes; the peg has no requests, and takes one."""
        return max(1, len(self.requests))


class Earlier:
    """Fetches the rates of earlier days of one newsroom, from a day (``since``) to yesterday."""

    def __init__(self, newsroom: Newsroom, states: SourceStates, since: date) -> None:
        self._newsroom = newsroom
        self._states = states
        self._now = newsroom.clock.now()
        self._since, self._upto = since, ages.today(self._now) - ONE_DAY

    def fetch(
        self, keys: Collection[str], reporter: Reporter | None, limits: Limits | None, stop: Stop | None
    ) -> Done[tuple[Answered, ...]]:
        """Ask these sources, or those that are asked and have earlier rates, one after another."""
        if not self._newsroom.writable:
            raise Refused(self._newsroom.refusal)
        if not EARLIEST <= self._since <= self._upto:
            raise BadInput(
                f"{day(self._since)} is no day to fetch rates from. "
                f"Choose one from {day(EARLIEST)} to {day(self._upto)}."
            )
        with self._newsroom.archive.reading() as db:
            addresses = self._states.addresses(db)
            plans = self._plans(
                Rates(db), {each.key: each for each in Feeds(db).states()}, self._named(db, keys)
            )
        answered: list[Answered] = []
        done, total = 0, sum(each.parts for each in plans)
        listener = reporter or Silent()
        with Fetcher(addresses, limits or USUAL_LIMITS, stop=stop) as fetcher:
            for each in plans:
                try:
                    answered.append(self._ask(each, fetcher, listener, done, total))
                except Cancelled:
                    self._keep(each)
                    if each.fresh:
                        answered.append(self._answered(each))
                    if not answered:
                        raise
                    break
                done += each.parts
        return Done(tuple(answered), Changes(rates=any(each.new for each in answered)))

    def _named(self, db: Any, keys: Collection[str]) -> tuple[Source, ...]:
        wanted = [source_named(each) for each in keys]
        for each in wanted:
            if not _has_earlier(each):
                raise BadInput(f"{each.name} has no earlier rates to give. Name another source.")
        if not wanted:
            asked = self._states.asked(db)
            wanted = [each for each in SOURCES if each.key in asked and _has_earlier(each)]
        return tuple(dict.fromkeys(wanted))

    def _plans(
        self, rates: Rates, states: dict[str, SourceState], sources: Sequence[Source]
    ) -> tuple[_Asked, ...]:
        return tuple(
            _Asked(each, tuple(self._requests(rates, each)), states.get(each.key)) for each in sources
        )

    def _requests(self, rates: Rates, source: Source) -> Iterator[tuple[Request, date | None]]:
        """Yield what to ask for: all days at once, else one table after another where none is known."""
        if source.history is not None:
            yield from ((each, None) for each in source.history(self._since, self._upto))
            return
        known = {on for _, _, on in rates.places(source.short, self._since, self._upto)}
        for on in self._days():
            if on not in known and source.calendar.has_table(on):
                yield from ((each, on) for each in source.daily(on))

    def _days(self) -> Iterator[date]:
        return (self._since + ahead * ONE_DAY for ahead in range((self._upto - self._since).days + 1))

    def _ask(self, asked: _Asked, fetcher: Fetcher, reporter: Reporter, done: int, total: int) -> Answered:
        """Ask one source for all; Cancelled by the reporter, between two requests."""
        source = asked.source
        if waiting := left_alone(source, asked.before, self._now):
            return waiting
        if source is PEG:
            reporter.step(done, total, source.name)
            self._keep(asked, [each for on in self._days() for each in peg.rates(on, self._now)])
        odd = 0
        for number, (request, on) in enumerate(asked.requests):
            reporter.step(done + number, total, f"{source.name} is being asked")
            fetched = fetcher.fetch(source, request, on)
            asked.waiting.append(fetched)
            odd = odd + 1 if isinstance(fetched.answer, NotAFeed) else 0
            if isinstance(fetched.answer, Unreachable) or odd == min(IN_A_ROW, len(asked.requests)):
                asked.failure = fetched.answer
                break
            if len(asked.waiting) == AT_A_TIME:
                self._keep(asked)
        self._keep(asked)
        return self._answered(asked)

    def _keep(self, asked: _Asked, came: Sequence[Rate] = ()) -> None:
        """Keep what came and is not known, and hold what is a slip beside its neighbours."""
        tables = [each for each in asked.waiting if isinstance(each.answer, RateTable)]
        found = [
            *came,
            *(rate for each in tables if isinstance(each.answer, RateTable) for rate in each.answer.rates),
        ]
        wanted = sorted(
            (each for each in found if self._since <= each.effective <= self._upto),
            key=lambda each: each.effective,
        )
        asked.waiting.clear()
        with self._newsroom.archive.writing() as db:
            feeds = Feeds(db)
            for each in tables:
                feeds.keep(sha256(each.payload).hexdigest(), asked.source.key, each.at, each.payload)
            if isinstance(asked.failure, Unreachable) and asked.failure.retry_after:
                feeds.put(self._state(asked, asked.failure))
        for start in range(0, len(wanted), AT_ONCE):
            with self._newsroom.archive.writing() as db:
                some = wanted[start : start + AT_ONCE]
                fresh, held = keep_earlier(Rates(db), some, self._now, asked.fresh)
            asked.fresh |= fresh
            asked.held += held

    def _state(self, asked: _Asked, answer: Unreachable) -> SourceState:
        """Return how the source stands that asked to be left alone."""
        return SourceState(
            key=asked.source.key,
            asked=self._now,
            answered=asked.before and asked.before.answered,
            outcome=Outcome.UNREACHABLE,
            sentence=answer.sentence,
            wait_until=self._now + answer.retry_after if answer.retry_after else None,
        )

    def _answered(self, asked: _Asked) -> Answered:
        new, source = len(asked.fresh), asked.source
        outcome = Outcome.RATES if new else Outcome.UNCHANGED
        sentence = f"{source.name} has nothing since {day(self._since)} that is not known."
        if new:
            first = min(each.effective for each in asked.fresh)
            sentence = f"{source.short}: {counted(new, 'earlier rate')}, the first for {day(first)}."
        if asked.failure is not None:
            outcome = OUTCOMES[type(asked.failure)]
            before = f" {counted(new, 'earlier rate')} came before that." if new else ""
            sentence = f"{asked.failure.sentence}{before}"
        return Answered(source, outcome, with_held(sentence, len(asked.held)), new, tuple(asked.held))


def _has_earlier(source: Source) -> bool:
    """Say whether a source has rates of earlier days to be asked for; the peg has them without."""
    return source is PEG or source.history is not None or bool(source.daily(EARLIEST))
