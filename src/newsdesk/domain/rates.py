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


class Amount(NamedTuple):
    """An amount of money: ``value`` in ``currency`` (ISO 4217)."""

    value: Decimal
    currency: str
