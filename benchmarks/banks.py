"""All the banks of a region on one server of this machine, with invented rates for any day.

A source is asked there at the server's address with its key after it. What a bank sets, and how its server
behaves, is changed from outside while it runs.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

from benchmarks.bank import Bank, Server, serving
from newsdesk.rates.sources.cbr import CODES

#: What a dollar costs on the first of all days; all of it is invented.
PER_DOLLAR = """
    KGS 88.12  KZT 511.27  TJS 9.412  UZS 12710.55  TMT 3.5  RUB 80.1234  EUR 0.8659  GBP 0.7447  CNY 7.1065
    TRY 41.85  CHF 0.8031  JPY 151.9  AED 3.6725  AMD 383.1  AZN 1.7  BYN 3.4  CAD 1.404  CZK 21.05  DKK 6.46
    GEL 2.71  HUF 338.2  INR 88.2  KRW 1425  MDL 17.03  NOK 10.1  PLN 3.69  SEK 9.5  SGD 1.298  UAH 41.7
    MNT 3590
"""
FIRST = date(2000, 1, 1)
A_DAY = timedelta(days=1)

#: The banks' own currencies, and in how many units they give the others.
HOMES = {"nbk": "KZT", "nbkr": "KGS", "nbt": "TJS", "cbu": "UZS", "cbr": "RUB", "ecb": "EUR"}
OF_FIVE = ("USD", "EUR", "CNY", "KZT", "RUB")
BY_HUNDREDS = ("UZS", "KZT", "KRW", "HUF", "AMD", "JPY", "MNT")


def _costs() -> dict[str, Decimal]:
    words = PER_DOLLAR.split()
    return {"USD": Decimal(1)} | dict(zip(words[::2], map(Decimal, words[1::2]), strict=True))


@dataclass
class Region:
    """What the banks set: their newest table is of ``day``, by key of ``days`` where that is another.

    ``slips`` are what a bank gives by mistake, per unit, by its key, a currency and a day; ``faults`` how a
    server answers that does not behave, by its key.
    """

    day: date
    days: dict[str, date] = field(default_factory=dict)
    slips: dict[tuple[str, str, date], str] = field(default_factory=dict)
    faults: dict[str, Callable[[Bank], None]] = field(default_factory=dict)
    per_dollar: dict[str, Decimal] = field(default_factory=_costs)

    def newest(self, key: str) -> date:
        """Return the day of a bank's newest table."""
        return self.days.get(key, self.day)

    def cost(self, currency: str, on: date) -> Decimal:
        """Return what a dollar costs on a day: it wanders by some tenths of a percent, but for a peg."""
        steady = self.per_dollar[currency]
        if currency in {"USD", "TMT"}:
            return steady
        wander = ((on - FIRST).days * 7 + sum(map(ord, currency))) % 41 - 20
        return steady * (1 + Decimal(wander) / 10_000)

    def value(self, key: str, currency: str, on: date, units: int) -> str:
        """Return what a bank prints for so many units of a currency in its own."""
        slip = self.slips.get((key, currency, on))
        worth = self.cost(HOMES[key], on) / self.cost(currency, on) * units
        return slip or format(worth.quantize(Decimal("0.0001")), "f")


class Branch(Bank):
    """The server of all banks: the first part of the path is the key of the one that is asked."""

    def do_GET(self) -> None:  # noqa: N802 - the library's name
        """Answer as the bank would."""
        self.server.asked.append(self)  # type: ignore[attr-defined]
        region: Region = self.server.region  # type: ignore[attr-defined]
        key, _, path = urlsplit(self.path).path.removeprefix("/").partition("/")
        if key in region.faults:
            region.faults[key](self)
            return
        asked = _asked(path, parse_qs(urlsplit(self.path).query)) or region.newest(key)
        if "dynamic.asp" in path:
            self.send(200, _series(region, parse_qs(urlsplit(self.path).query)))
            return
        table = TABLES[key](region, asked) if asked <= region.newest(key) and "index1" not in path else None
        tag = f'"{key} {asked}"'
        if table is None:
            self.send(404, b"no")
        elif self.headers["If-None-Match"] == tag:
            self.send(304)
        else:
            self.send(200, table, ETag=tag)


