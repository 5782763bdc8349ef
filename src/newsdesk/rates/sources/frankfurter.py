"""Frankfurter, a free service that blends what central banks publish; version 2, and 1, which is ECB's alone.

It is asked with the dollar as the base: values under 0.0001 are cut to six decimals, which leaves two digits
of the soum. With ``expand=providers`` it says which banks it left out of a blend.
"""

from collections.abc import Iterator
from datetime import date, time

from newsdesk.domain.countries import TICKER
from newsdesk.domain.rates import RateKind
from newsdesk.rates import decoding
from newsdesk.rates.sources import objects
from newsdesk.rates.sources.calendars import DAILY, Calendar
from newsdesk.rates.sources.source import Request, Row, Source

QUOTES = (*TICKER, "EUR", "GBP", "RUB", "CNY", "TRY")

#: How it says that it has none of that day.
NOT_FOUND = "404"


def rows(text: str, _currency: str) -> Iterator[Row]:
    """Yield the rows of a list of version 2."""
    document = decoding.parsed_json(text)
    if isinstance(document, dict):
        _refusal(document)
    for item in objects.listed(document):
        blend = Row(
            base=objects.words(item, "base"),
            quote=objects.words(item, "quote"),
            value=objects.words(item, "rate"),
            effective=decoding.day(objects.words(item, "date")),
        )
        yield blend
        for each in objects.listed(item.get("providers", [])):
            if each.get("excluded") is True:
                bank = decoding.quoted(objects.words(each, "key"), 12)
                why = f"{bank} is too far from the others to be in the blend"
                yield blend._replace(value=objects.words(each, "rate"), refused=why)


def rows_of_version_1(text: str, _currency: str) -> Iterator[Row]:
    """Yield the rows of the frozen version: so many ``rates`` for an ``amount`` of the base."""
    document = objects.mapped(decoding.parsed_json(text))
    if "rates" not in document:
        _refusal(document)
    effective = decoding.day(objects.words(document, "date"))
    base = objects.words(document, "base")
    # One of the base is written as 1.0.
    nominal = objects.words(document, "amount").removesuffix(".0")
    table = objects.mapped(document["rates"])
    for code in table:
        yield Row(base, code, objects.words(table, code), effective, nominal)


def _refusal(document: objects.Object) -> None:
    if objects.words(document, "status") == NOT_FOUND:
        raise decoding.Empty
    raise decoding.Unreadable(f"an error (“{decoding.quoted(objects.words(document, 'message'))}”)")


def requests(day: date | None) -> tuple[Request, ...]:
    """Ask for a day's blend, or for the newest."""
    dated = () if day is None else (("date", day.isoformat()),)
    return (Request("/v2/rates", (*_PAIRS, *dated, ("expand", "providers"))),)


def history(first: date, last: date) -> tuple[Request, ...]:
    """Ask for all days at once."""
    return (Request("/v2/rates", (*_PAIRS, ("from", first.isoformat()), ("to", last.isoformat()))),)


_PAIRS = (("base", "USD"), ("quotes", ",".join(QUOTES)))

#: It looks at the banks all day long, and carries a rate on for fourteen days.
FRANKFURTER = Source(
    key="frankfurter",
    short="Frankfurter",
    name="Frankfurter",
    address="https://api.frankfurter.dev",
    calendar=Calendar("UTC", DAILY, time(16), patience=2),
    rows=rows,
    attribution="Frankfurter, frankfurter.dev, from rates of central banks",
    daily=requests,
    history=history,
    kind=RateKind.MARKET,
)

FRANKFURTER_1 = Source(
    key="frankfurter-1",
    short="Frankfurter 1",
    name="Frankfurter, version 1,",
    address="https://api.frankfurter.dev",
    calendar=Calendar("UTC", DAILY, time(16), patience=2),
    rows=rows_of_version_1,
    attribution="Frankfurter, frankfurter.dev, from rates of the European Central Bank",
    kind=RateKind.MARKET,
)
