"""National Bank of Tajikistan: the somoni.

A day's table has an ISO date and decimal points, a series DD.MM.YYYY. A date out of range is answered with
today's table, so the date in the payload decides. The ``ID`` of a row is not reliable (RUB has 810).
"""

from collections.abc import Iterator
from datetime import date, time

from newsdesk.rates import decoding
from newsdesk.rates.sources.calendars import DAILY, Calendar
from newsdesk.rates.sources.source import Request, Row, Source

#: What the history is asked for; the rest is the cross-check's business.
OF_HISTORY = ("USD", "EUR", "RUB")


def rows(text: str, _currency: str) -> Iterator[Row]:
    """Yield the rows of a day's table or of a series."""
    root = decoding.xml(text)
    if decoding.local_name(root) != "ValCurs":
        raise decoding.Unreadable("XML of another kind")
    of_all = root.get("Date")
    for item in root:
        yield Row(
            base=decoding.words(item, "CharCode"),
            quote="TJS",
            value=decoding.words(item, "Value"),
            effective=decoding.day(of_all or item.get("Date") or ""),
            nominal=decoding.words(item, "Nominal"),
        )


def requests(day: date | None) -> tuple[Request, ...]:
    """Ask for a day's table, or for today's; without ``export`` it would be a page of help."""
    dated = () if day is None else (("date", day.isoformat()),)
    return (Request("/en/kurs/export_xml.php", (*dated, ("export", "xmlout"))),)


def history(first: date, last: date) -> tuple[Request, ...]:
    """Ask for the series of the currencies that matter."""
    between = (("d1", first.isoformat()), ("d2", last.isoformat()))
    return tuple(
        Request("/en/kurs/export_xml_dynamic.php", (*between, ("cs", each), ("export", "xml")))
        for each in OF_HISTORY
    )


#: In the morning, every day; at weekends the last rate under the new date. The bank asks to be named.
NBT = Source(
    key="nbt",
    short="NBT",
    name="The National Bank of Tajikistan",
    address="https://www.nbt.tj",
    calendar=Calendar("Asia/Dushanbe", DAILY, time(12)),
    rows=rows,
    attribution="National Bank of Tajikistan, www.nbt.tj",
    daily=requests,
    history=history,
    owns=("TJS",),
    asked_by_default=True,
)
