"""What people decide on rates: those that were held are accepted or rejected, others are entered by hand."""

from dataclasses import dataclass
from datetime import date

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.rates.book import RateBook
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.days import day, on_calendars
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.rates import Decision, Rate, Series, Verdict
from newsdesk.rates.manual import by_hand
from newsdesk.rates.sources.table import source_of
from newsdesk.store.rates import Rates


@dataclass(frozen=True, slots=True)
class HeldRate:
    """A rate on which something was decided, by a rule or by somebody.

    ``currency`` is what it is about, ``before`` the usable rate of the same pair and source before it.
    """

    decision: Decision
    currency: str
    before: Rate | None

    @property
    def key(self) -> int:
        """What it is accepted and rejected by."""
        return self.decision.key

    @property
    def rate(self) -> Rate:
        """The rate itself."""
        return self.decision.rate

    @property
    def why(self) -> str:
        """Why, as a sentence."""
        return self.decision.why

    @property
    def text(self) -> str:
        """The rate as it was printed, as ``printed`` writes it."""
        return printed(self.rate)


class RateDecisions:
    """The decisions on a newsroom's rates."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def held(self) -> tuple[HeldRate, ...]:
        """Return the rates that wait, the newest first."""
        return self._decisions(Verdict.HELD)

    def decided(self) -> tuple[HeldRate, ...]:
        """Return the rates that somebody decided on, the newest decision first."""
        return self._decisions(Verdict.ACCEPTED, Verdict.REJECTED, Verdict.ENTERED)

    def accept(self, key: int, why: str) -> Done[HeldRate]:
        """Let a rate be used."""
        return self._decide(key, why, Verdict.ACCEPTED)

    def reject(self, key: int, why: str) -> Done[HeldRate]:
        """Let a rate not be used."""
        return self._decide(key, why, Verdict.REJECTED)

    def enter(self, currency: str, per_dollar: str, reason: str, name: str, effective: date) -> Done[Rate]:
        """Keep a rate that is entered by hand; BadInput if it is none, or a name or a reason is missing."""
        now = self._newsroom.clock.now()
        made = by_hand(
            name=name or self._newsroom.who,
            reason=reason,
            currency=currency,
            per_dollar=per_dollar,
            effective=on_calendars(effective),
            fetched=now,
        )
        if source_of(made.rate.source) is not None:
            raise BadInput(
                f"“{made.rate.source}” is the name of a source, whose own rates this one would be taken for. "
                f"Give the name of a person."
            )
        with self._newsroom.archive.writing() as db:
            rates = Rates(db)
            # Said again it is the last word again, whoever said something else meanwhile.
            rates.append([made.rate])
            rates.decide([(made.rate, made.reason)], Verdict.ENTERED, made.rate.source, now)
        return Done(made.rate, Changes(rates=True))

    def _decisions(self, *verdicts: Verdict) -> tuple[HeldRate, ...]:
        with self._newsroom.archive.reading() as db:
            rates = Rates(db)
            book = RateBook(rates)
            return tuple(_held(rates, book, each) for each in rates.decisions(*verdicts))

    def _decide(self, key: int, why: str, verdict: Verdict) -> Done[HeldRate]:
        reason = " ".join(why.split())
        if not reason:
            raise BadInput("A decision on a rate needs a reason. Say why in a word or two.")
        with self._newsroom.archive.writing() as db:
            rates = Rates(db)
            standing = rates.decision(key)
            if standing is None:
                raise BadInput(
                    f"No rate that was held has the number {key}. “newsdesk rates held” lists them."
                )
            if standing.verdict is verdict:
                raise Refused(f"{printed(standing.rate)} was {verdict} already, by {standing.who}.")
            rates.decide_on(key, verdict, reason, self._newsroom.who, self._newsroom.clock.now())
            decision = rates.decision(key) or standing
            return Done(_held(rates, RateBook(rates), decision), Changes(rates=True))


def printed(rate: Rate) -> str:
    """Write a rate as its source did, with its day: "1 USD = 87.45 KGS of 20 November 2026 (NBKR)"."""
    return f"{rate.nominal} {rate.base} = {rate.value} {rate.quote} of {day(rate.effective)} ({rate.source})"


def _held(rates: Rates, book: RateBook, decision: Decision) -> HeldRate:
    rate = decision.rate
    series = Series(rate.source, rate.base, rate.quote)
    others = (each for each in rates.newest(series, rate.effective, 2) if each != rate)
    return HeldRate(decision, book.home(rate.source, rate), next(others, None))
