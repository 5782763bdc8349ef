"""National Bank of the Kyrgyz Republic: the som.

``daily.xml`` has five currencies, ``weekly.xml`` some forty that hold for seven days; both have decimal
commas. The date may be tomorrow's. The only history is a page, a currency and a year at a time at most.
"""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta

from newsdesk.rates import decoding
from newsdesk.rates.sources.calendars import DAILY, ONE_DAY, Calendar, Sets
from newsdesk.rates.sources.source import Request, Row, Source

#: The page's own numbers for the currencies of the daily table.
PAGE_NUMBERS = {"USD": "15"}

ENTRY = re.compile(
    r"<!--date-->\s*([0-9.]{10})\s*<!--date-->(?:\s|</?td[^>]{0,100}>){1,20}"
    r"<!--value-->\s*([0-9.,]{1,30})\s*<!--value-->"
)

TOO_COARSE = "the weekly table prints UZS with two digits, ±0.7 percent; ask the bank of Uzbekistan"

A_YEAR = timedelta(days=365)


def rows(text: str, currency: str) -> Iterator[Row]:
    """Yield the rows of the daily and the weekly table, and of the page of history."""
    if "<!--value-->" in text:
        for printed_day, value in ENTRY.findall(text):
            yield Row(currency, "KGS", value, decoding.day(printed_day))
        return
    root = decoding.xml(text)
    if decoding.local_name(root) != "CurrencyRates":
        raise decoding.Unreadable("XML of another kind")
    effective = decoding.day(root.get("Date", ""))
    for item in decoding.children(root, "Currency"):
        code = item.get("ISOCode", "")
        weekly = item.find("ValidFor") is not None
        yield Row(
            base=code,
            quote="KGS",
            value=decoding.words(item, "Value"),
            effective=effective,
            nominal=decoding.words(item, "Nominal"),
            refused=TOO_COARSE if weekly and code == "UZS" else "",
        )


def requests(day: date | None) -> tuple[Request, ...]:
    """Ask for the newest daily table, or for a day of the history."""
    return (Request("/XML/daily.xml"),) if day is None else history(day, day)


def history(first: date, last: date) -> tuple[Request, ...]:
    """Ask for the dollar's page of history, a year at a time."""
    asked = []
    while first <= last:
        until = min(last, first + A_YEAR - ONE_DAY)
        asked += [_page(each, first, until) for each in PAGE_NUMBERS]
        first = until + ONE_DAY
    return tuple(asked)


def _page(currency: str, first: date, last: date) -> Request:
    params = {
        "item": "1562",
        "lang": "ENG",
        "valuta_id": PAGE_NUMBERS[currency],
        "beg_day": f"{first:%d}",
        "beg_month": f"{first:%m}",
        "beg_year": f"{first:%Y}",
        "end_day": f"{last:%d}",
        "end_month": f"{last:%m}",
        "end_year": f"{last:%Y}",
    }
    return Request("/index1.jsp", tuple(params.items()), currency)


#: Set between 15:00 and 15:30; without trade the last rate stands under the new date, weekends included.
NBKR = Source(
    key="nbkr",
    short="NBKR",
    name="The National Bank of the Kyrgyz Republic",
    address="https://www.nbkr.kg",
    calendar=Calendar("Asia/Bishkek", DAILY, time(16, 30), Sets.NEXT_DAY, "KG", patience=2),
    rows=rows,
    attribution="National Bank of the Kyrgyz Republic, nbkr.kg",
    daily=requests,
    history=history,
    owns=("KGS",),
    decimal_comma=True,
    asked_by_default=True,
)
