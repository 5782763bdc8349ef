from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.rates import digits


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("87.4125874", "87.41"),
        ("520.8333", "520.8"),
        ("9.2030185", "9.203"),
        ("12500", "12,500"),
        ("12194.21", "12,194"),
        ("3.5", "3.500"),
        ("9.9996", "10.00"),
        ("999.96", "1,000"),
        ("0.00008201", "0.00008201"),
        ("0.0114412345", "0.01144"),
        ("1E+7", "10,000,000"),
        ("0", "0"),
        ("-0.0", "0"),
    ],
)
def test_readable(value: str, text: str) -> None:
    """Four digits that count, thousands marked, digits before the point kept, no exponent."""
    assert digits.readable(Decimal(value)) == text


@given(st.decimals("1e-12", "1e12", allow_nan=False, allow_infinity=False))
def test_readable_is_within_half_a_unit_of_four_digits(value: Decimal) -> None:
    """What is read is never further off than 1 in 2,000, has no exponent and no sign."""
    text = digits.readable(value)

    assert set(text) <= set("0123456789.,")
    assert abs(Decimal(text.replace(",", "")) - value) <= value / 2000


def test_rough_value_says_so() -> None:
    """A rough value carries its sign, and no more digits than it deserves."""
    assert digits.rough(Decimal(12500)) == "≈ 12,500"
    assert digits.rough(Decimal("14285.714")) == "≈ 14,300"


def test_rough_note_gives_the_range() -> None:
    """The tooltip names the printed text and both ends."""
    note = digits.rough_note("0.00008", Decimal("11764.7"), Decimal("13333.3"))

    assert note == "printed as 0.00008: anything from 11,765 to 13,333"
