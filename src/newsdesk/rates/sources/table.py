"""All sources, and which of them owns a currency."""

from newsdesk.domain.errors import BadInput
from newsdesk.rates.sources import aggregators
from newsdesk.rates.sources.cbr import CBR
from newsdesk.rates.sources.cbt import CBT
from newsdesk.rates.sources.cbu import CBU
from newsdesk.rates.sources.ecb import ECB
from newsdesk.rates.sources.frankfurter import FRANKFURTER, FRANKFURTER_1
from newsdesk.rates.sources.nbk import NBK
from newsdesk.rates.sources.nbkr import NBKR
from newsdesk.rates.sources.nbt import NBT
from newsdesk.rates.sources.peg import PEG
from newsdesk.rates.sources.source import Source

#: In the order in which an editor sees them.
SOURCES = (
    *(NBK, NBKR, NBT, CBU, PEG, CBR, ECB, FRANKFURTER, CBT),
    *(aggregators.ER_API, aggregators.CURRENCY_API),
    *(aggregators.OPEN_EXCHANGE_RATES, aggregators.EXCHANGERATE_HOST, FRANKFURTER_1),
)

#: Has all five currencies in one table: what the others are checked against, and the fallback.
CROSS_CHECK = CBR


def source_named(key: str) -> Source:
    """Return the source with that key; BadInput names those there are."""
    for source in SOURCES:
        if source.key == key.strip().lower():
            return source
    known = ", ".join(each.key for each in SOURCES)
    raise BadInput(f"“{key}” is no source of rates. Name one of these: {known}.")


def source_of(short: str) -> Source | None:
    """Return the source whose rates carry that name, or None: a file, a page, a person."""
    return next((each for each in SOURCES if each.short == short), None)


def owner(currency: str) -> Source | None:
    """Return the source that sets a currency's rate itself (ISO 4217), or None if it is not among ours."""
    return next((each for each in SOURCES if currency in each.owns), None)


def kept_back() -> frozenset[str]:
    """Return the sources, by the name that their rates carry, whose terms forbid passing rates on."""
    return frozenset(each.short for each in SOURCES if not each.may_be_published)
