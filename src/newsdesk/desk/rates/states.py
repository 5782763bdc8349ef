"""Which sources of rates are asked, where, and how each of them answered."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.changes import Changes
from newsdesk.domain.errors import BadInput
from newsdesk.domain.rate_sources import SourceState
from newsdesk.domain.rates import Verdict
from newsdesk.rates.sources.peg import PEG
from newsdesk.rates.sources.source import Source
from newsdesk.rates.sources.table import SOURCES, source_named
from newsdesk.store.feeds import Feeds
from newsdesk.store.rates import Rates
from newsdesk.text.english import counted

#: The settings' names: the keys of the sources that are asked, parted by spaces; and where one is asked.
ASKED = "rates.asked"
ADDRESS = "rates.address."


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as the desk sees it: is it ``asked``, where (its own ``address`` or another), how it answered.

    ``askable`` is False for one that has no address, or wants a key. ``state`` is None if it was never asked;
    ``sentence`` says in one line how it stands, ``expected`` when its next rates should come (UTC).
    """

    source: Source
    asked: bool
    askable: bool
    address: str
    state: SourceState | None
    sentence: str
    expected: datetime | None

    @property
    def key(self) -> str:
        """What settings and commands call it."""
        return self.source.key


class SourceStates:
    """The sources of one newsroom."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def lines(self) -> tuple[SourceLine, ...]:
        """Return all sources in the order in which an editor sees them."""
        now = self._newsroom.clock.now()
        with self._newsroom.archive.reading() as db:
            asked, addresses = self.asked(db), self.addresses(db)
            states = {each.key: each for each in Feeds(db).states()}
            held = Counter(each.rate.source for each in Rates(db).decisions(Verdict.HELD))
        return tuple(
            SourceLine(
                source=each,
                asked=each.key in asked,
                askable=askable(each, now),
                address=addresses.get(each.key, each.address),
                state=states.get(each.key),
                sentence=_sentence(each, states.get(each.key), held[each.short], is_asked=each.key in asked),
                expected=each.calendar.next_publication(now) if each.key in asked and each.address else None,
            )
            for each in SOURCES
        )

    def asked(self, db: Any) -> frozenset[str]:
        """Return the keys of the sources that are asked, in a transaction."""
        usual = " ".join(each.key for each in SOURCES if each.asked_by_default)
        return frozenset(self._newsroom.archive.setting(db, ASKED, usual).split())

    def addresses(self, db: Any) -> dict[str, str]:
        """Return where those sources are asked, by key, that are not asked at their own address."""
        said = {each.key: self._newsroom.archive.setting(db, ADDRESS + each.key) for each in SOURCES}
        return {key: address for key, address in said.items() if address}

    def ask(self, key: str, *, asked: bool) -> Changes:
        """Ask a source from now on, or do not."""
        source = source_to_ask(key, self._newsroom.clock.now()) if asked else source_named(key)
        with self._newsroom.archive.writing() as db:
            keys = self.asked(db) - {source.key} | ({source.key} if asked else set())
            ordered = " ".join(each.key for each in SOURCES if each.key in keys)
            # A setting that is there and empty asks nobody.
            self._newsroom.archive.set_setting(db, ASKED, ordered)
        return Changes(rates=True)

    def set_address(self, key: str, address: str) -> Changes:
        """Ask a source elsewhere from now on."""
        source, where = source_named(key), address.strip().rstrip("/")
        if where and not _is_address(where):
            raise BadInput(
                f"“{address}” is no address to ask a source at. Write it as in https://bank.example."
            )
        with self._newsroom.archive.writing() as db:
            self._newsroom.archive.set_setting(db, ADDRESS + source.key, where)
        return Changes(rates=True)


def askable(source: Source, now: datetime) -> bool:
    """Say whether a source has rates of today to be asked for; the peg has them without."""
    return source is PEG or bool(source.daily(None) or source.daily(source.calendar.today(now)))


def source_to_ask(key: str, now: datetime) -> Source:
    """Return the source with that key; BadInput if there is none, or it cannot be asked."""
    source = source_named(key)
    if not askable(source, now):
        raise BadInput(f"{source.name} cannot be asked: it wants a key, or has no rates of today to give.")
    return source


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.query


def with_held(sentence: str, held: int) -> str:
    """Add to a sentence how many rates are held."""
    if not held:
        return sentence
    return f"{sentence} {counted(held, 'rate')} wait{'s' * (held == 1)} for somebody to look."


def _sentence(source: Source, state: SourceState | None, held: int, *, is_asked: bool) -> str:
    if state is not None:
        return with_held(state.sentence, held)
    return f"{source.name} has not been asked yet." if is_asked else f"{source.name} is not asked."
