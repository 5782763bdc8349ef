"""Bank of Russia: all five currencies in one table, with six digits each; the fallback and the cross-check.

Windows-1251 and decimal commas; the nominal is up to a million. A bad request is answered with status 200 and
an error in the document. A day without a table of its own gets the last one, under its own date.
"""

from collections.abc import Iterator
from datetime import date, time

from newsdesk.rates import decoding
from newsdesk.rates.sources.calendars import Calendar, Sets
from newsdesk.rates.sources.source import Request, Row, Source

#: A series names its currency by the bank's own code. Those of the currencies that a history is asked for.
CODES = {
    "USD": "R01235",
    "EUR": "R01239",
    "KZT": "R01335",
    "KGS": "R01370",
    "CNY": "R01375",
    "TJS": "R01670",
    "TMT": "R01710A",
    "UZS": "R01717",
}

TUESDAY_TO_SATURDAY = frozenset(range(1, 6))


def rows(text: str, _currency: str) -> Iterator[Row]:
    """Yield the rows of a day's table or of a series."""
    root = decoding.xml(text)
    if decoding.local_name(root) != "ValCurs":
        raise decoding.Unreadable("XML of another kind")
    if said := decoding.quoted(root.text or ""):
        raise decoding.Unreadable(f"an error (“{said}”)")
    of_all = root.get("Date")
    series = next((each for each, code in CODES.items() if code == root.get("ID", "").strip()), "")
    for item in root:
        yield Row(
            base=decoding.words(item, "CharCode") or series,
            quote="RUB",
            value=decoding.words(item, "Value"),
            effective=decoding.day(of_all or item.get("Date") or ""),
            nominal=decoding.words(item, "Nominal"),
        )


def requests(day: date | None) -> tuple[Request, ...]:
    """Ask for a day's table, or for the newest."""
    dated = () if day is None else (("date_req", f"{day:%d/%m/%Y}"),)
    return (Request("/scripts/XML_daily.asp", dated),)


def history(first: date, last: date) -> tuple[Request, ...]:
    """Ask for the series of the dollar, of the five currencies, of euro and yuan."""
    between = (("date_req1", f"{first:%d/%m/%Y}"), ("date_req2", f"{last:%d/%m/%Y}"))
    return tuple(
        Request("/scripts/XML_dynamic.asp", (*between, ("VAL_NM_RQ", code))) for code in CODES.values()
    )


#: Set on a working day for the next day; Sunday and Monday have Saturday's.
CBR = Source(
    key="cbr",
    short="CBR",
    name="The Bank of Russia",
    address="https://www.cbr.ru",
    calendar=Calendar("Europe/Moscow", TUESDAY_TO_SATURDAY, time(16), Sets.NEXT_DAY, "RU", patience=2),
    rows=rows,
    attribution="Bank of Russia, cbr.ru",
    daily=requests,
    history=history,
    owns=("RUB",),
    decimal_comma=True,
    asked_by_default=True,
)
