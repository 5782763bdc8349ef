import csv
import io
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.errors import BadInput
from newsdesk.domain.rates import RateKind
from newsdesk.rates.files import read_rates

FETCHED = datetime(2025, 11, 14, 6, 30, tzinfo=UTC)

HEADER = "date,base,quote,value,nominal,change,source,kind"
GOOD = "2025-11-14,USD,KGS,87.4500,1,0.02%,A bank,official"

ENTRY = {"date": "2025-11-14", "base": "USD", "quote": "KGS", "value": "87.4500"}


def test_every_column_of_a_csv() -> None:
    """A full row gives a rate with the text as printed and the digest of the file."""
    (rate,) = read_rates(f"{HEADER}\n{GOOD}\n".encode(), "rates.csv", FETCHED)

    assert (rate.pair, rate.value, rate.nominal, rate.change) == ("USD/KGS", "87.4500", "1", "0.02%")
    assert (rate.source, rate.kind, rate.effective) == ("A bank", RateKind.OFFICIAL, date(2025, 11, 14))
    assert rate.fetched == FETCHED
    assert len(rate.digest) == 64


def test_what_is_left_out_has_a_default() -> None:
    """Without source, kind and nominal it is the file's own, entered by hand, for one unit."""
    (rate,) = read_rates(b"date,base,quote,value\n2025-11-14,usd,kgs,87.45\n", "mine.csv", FETCHED)

    assert (rate.source, rate.kind, rate.nominal) == ("mine.csv", RateKind.MANUAL, "1")
    assert rate.pair == "USD/KGS"


def test_a_spreadsheet_with_semicolons_and_commas() -> None:
    """A byte order mark, Windows line ends, semicolons, decimal commas and blank lines are all usual."""
    data = "\ufeffDate;Base;Quote;Value\r\n\r\n14.11.2025;USD;KGS;87,45\r\n".replace(
        "14.11.2025", "2025-11-14"
    )

    (rate,) = read_rates(data.encode(), "rates.csv", FETCHED)

    assert rate.value == "87.45"


def test_json_numbers_keep_their_digits() -> None:
    """A JSON number is taken as its text: 87.4500 does not become 87.45."""
    data = json.dumps([ENTRY]).replace('"87.4500"', "87.4500")

    (rate,) = read_rates(data.encode(), "rates.json", FETCHED)

    assert rate.value == "87.4500"


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-1", "0", "0.000", "1e999", "1e5", "", "12 194", "87,45", "٣"]
)
@pytest.mark.parametrize("column", ["value", "nominal"])
def test_what_is_no_number_above_zero_is_refused(number: str, column: str) -> None:
    """CSV and JSON refuse it alike, and name the place; only a nominal may be left empty."""
    if (column, number) == ("nominal", ""):
        return
    entry = ENTRY | {column: number}
    lines = io.StringIO()
    csv.DictWriter(lines, entry).writerows([dict.fromkeys(entry) | {each: each for each in entry}, entry])

    with pytest.raises(BadInput, match="line 2"):
        read_rates(lines.getvalue().encode(), "rates.csv", FETCHED)
    with pytest.raises(BadInput, match="entry 1"):
        read_rates(json.dumps([entry]).encode(), "rates.json", FETCHED)


@pytest.mark.parametrize("literal", ["NaN", "Infinity", "-Infinity", "1e999", "-3", "true", "null", "[1]"])
def test_json_values_that_are_no_rates_are_refused(literal: str) -> None:
    """JSON's own ways of not being a number above zero are refused too."""
    data = json.dumps([ENTRY]).replace('"87.4500"', literal)

    with pytest.raises(BadInput, match="entry 1"):
        read_rates(data.encode(), "rates.json", FETCHED)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("2025-02-30,USD,KGS,87,1,,,", "2025-02-30"),
        ("20251114,USD,KGS,87,1,,,", "20251114"),
        ("14.11.2025,USD,KGS,87,1,,,", "write it as 2025-11-14"),
        ("2052-11-14,USD,KGS,87,1,,,", "too far ahead"),
        ("2025-11-14,USD,XQZ,87,1,,,", "XQZ"),
        ("2025-11-14,USD,,87,1,,,", "currency code"),
        ("2025-11-14,USD,USD,1,1,,,", "in itself"),
        ("2025-11-14,EUR,KZT,600,1,,,", "no dollar"),
        ("2025-11-14,USD,KGS,87,1,a lot,,", "a lot"),
        ("2025-11-14,USD,KGS,87,1,,,guess", "guess"),
        ("2025-11-14,USD,KGS,87,1,,", "7 cells under 8 headings"),
        ("2025-11-14,USD,KGS,88.0,1,,A bank,official", "another USD/KGS"),
        ('2025-11-14,USD,KGS,"87,1,,,', "not CSV"),
    ],
)
def test_one_bad_row_refuses_the_file(row: str, says: str) -> None:
    """A good row before it does not help: the whole file or nothing, with the line's number."""
    with pytest.raises(BadInput, match=r"line 3") as caught:
        read_rates(f"{HEADER}\n{GOOD}\n{row}\n".encode(), "rates.csv", FETCHED)

    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "holds no rates"),
        (b"[]", "holds no rates"),
        (b"date,base,quote,value\n", "holds no rates"),
        (b"date,base,quote\n", "“value” is missing"),
        (b"date,base,quote,value,nominl\n", "nominl"),
        (b"date,base,quote,value,value\n", "twice"),
        (b"[{]", "not JSON"),
        (b'{"rates": []}', "a list of objects"),
        (b"[1]", "entry 1"),
        (b"[" * 100_000, "nested"),
        (b"\x89PNG\r\n\x1a\n\xff", "UTF-8"),
        (b"a" * 20_000_001, "too large"),
        (b"<html>502 Bad Gateway</html>", "is missing"),
    ],
)
def test_other_files_are_refused(data: bytes, says: str) -> None:
    """Anything that is no file of rates gets a sentence that names it."""
    with pytest.raises(BadInput, match=r"“thing”") as caught:
        read_rates(data, "thing", FETCHED)

    assert says in str(caught.value)


def test_the_same_row_twice_is_one_rate() -> None:
    """Repeating a line says nothing new."""
    assert len(read_rates(f"{HEADER}\n{GOOD}\n{GOOD}\n".encode(), "rates.csv", FETCHED)) == 1


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_other_bytes_are_one_sentence(data: bytes) -> None:
    """Whatever is handed in, the answer is a sentence, never a crash."""
    with pytest.raises(BadInput):
        read_rates(data, "noise", FETCHED)
