"""Central Bank of Turkmenistan: what it prints for the manat, where its server answers at all.

It rarely does from abroad, so nothing is asked of it unless an editor chooses it; the manat's rate is the
peg's. The date is ISO in files of 2020 to 2023. ``rate_usd`` is turned round for some currencies, so it is
passed over.
"""

from collections.abc import Iterator
from datetime import date, time

from newsdesk.rates import decoding
from newsdesk.rates.sources.calendars import Calendar, Sets
from newsdesk.rates.sources.source import Request, Row, Source

MONDAY_TO_SATURDAY = frozenset(range(6))


def rows(text: str, _currency: str) -> Iterator[Row]:
    """Yield the rows of a day's file."""
    root = decoding.xml(text)
    if decoding.local_name(root) != "cbt_currency_rate":
        raise decoding.Unreadable("XML of another kind")
    effective = decoding.day(decoding.words(root, "date"))
    for item in decoding.children(root, "rate"):
        yield Row(
            base=item.get("code", ""),
            quote="TMT",
            value=decoding.words(item, "rate_tmt"),
            effective=effective,
            nominal=decoding.words(item, "multiplier"),
        )


def requests(day: date | None) -> tuple[Request, ...]:
    """Ask for a day's file. There is none under a name of its own for the newest."""
    return () if day is None else (Request(f"/kurs/{day:%Y}/{day:%d%m%Y}.xml"),)


#: A day's file appears in the afternoon before; on Sundays there is none.
CBT = Source(
    key="cbt",
    short="CBT",
    name="The Central Bank of Turkmenistan",
    address="https://cbt.tm",
    calendar=Calendar("Asia/Ashgabat", MONDAY_TO_SATURDAY, time(16), Sets.NEXT_WORKING_DAY, "TM"),
    rows=rows,
    attribution="Central Bank of Turkmenistan, cbt.tm",
    daily=requests,
)