def _asked(path: str, params: dict[str, list[str]]) -> date | None:
    """Return the day that a request is about, however it says so."""
    for name, form in (("fdate", "dmy."), ("date", "iso"), ("date_req", "dmy/"), ("startPeriod", "iso")):
        if name in params:
            said = params[name][0]
            return date.fromisoformat(said if form == "iso" else "-".join(reversed(said.split(form[3]))))
    last = path.rstrip("/").rpartition("/")[2]
    return date.fromisoformat(last) if last[:2] == "20" else None


def _rows(region: Region, key: str, on: date) -> Iterator[tuple[str, int, str]]:
    """Yield what a bank prints: code, units, value."""
    for code in region.per_dollar:
        if code != HOMES[key] and (key != "nbk" or code != "TMT"):
            units = 100 if code in BY_HUNDREDS and key != "cbu" else 1
            yield code, units, region.value(key, code, on, units)


def _nbk(region: Region, on: date) -> bytes:
    items = "".join(
        f"<item><title>{code}</title><description>{value}</description><quant>{units}</quant></item>"
        for code, units, value in _rows(region, "nbk", on)
    )
    return f"<rates><date>{on:%d.%m.%Y}</date>{items}</rates>".encode()


def _nbkr(region: Region, on: date) -> bytes:
    items = "".join(
        f'<Currency ISOCode="{code}"><Nominal>{units}</Nominal>'
        f"<Value>{value.replace('.', ',')}</Value></Currency>"
        for code, units, value in _rows(region, "nbkr", on)
        if code in OF_FIVE
    )
    return f'<CurrencyRates Date="{on:%d.%m.%Y}">{items}</CurrencyRates>'.encode()


def _nbt(region: Region, on: date) -> bytes:
    return _valutes(region, "nbt", on, on.isoformat()).encode()


def _cbr(region: Region, on: date) -> bytes:
    return (
        _valutes(region, "cbr", on, f"{on:%d.%m.%Y}")
        .replace(".", ",")
        .replace(f"{on:%d,%m,%Y}", f"{on:%d.%m.%Y}")
        .encode("cp1251")
    )


def _series(region: Region, params: dict[str, list[str]]) -> bytes:
    """Return the Bank of Russia's series of a currency, between two days."""
    first, last = (
        date.fromisoformat("-".join(reversed(params[name][0].split("/"))))
        for name in ("date_req1", "date_req2")
    )
    number = params["VAL_NM_RQ"][0]
    (code,) = (each for each, its in CODES.items() if its == number)
    units = 100 if code in BY_HUNDREDS else 1
    items = "".join(
        f'<Record Date="{on:%d.%m.%Y}" Id="{number}"><Nominal>{units}</Nominal>'
        f"<Value>{region.value('cbr', code, on, units).replace('.', ',')}</Value></Record>"
        for on in (first + ahead * A_DAY for ahead in range((last - first).days + 1))
    )
    return f'<ValCurs ID="{number}">{items}</ValCurs>'.encode()


def _valutes(region: Region, key: str, on: date, when: str) -> str:
    items = "".join(
        f"<Valute><CharCode>{code}</CharCode><Nominal>{units}</Nominal><Value>{value}</Value></Valute>"
        for code, units, value in _rows(region, key, on)
    )
    return f'<ValCurs Date="{when}">{items}</ValCurs>'


def _cbu(region: Region, on: date) -> bytes:
    return json.dumps(
        [
            {"Ccy": code, "Nominal": str(units), "Rate": value, "Date": f"{on:%d.%m.%Y}"}
            for code, units, value in _rows(region, "cbu", on)
        ]
    ).encode()


def _ecb(region: Region, on: date) -> bytes:
    euro = region.cost("EUR", on)
    items = "".join(
        f"<Cube currency='{code}' rate='{(region.cost(code, on) / euro).quantize(Decimal('0.0001'))}'/>"
        for code in ("USD", "GBP", "CNY", "TRY", "CHF", "JPY")
    )
    name = "http://www.ecb.int/vocabulary/2002-08-01/eurofxref"
    return f"<Envelope xmlns='{name}'><Cube><Cube time='{on}'>{items}</Cube></Cube></Envelope>".encode()


TABLES = {"nbk": _nbk, "nbkr": _nbkr, "nbt": _nbt, "cbu": _cbu, "cbr": _cbr, "ecb": _ecb}


@contextmanager
def region(day: date) -> Iterator[tuple[Server, Region]]:
    """Run the banks of a region, whose newest tables are of a day."""
    made = Region(day)
    with serving(Branch) as server:
        server.region = made  # type: ignore[attr-defined]
        yield server, made
