from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.rates import decoding, quotes

PLAIN = st.from_regex(r"\A[0-9]{1,20}(\.[0-9]{1,20})?\Z").filter(lambda each: Decimal(each) > 0)


@given(PLAIN)
def test_printed_number_keeps_its_text(printed: str) -> None:
    """Every digit, the idle zeros too, whichever mark stands between."""
    assert decoding.number(printed) == printed
    assert decoding.number(f" {printed.replace('.', ',')}\n", comma=True) == printed


@given(digits=st.integers(1, 10**9), exponent=st.integers(-9, 9))
def test_exponent_is_written_out_exactly(digits: int, exponent: int) -> None:
    """“5,39256E-05” is 0.0000539256, not a float beside it; and it can be read as any other rate."""
    printed = f"{digits}E{exponent:+03}"

    number = decoding.number(printed)

    assert number is not None
    assert Decimal(number) == Decimal(printed)
    assert quotes.positive(number) == Decimal(printed)


@given(st.text(max_size=30))
def test_number_is_a_rate_or_nothing(text: str) -> None:
    """Whatever else the text is, what comes back is legible."""
    number = decoding.number(text, comma=True)

    assert number is None or quotes.positive(number) is not None


def test_scientific_sample() -> None:
    """As the Bank of Russia writes the rial, and as JSON writes a coin."""
    assert decoding.number("5,39256E-05", comma=True) == "0.0000539256"
    assert decoding.number("4.471653e-05") == "0.00004471653"


@given(st.text(st.characters(codec="cp1251", exclude_characters="\ufeff"), max_size=60))
def test_bytes_decide_on_their_encoding(text: str) -> None:
    """UTF-8 wherever the bytes are UTF-8, else Windows-1251; what is declared counts for nothing."""
    assert decoding.decoded(text.encode()) == text
    one_byte_each = text.encode("cp1251")
    try:
        expected = one_byte_each.decode()
    except UnicodeDecodeError:
        expected = text
    assert decoding.decoded(one_byte_each) == expected


def test_bytes_that_are_no_text_are_refused() -> None:
    """0x98 is nothing in Windows-1251, and alone nothing in UTF-8."""
    with pytest.raises(decoding.Unreadable, match="no text"):
        decoding.decoded(b"\x98\xff")


@pytest.mark.parametrize(
    ("text", "day"), [("2026-05-20", date(2026, 5, 20)), (" 20.05.2026 ", date(2026, 5, 20))]
)
def test_day(text: str, day: date) -> None:
    """Two ways of writing a day, nothing else."""
    assert decoding.day(text) == day


@pytest.mark.parametrize(
    "text", ["", "20.05.26", "05/20/2026", "2026-02-30", "0000-00-00", "20.05.2026 10:00"]
)
def test_what_is_no_day(text: str) -> None:
    """A table without its date is none."""
    with pytest.raises(decoding.Unreadable, match="without its date"):
        decoding.day(text)
