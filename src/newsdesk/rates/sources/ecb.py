"""European Central Bank: what an euro is worth in some thirty currencies, none of them Central Asian.

XML for the newest day and for ninety, CSV for all of history, and CSV of the SDMX service for any days.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date, time

from newsdesk.rates import decoding
from newsdesk.rates.sources.calendars import WEEKDAYS, Calendar
from newsdesk.rates.sources.source import Request, Row, Source

#: What a history is asked for.
OF_HISTORY = ("USD", "GBP", "CNY", "TRY", "CHF", "JPY")

#: Marks an empty cell, of a currency that was not quoted on that day.
NOT_QUOTED = {"N/A", ""}


def rows(text: str, _currency: str) -> Iterator[Row]:
    """Yield the rows of any of the four forms."""
    if text.lstrip().startswith("<"):
        return _of_xml(text)
    return _of_csv(text)


def _of_xml(text: str) -> Iterator[Row]:
    root = decoding.xml(text)
    if decoding.local_name(root) != "Envelope":
        raise decoding.Unreadable("XML of another kind")
    for table in decoding.children(root, "Cube"):
        if "time" in table.attrib:
            effective = decoding.day(table.get("time", ""))
            for each in table:
                yield Row("EUR", each.get("currency", ""), each.get("rate", ""), effective)


def _of_csv(text: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        names = next(reader, [])
        if not (names[:1] == ["Date"] or {"CURRENCY", "TIME_PERIOD", "OBS_VALUE"} <= set(names)):
            raise decoding.Unreadable("a text of another kind")
        lines = decoding.capped(each for each in reader if each)
    except csv.Error as error:
        raise decoding.Unreadable(f"no whole CSV ({error})") from error
    # A number that breaks off is another number.
    if any(len(each) != len(names) for each in lines) or (names[-1].strip() and text[-1] not in "\r\n"):
        raise decoding.Unreadable("no whole CSV (it breaks off)")
    for each in lines:
        line = dict(zip(names, map(str.strip, each), strict=True))
        if "OBS_VALUE" in line:
            yield Row("EUR", line["CURRENCY"], line["OBS_VALUE"], decoding.day(line["TIME_PERIOD"]))
            continue
        effective = decoding.day(line["Date"])
        yield from (
            Row("EUR", code.strip(), line[code], effective)
            for code in names[1:]
            if code.strip() and line[code] not in NOT_QUOTED
        )


def requests(day: date | None) -> tuple[Request, ...]:
    """Ask for the newest day; an earlier one is asked for as history is."""
    return (Request("/stats/eurofxref/eurofxref-daily.xml"),) if day is None else history(day, day)


def history(first: date, last: date) -> tuple[Request, ...]:
    """Ask the SDMX service, which the bank keeps at another address, for the currencies that matter."""
    params = (("format", "csvdata"), ("startPeriod", first.isoformat()), ("endPeriod", last.isoformat()))
    series = f"D.{'+'.join(OF_HISTORY)}.EUR.SP00.A"
    return (Request(f"https://data-api.ecb.europa.eu/service/data/EXR/{series}", params),)


#: About 16:00 in Frankfurt, on days when TARGET is open.
ECB = Source(
    key="ecb",
    short="ECB",
    name="The European Central Bank",
    address="https://www.ecb.europa.eu",
    calendar=Calendar("Europe/Berlin", WEEKDAYS, time(16, 30), holidays="ECB"),
    rows=rows,
    attribution="European Central Bank, ecb.europa.eu",
    daily=requests,
    history=history,
    owns=("EUR",),
    asked_by_default=True,
)
