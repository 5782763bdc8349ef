"""Central Bank of Uzbekistan: the soum, as JSON and as its twin in XML.

Days are asked for in ISO and answered as DD.MM.YYYY, in each row. Every number is a string.
"""

from collections.abc import Iterator
from datetime import date, time

from newsdesk.rates import decoding
from newsdesk.rates.sources import objects
from newsdesk.rates.sources.calendars import WEEKDAYS, Calendar, Sets
from newsdesk.rates.sources.source import Request, Row, Source


def rows(text: str, _currency: str) -> Iterator[Row]:
    """Yield the rows of either form."""
    if text.lstrip().startswith("<"):
        yield from _of_xml(text)
        return
    for item in objects.listed(decoding.parsed_json(text)):
        yield Row(
            base=objects.words(item, "Ccy"),
            quote="UZS",
            value=objects.words(item, "Rate"),
            effective=decoding.day(objects.words(item, "Date")),
            nominal=objects.words(item, "Nominal"),
        )


def _of_xml(text: str) -> Iterator[Row]:
    root = decoding.xml(text)
    if decoding.local_name(root) != "CBU_Curr":
        raise decoding.Unreadable("XML of another kind")
    for item in decoding.children(root, "CcyNtry"):
        yield Row(
            base=decoding.words(item, "Ccy"),
            quote="UZS",
            value=decoding.words(item, "Rate"),
            # The bank's own help writes "Date", its files "date".
            effective=decoding.day(decoding.words(item, "date") or decoding.words(item, "Date")),
            nominal=decoding.words(item, "Nominal"),
        )


def requests(day: date | None) -> tuple[Request, ...]:
    """Ask for a day's table, or for the newest."""
    path = "/en/arkhiv-kursov-valyut/json/"
    return (Request(path if day is None else f"{path}all/{day.isoformat()}/"),)


#: Published at 16:00 of every banking day, in force from the next.
CBU = Source(
    key="cbu",
    short="CBU",
    name="The Central Bank of Uzbekistan",
    address="https://cbu.uz",
    calendar=Calendar("Asia/Tashkent", WEEKDAYS, time(16, 30), Sets.NEXT_WORKING_DAY, "UZ"),
    rows=rows,
    attribution="Central Bank of the Republic of Uzbekistan, cbu.uz",
    daily=requests,
    owns=("UZS",),
    asked_by_default=True,
)
