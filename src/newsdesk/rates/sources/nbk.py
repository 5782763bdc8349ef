"""National Bank of Kazakhstan: the tenge, in two shapes.

``get_rates.cfm`` has one date for the table, ``rates_all.xml`` (RSS) one in every item. The nominal
(``quant``) differs between currencies and from year to year. A day without rates is an empty table.
"""

from collections.abc import Iterator
from datetime import date, time

from newsdesk.rates import decoding
from newsdesk.rates.sources.calendars import WEEKDAYS, Calendar, Sets
from newsdesk.rates.sources.source import Request, Row, Source


def rows(text: str, _currency: str) -> Iterator[Row]:
    """Yield the rows of either shape."""
    root = decoding.xml(text)
    if decoding.local_name(root) not in {"rates", "rss"}:
        raise decoding.Unreadable("XML of another kind")
    if failure := root.findtext("error"):
        raise decoding.Unreadable(f"an error (“{decoding.quoted(failure)}”)")
    of_all = root.findtext("date")
    for item in decoding.children(root, "item"):
        yield Row(
            base=decoding.words(item, "title"),
            quote="KZT",
            value=decoding.words(item, "description"),
            effective=decoding.day(of_all or decoding.words(item, "pubDate")),
            nominal=decoding.words(item, "quant"),
        )


def requests(day: date | None) -> tuple[Request, ...]:
    """Ask for a day's table, or for today's."""
    if day is None:
        return (Request("/rss/rates_all.xml"),)
    return (Request("/rss/get_rates.cfm", (("fdate", f"{day:%d.%m.%Y}"),)),)


#: Set at 15:30, crosses at 16:00, for the next working day (rules in force since 1 July 2019).
NBK = Source(
    key="nbk",
    short="NBK",
    name="The National Bank of Kazakhstan",
    address="https://nationalbank.kz",
    calendar=Calendar("Asia/Almaty", WEEKDAYS, time(16, 30), Sets.NEXT_WORKING_DAY, "KZ"),
    rows=rows,
    attribution="National Bank of Kazakhstan, nationalbank.kz",
    daily=requests,
    owns=("KZT",),
    asked_by_default=True,
)
