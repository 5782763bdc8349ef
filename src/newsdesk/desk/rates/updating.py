"""Asking the sources for their newest rates, and keeping what they say.

Imported when somebody is asked, and not before: the client of the network takes a tenth of a second.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.rates.keeping import keep_tables
from newsdesk.desk.rates.states import SourceStates, source_to_ask, with_held
from newsdesk.domain import rate_sources
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.errors import Cancelled, Refused
from newsdesk.domain.progress import Reporter, Silent, Stop
from newsdesk.domain.rate_sources import Answer, Outcome, SourceState
from newsdesk.domain.rates import Rate
from newsdesk.rates.fetching import LONGEST_WAIT, USUAL_LIMITS, Fetched, Fetcher, Limits, Validators
from newsdesk.rates.sources import peg
from newsdesk.rates.sources.calendars import ONE_DAY
from newsdesk.rates.sources.peg import PEG
from newsdesk.rates.sources.source import Request, Source
from newsdesk.rates.sources.table import CROSS_CHECK, SOURCES
from newsdesk.store.feeds import Feeds
from newsdesk.store.rates import Rates
from newsdesk.text.clocks import everywhere

#: After days without a network so many tables that were missed are asked for, the last ones.
CATCH_UP = 10

#: After so many that were not to be reached the others are asked once only.
IN_A_ROW = 2

OUTCOMES = {
    rate_sources.RateTable: Outcome.RATES,
    rate_sources.Unchanged: Outcome.UNCHANGED,
    rate_sources.NoRates: Outcome.NONE,
    rate_sources.NotAFeed: Outcome.NOT_A_FEED,
    rate_sources.Unreachable: Outcome.UNREACHABLE,
}


@dataclass(frozen=True, slots=True)
class Answered:
    """How a source answered: in one sentence, with how many ``new`` rates, and which of them are held.

    Where it wants to be left alone for longer nobody asks it, and the outcome is the one before.
    """

    source: Source
    outcome: Outcome
    sentence: str
    new: int = 0
    held: tuple[Rate, ...] = ()

    @property
    def is_well(self) -> bool:
        """Whether it gave rates, or said that there are no newer ones."""
        return self.outcome in {Outcome.RATES, Outcome.UNCHANGED}


class Updating:
    """Brings the rates of one newsroom up to date."""

    def __init__(self, newsroom: Newsroom, states: SourceStates) -> None:
        self._newsroom = newsroom
        self._states = states

    def update(
        self, keys: Collection[str], reporter: Reporter | None, limits: Limits | None, stop: Stop | None
    ) -> Done[tuple[Answered, ...]]:
        """Ask these sources, or those that are asked, one after another."""
        if not self._newsroom.writable:
            raise Refused(self._newsroom.refusal)
        with self._newsroom.archive.reading() as db:
            addresses = self._states.addresses(db)
            known = {each.key: each for each in Feeds(db).states()}
            wanted = self._named(keys) if keys else self._states.asked(db)
        # The others are checked against the table that has all of them.
        sources = sorted(
            (each for each in SOURCES if each.key in wanted), key=lambda each: each != CROSS_CHECK
        )
        answered: list[Answered] = []
        patient = limits or USUAL_LIMITS
        with (
            Fetcher(addresses, patient, stop=stop) as fetcher,
            Fetcher(addresses, patient._replace(tries=1), stop=stop) as hasty,
        ):
            for place, source in enumerate(sources):
                try:
                    (reporter or Silent()).step(place, len(sources), f"{source.name} is being asked")
                    address = addresses.get(source.key, source.address)
                    patience = hasty if _is_offline(answered) else fetcher
                    asking = _Asking(self._newsroom, patience, source, address)
                    answered.append(asking.ask(known.get(source.key)))
                except Cancelled:
                    if not answered:
                        raise
                    break
        answered.sort(key=lambda each: SOURCES.index(each.source))
        return Done(tuple(answered), Changes(rates=bool(answered)))

    def _named(self, keys: Collection[str]) -> frozenset[str]:
        now = self._newsroom.clock.now()
        return frozenset(source_to_ask(each, now).key for each in keys)


def _is_offline(answered: Sequence[Answered]) -> bool:
    """Whether the last ones were not to be reached: then it is not them, and nobody has to wait for more."""
    last = [each.outcome for each in answered if each.source is not PEG][-IN_A_ROW:]
    return len(last) == IN_A_ROW and set(last) == {Outcome.UNREACHABLE}


class _Asking:
    """Asks one source once."""

    def __init__(self, newsroom: Newsroom, fetcher: Fetcher, source: Source, address: str) -> None:
        self._newsroom = newsroom
        self._fetcher = fetcher
        self._source = source
        self._address = address
        self._now = newsroom.clock.now()

    def ask(self, before: SourceState | None) -> Answered:
        """Ask it, unless it wants to be left alone, and keep what it said."""
        source = self._source
        if source is PEG:
            return self._kept(
                rate_sources.RateTable(peg.rates(source.calendar.today(self._now), self._now)), (), before
            )
        if waiting := left_alone(source, before, self._now):
            return waiting
        today = source.calendar.today(self._now)
        asked = None if source.daily(None) else today
        (request,) = source.daily(asked)
        fetched = self._fetch(request, asked)
        tables = [fetched]
        if isinstance(fetched.answer, rate_sources.RateTable):
            tables += self._missed(min(each.effective for each in fetched.answer.rates))
        return self._kept(fetched.answer, tables, before)

    def _fetch(self, request: Request, asked: date | None, *, conditionally: bool = True) -> Fetched:
        validators = Validators()
        if conditionally:
            with self._newsroom.archive.reading() as db:
                validators = Validators(*Feeds(db).validators(self._source.key, self._written(request)))
        return self._fetcher.fetch(self._source, request, asked, validators)

    def _missed(self, newest: date) -> Iterator[Fetched]:
        """Fetch the tables before the newest that are not known: after days offline, and the first time one.

        Where that does not work there is a gap, and nothing more is asked for.
        """
        with self._newsroom.archive.reading() as db:
            last = Rates(db).last_day(self._source.short, newest - ONE_DAY)
        has_table = self._source.calendar.has_table
        before = [newest - each * ONE_DAY for each in range(1, 30)]
        missed = [each for each in before if has_table(each) and (last is None or each > last)]
        for each in missed[: CATCH_UP if last else 1]:
            for request in self._source.daily(each):
                fetched = self._fetch(request, each, conditionally=False)
                if not isinstance(fetched.answer, rate_sources.RateTable | rate_sources.NoRates):
                    return
                yield fetched

    def _kept(self, answer: Answer, tables: Sequence[Fetched], before: SourceState | None) -> Answered:
        """Keep all that came in one transaction, and how the source answered."""
        outcome = OUTCOMES[type(answer)]
        rates = [answer.rates] if isinstance(answer, rate_sources.RateTable) else []
        rates += [each.answer.rates for each in tables[1:] if isinstance(each.answer, rate_sources.RateTable)]
        with self._newsroom.archive.writing() as db:
            feeds = Feeds(db)
            for each in tables:
                if isinstance(each.answer, rate_sources.RateTable):
                    feeds.keep(sha256(each.payload).hexdigest(), self._source.key, each.at, each.payload)
            if outcome is Outcome.RATES and tables:
                request = self._written(tables[0].request)
                feeds.put_validators(self._source.key, request, *tables[0].validators)
            new, held = keep_tables(Rates(db), [each for table in rates for each in table], self._now)
            feeds.put(self._state(answer, outcome, before))
        return Answered(self._source, outcome, with_held(answer.sentence, len(held)), new, held)

    def _state(self, answer: Answer, outcome: Outcome, before: SourceState | None) -> SourceState:
        is_well = outcome in {Outcome.RATES, Outcome.UNCHANGED}
        wait = answer.retry_after if isinstance(answer, rate_sources.Unreachable) else None
        return SourceState(
            key=self._source.key,
            asked=self._now,
            answered=self._now if is_well else before and before.answered,
            outcome=outcome,
            sentence=answer.sentence,
            wait_until=self._now + wait if wait else None,
        )

    def _written(self, request: Request) -> str:
        """Name a request: what one server says of its answer means nothing to another."""
        return f"{self._address}{request.path}?{request.params}"


def left_alone(source: Source, before: SourceState | None, now: datetime) -> Answered | None:
    """Return what stands for an answer while a source wants to be left alone; None if it may be asked."""
    if before is None or before.wait_until is None or before.wait_until <= now:
        return None
    if before.wait_until - now > LONGEST_WAIT:  # the clock was wrong, then or now
        return None
    until = everywhere(before.wait_until)
    sentence = f"{source.name} wants to be left alone until {until}. The last rates stay."
    return Answered(source, before.outcome, sentence)
