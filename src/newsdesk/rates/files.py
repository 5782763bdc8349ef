"""Rates that a person brings in a file: CSV, or JSON with the same names.

CSV has a header line with ``date, base, quote, value`` and, where wanted, ``nominal, change, source, kind``,
parted by commas or by semicolons (then a decimal comma is understood as well). JSON is a list of objects with
the same keys. A row says: on ``date`` (ISO 8601), ``nominal`` units of ``base`` cost ``value`` units of
``quote`` (ISO 4217), and one of the two is USD. A file is taken whole or not at all.
"""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NoReturn

from newsdesk.domain.errors import BadInput
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.rates import changes, quotes
from newsdesk.rates.currencies import currencies, no_currency

REQUIRED = ("date", "base", "quote", "value")
OPTIONAL = ("nominal", "change", "source", "kind")

#: A century of daily rates is a tenth of this; a larger file is something else.
LARGEST = 20_000_000

#: Banks set a rate ahead for the days they are closed. One further ahead is a slip of the pen, and would stay
#: the newest rate for as long as it is ahead.
BROUGHT_AHEAD = timedelta(days=10)

ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row as text, with the words that name its place for the user: "line 3", "entry 2"."""

    where: str
    cells: dict[str, str]


def read_rates(data: bytes, name: str, fetched: datetime) -> tuple[Rate, ...]:
    """Read every rate of a file, in its order.

    ``name`` is the file's, for messages and for the source where none is given; ``fetched`` (UTC) is when
    it reached us. A row without a kind is kind *manual*. Raises BadInput, naming the line, on anything
    that is no such file or no rate, and on two rows that contradict each other.
    """
    text = _decoded(data, name)
    rows = _json_rows(text, name) if text.lstrip()[:1] in {"[", "{"} else _csv_rows(text, name)
    reader = _Reader(name, fetched, hashlib.sha256(data).hexdigest(), currencies())
    found: dict[tuple[str, str, date], Rate] = {}
    for row in rows:
        rate = reader.rate(row)
        same = found.setdefault((rate.source, rate.pair, rate.effective), rate)
        if same != rate:
            _bad(name, row.where, f"{rate.source} has another {rate.pair} for {rate.effective} further up")
    if not found:
        raise BadInput(f"“{name}” holds no rates. A file of rates has a header line and at least one row.")
    return tuple(found.values())


def _decoded(data: bytes, name: str) -> str:
    if len(data) > LARGEST:
        raise BadInput(f"“{name}” is too large to be a file of rates. Choose a file of less than 20 MB.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"“{name}” is not a text file in UTF-8. Save it as “CSV UTF-8” and try again."
        ) from error


def _csv_rows(text: str, name: str) -> Iterator[_Row]:
    header = text.lstrip().partition("\n")[0]
    semicolon = header.count(";") > header.count(",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if semicolon else ",", strict=True)
    names: list[str] = []
    try:
        for cells in reader:
            row = [each.strip() for each in cells]
            if not any(row):
                continue
            where = f"line {reader.line_num}"
            if not names:
                names = _names(row, name, where)
            elif len(row) == len(names):
                yield _Row(where, _with_points(dict(zip(names, row, strict=True)), semicolon=semicolon))
            else:
                _bad(name, where, f"there are {len(row)} cells under {len(names)} headings")
    except csv.Error as error:
        _bad(name, f"line {reader.line_num}", f"this is not CSV ({error})")


def _names(row: list[str], name: str, where: str) -> list[str]:
    names = [each.lower() for each in row]
    missing = [each for each in REQUIRED if each not in names]
    if missing:
        _bad(name, where, f"“{missing[0]}” is missing; a rate has {', '.join(REQUIRED)}")
    for each in names:
        if each not in (*REQUIRED, *OPTIONAL) or names.count(each) > 1:
            _bad(name, where, f"“{each}” is not known here, or stands there twice")
    return names


def _with_points(cells: dict[str, str], *, semicolon: bool) -> dict[str, str]:
    if semicolon:
        return {
            key: cell.replace(",", ".") if key in {"value", "nominal"} else cell
            for key, cell in cells.items()
        }
    return cells


def _json_rows(text: str, name: str) -> Iterator[_Row]:
    try:
        # Numbers stay the text they are: a float would lose digits that the bank printed.
        entries = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except json.JSONDecodeError as error:
        _bad(name, f"line {error.lineno}", f"this is not JSON ({error.msg})")
    except RecursionError:
        _bad(name, "line 1", "this is nested too deeply to be a list of rates")
    if not isinstance(entries, list):
        _bad(name, "line 1", "a file of rates in JSON is a list of objects")
    for number, entry in enumerate(entries, start=1):
        where = f"entry {number}"
        if not isinstance(entry, dict) or not all(isinstance(each, str) for each in entry.values()):
            _bad(name, where, "it must be an object of text and numbers")
        _names(list(entry), name, where)
        yield _Row(where, {key.lower(): cell.strip() for key, cell in entry.items()})


def _bad(name: str, where: str, what: str) -> NoReturn:
    raise BadInput(f"“{name}”, {where}: {what}. Nothing was taken in; correct the file and import it again.")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes rates of rows; holds what is the same for the whole file."""

    name: str
    fetched: datetime
    digest: str
    currencies: frozenset[str]

    def rate(self, row: _Row) -> Rate:
        """Make one rate; BadInput names the row."""
        base, quote = self._currency(row, "base"), self._currency(row, "quote")
        if base == quote:
            self._refuse(row, f"{base} is given in itself")
        if quotes.DOLLAR not in {base, quote}:
            self._refuse(row, f"{base}/{quote} has no dollar in it, and rates are kept against USD")
        return Rate(
            source=" ".join(row.cells.get("source", "").split()) or self.name,
            base=base,
            quote=quote,
            value=self._number(row, "value"),
            kind=self._kind(row),
            effective=self._date(row),
            fetched=self.fetched,
            nominal=self._number(row, "nominal") if row.cells.get("nominal") else "1",
            change=self._change(row),
            digest=self.digest,
        )

    def _currency(self, row: _Row, key: str) -> str:
        code = row.cells[key].upper()
        if code not in self.currencies:
            self._refuse(row, no_currency(row.cells[key]))
        return code

    def _number(self, row: _Row, key: str) -> str:
        text = row.cells[key]
        if quotes.positive(text) is None:
            self._refuse(row, f"the {key} “{text}” is not a number above zero, written as 87.45")
        return text

    def _date(self, row: _Row) -> date:
        text = row.cells["date"]
        try:
            day = date.fromisoformat(text) if ISO_DATE.fullmatch(text) else None
        except ValueError:
            day = None
        if day is None:
            self._refuse(row, f"“{text}” is not a date; write it as 2025-11-14")
        if day > self.fetched.date() + BROUGHT_AHEAD:
            self._refuse(row, f"{text} is too far ahead for a rate to be known")
        return day

    def _change(self, row: _Row) -> str:
        text = row.cells.get("change", "")
        if text and changes.percentage(text) is None:
            self._refuse(row, f"the change “{text}” is not a percentage, written as 0.18% or -0.18%")
        return text

    def _kind(self, row: _Row) -> RateKind:
        text = row.cells.get("kind") or RateKind.MANUAL
        if text not in tuple(RateKind):
            self._refuse(row, f"“{text}” is no kind of rate; it is one of {', '.join(RateKind)}")
        return RateKind(text)

    def _refuse(self, row: _Row, what: str) -> NoReturn:
        _bad(self.name, row.where, what)
