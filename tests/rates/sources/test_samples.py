"""Every sample of a source's answer says what its ``expected.json`` says.

The project's own samples have the shapes of the real answers and invented numbers; ``--rates-samples FOLDER``
adds those of another folder of the same make, whose names tell the source ("nbk-….xml"). What a table prints
and the reader leaves out counts as printed: expected is what stands there.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from newsdesk.domain.errors import BadInput
from newsdesk.domain.rate_sources import NoRates, NotAFeed, RateTable, Reading
from newsdesk.domain.rates import Rate
from newsdesk.rates import quotes
from newsdesk.rates.payloads import read_any
from newsdesk.rates.sources.source import Source
from newsdesk.rates.sources.table import source_named

OWN = Path(__file__).with_name("samples")

#: By how a sample's name begins, the longest first.
KEYS = {
    "exchangerate-host-": "exchangerate-host",
    "frankfurter-v1-": "frankfurter-1",
    "frankfurter-v2-": "frankfurter",
    "fawazahmed0-": "fawazahmed0",
    "er-api-": "er-api",
    **{f"{key}-": key for key in ("nbkr", "nbk", "nbt", "cbu", "cbt", "cbr", "ecb", "oxr")},
}

#: How an expectation says that a good answer holds nothing; every other outcome is no table.
NOTHING = ("no rates", "not found")

FETCHED = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


class Sample(NamedTuple):
    """A file, and what is expected of it; {} where nothing more than rates is."""

    path: Path
    expected: dict[str, Any]

    @property
    def source(self) -> Source:
        """Whose it is."""
        return source_named(next(key for start, key in KEYS.items() if self.path.name.startswith(start)))

    def read(self) -> Reading:
        """Read the file as its source's answer."""
        return self.source.read(self.path.read_bytes(), None, FETCHED, currency="USD")


def samples(folder: Path) -> Iterator[Sample]:
    """Yield all samples of a folder."""
    expected = json.loads(folder.joinpath("expected.json").read_text("utf-8"))
    for path in sorted(folder.iterdir()):
        if path.name.startswith(tuple(KEYS)):
            yield Sample(path, expected.pop(path.name, {}))
    assert expected == {}, "something is expected of files that are not there"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give every sample a test of its own."""
    if "sample" in metafunc.fixturenames:
        folders = [OWN, *metafunc.config.getoption("rates_samples")]
        found = [sample for folder in folders for sample in samples(Path(folder))]
        metafunc.parametrize("sample", found, ids=[each.path.name for each in found])


def printed(reading: Reading) -> list[Rate]:
    """Return all rows of a table, and those left out with the rest."""
    assert isinstance(reading, RateTable), reading.sentence
    return [*reading.rates, *(each.rate for each in reading.left_out)]


def test_a_saved_sample_is_recognised(sample: Sample) -> None:
    """Brought as a file it is its source's own; what is no table of anybody's is refused.

    The page of the Kyrgyz bank's history does not say of which currency it is.
    """
    data, name = sample.path.read_bytes(), sample.path.name
    reading = sample.read()
    if isinstance(reading, RateTable) and sample.path.suffix != ".html":
        brought = read_any(data, name, FETCHED)
        assert (brought.rates, brought.source) == (reading.rates, sample.source)
    else:
        with pytest.raises(BadInput, match="“"):
            read_any(data, name, FETCHED)


def test_sample_is_read_as_expected(sample: Sample) -> None:
    """Outcome, source, day, direction, nominal, value, per unit, every day of a series: what is expected."""
    reading, expected = sample.read(), sample.expected

    if "outcome" in expected:
        is_nothing = any(each in expected["outcome"] for each in NOTHING)
        assert isinstance(reading, NoRates if is_nothing else NotAFeed)
        assert expected["outcome"].partition("provider error ")[2] in reading.sentence
        return
    rows = printed(reading)
    assert {each.source for each in rows} == {expected.get("source", rows[0].source)}
    if day := expected.get("effective_date") or expected.get("as_of_utc", "")[:10]:
        assert {each.effective for each in rows} == {date.fromisoformat(day)}
    if "dates" in expected:
        assert {each.effective.isoformat() for each in rows} == set(expected["dates"])
    if "series" in expected:
        assert [as_expected(each) | {"date": each.effective.isoformat()} for each in rows] == [
            each | {"per_unit": Fraction(each["per_unit"])} for each in expected["series"]
        ]
    check_table(rows, expected)


def as_expected(rate: Rate) -> dict[str, object]:
    """Return a rate in an expectation's words; what a unit is worth, exactly."""
    return {"nominal": rate.nominal, "value": rate.value, "per_unit": quotes.ratio(rate)}


def check_table(rows: list[Rate], expected: dict[str, Any]) -> None:
    """Compare the rows with a table of rates: by base where ``quote`` is given, else by quote."""
    if "rates" not in expected:
        return
    if "quote" in expected:
        assert {each.quote for each in rows} == {expected["quote"]}
        assert {each.base: as_expected(each) for each in rows} == {
            code: each | {"per_unit": Fraction(each["per_unit"])} for code, each in expected["rates"].items()
        }
    else:
        assert {each.base for each in rows} == {expected["base"]}
        assert {each.quote: each.value for each in rows if is_blend(each, rows)} == expected["rates"]
    for code, unit in expected.get("vunit_rate", {}).items():
        assert [quotes.ratio(each) for each in rows if each.base == code] == [Fraction(unit)]


def is_blend(rate: Rate, rows: list[Rate]) -> bool:
    """Tell a row from a bank's that was left out of it, which comes after it."""
    return rate == next(each for each in rows if each.quote == rate.quote)
