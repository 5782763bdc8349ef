"""A rate as its source printed it, and amounts of money."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class RateKind(StrEnum):
    """What sort of record a rate is."""

    OFFICIAL = "official"
    MARKET = "market"
    TICKER = "ticker"
    MANUAL = "manual"
    PEG = "peg"


class Rate(NamedTuple):
    """``value`` units of ``quote`` for ``nominal`` units of ``base``, as the source's own text.

    ``base`` and ``quote`` are ISO 4217 codes; ``change`` is the source's printed change ("0.18%", "" when
    none), ``effective`` the day it holds for, ``fetched`` when it reached us (UTC), ``digest`` the SHA-256
    of the payload or capture it was read from. Everything else is derived (``newsdesk.rates``).
    """

    source: str
    base: str
    quote: str
    value: str
    kind: RateKind
    effective: date
    fetched: datetime
    nominal: str = "1"
    change: str = ""
    digest: str = ""

    @property
    def pair(self) -> str:
        """The pair as a ticker prints it: "KGS/USD"."""
        return f"{self.base}/{self.quote}"


class AgeState(StrEnum):
    """How far a rate can be taken for today's."""

    CURRENT = "current"
    CARRIED = "carried"
    STALE = "stale"


class Series(NamedTuple):
    """The rates of one pair by one source."""

    source: str
    base: str
    quote: str


class Verdict(StrEnum):
    """What became of a rate that is not used just as it came."""

    #: A rule found something odd about it; it waits for somebody to look at it, and is not used.
    HELD = "held"
    #: Somebody looked at it: it is used.
    ACCEPTED = "accepted"
    #: Somebody looked at it: it is not used.
    REJECTED = "rejected"
    #: Somebody entered it by hand, and said why.
    ENTERED = "entered"


class Decision(NamedTuple):
    """The newest verdict on a rate (``key`` is its own): why, by whom ("" for a rule) and when (UTC)."""

    key: int
    rate: Rate
    verdict: Verdict
    why: str
    who: str
    at: datetime


class Amount(NamedTuple):
    """An amount of money: ``value`` in ``currency`` (ISO 4217)."""

    value: Decimal
    currency: str
