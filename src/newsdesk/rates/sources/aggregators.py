"""Services that sell rates of the market, and give some away: JSON with the dollar as the base.

Their terms do not allow passing the rates on, or name nobody who could; so these never go into an edition.
Those that want a key are read, where somebody has a file of theirs, and are not asked.
"""

from collections.abc import Iterator
from datetime import date, time

from newsdesk.domain.rates import RateKind
from newsdesk.rates import decoding
from newsdesk.rates.sources import objects
from newsdesk.rates.sources.calendars import DAILY, Calendar
from newsdesk.rates.sources.source import Request, Row, Source


def er_api_rows(text: str, _currency: str) -> Iterator[Row]:
    """Yield the rows of open.er-api.com; an error has status 200 or 404 and an ``error-type``."""
    document = objects.mapped(decoding.parsed_json(text))
    if objects.words(document, "result") != "success":
        _refusal(objects.words(document, "error-type"))
    effective = objects.day_of_seconds(objects.words(document, "time_last_update_unix"))
    yield from _table(document.get("rates"), objects.words(document, "base_code"), effective)


def open_exchange_rates_rows(text: str, _currency: str) -> Iterator[Row]:
    """Yield the rows of openexchangerates.org; an error may come with status 200."""
    document = objects.mapped(decoding.parsed_json(text))
    if "rates" not in document:
        _refusal(objects.words(document, "message"))
    effective = objects.day_of_seconds(objects.words(document, "timestamp"))
    yield from _table(document["rates"], objects.words(document, "base"), effective)


def exchangerate_host_rows(text: str, _currency: str) -> Iterator[Row]:
    """Yield the rows of exchangerate.host, whose names are pairs: "USDKZT"."""
    document = objects.mapped(decoding.parsed_json(text))
    if document.get("success") is not True:
        error = objects.mapped(document.get("error"))
        _refusal(f"{objects.words(error, 'code')} {objects.words(error, 'type')}")
    effective = objects.day_of_seconds(objects.words(document, "timestamp"))
    base = objects.words(document, "source")
    pairs = objects.mapped(document.get("quotes"))
    for pair in pairs:
        yield Row(base, pair.removeprefix(base), objects.words(pairs, pair), effective)


def currency_api_rows(text: str, _currency: str) -> Iterator[Row]:
    """Yield the rows of currency-api, whose codes are in small letters and include coins and dead money."""
    document = objects.mapped(decoding.parsed_json(text))
    yield from _table(document.get("usd"), "USD", decoding.day(objects.words(document, "date")))


def _table(table: object, base: str, effective: date) -> Iterator[Row]:
    found = objects.mapped(table)
    for code in found:
        yield Row(base, code.upper(), objects.words(found, code), effective)


def _refusal(said: str) -> None:
    raise decoding.Unreadable(f"an error (“{decoding.quoted(said)}”)")


def er_api_requests(day: date | None) -> tuple[Request, ...]:
    """Ask for the newest: there is no other day."""
    return (Request("/v6/latest/USD"),) if day is None else ()


def currency_api_requests(day: date | None) -> tuple[Request, ...]:
    """Ask for a day's file, or for the newest."""
    of = "latest" if day is None else day.isoformat()
    return (Request(f"/npm/@fawazahmed0/currency-api@{of}/v1/currencies/usd.json"),)


#: Once a day, shortly after midnight; whoever asks too often waits for twenty minutes.
ER_API = Source(
    key="er-api",
    short="er-api",
    name="ExchangeRate-API",
    address="https://open.er-api.com",
    calendar=Calendar("UTC", DAILY, time(1)),
    rows=er_api_rows,
    attribution="ExchangeRate-API, exchangerate-api.com",
    daily=er_api_requests,
    kind=RateKind.MARKET,
    may_be_published=False,
)

OPEN_EXCHANGE_RATES = Source(
    key="oxr",
    short="OXR",
    name="Open Exchange Rates",
    address="https://openexchangerates.org",
    calendar=Calendar("UTC", DAILY, time(1)),
    rows=open_exchange_rates_rows,
    attribution="Open Exchange Rates, openexchangerates.org",
    kind=RateKind.MARKET,
    may_be_published=False,
)

EXCHANGERATE_HOST = Source(
    key="exchangerate-host",
    short="exchangerate.host",
    name="exchangerate.host",
    address="https://api.exchangerate.host",
    calendar=Calendar("UTC", DAILY, time(1)),
    rows=exchangerate_host_rows,
    attribution="exchangerate.host",
    kind=RateKind.MARKET,
    may_be_published=False,
)

#: The data name no source, so nobody could be named beside them.
CURRENCY_API = Source(
    key="fawazahmed0",
    short="fawazahmed0",
    name="currency-api",
    address="https://cdn.jsdelivr.net",
    calendar=Calendar("UTC", DAILY, time(6)),
    rows=currency_api_rows,
    attribution="currency-api by fawazahmed0",
    daily=currency_api_requests,
    kind=RateKind.MARKET,
    may_be_published=False,
)
