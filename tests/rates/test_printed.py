"""Whatever marks a page sets, the number is the one that it means."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.rates.printed import plain_numbers


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        (["0.01144", "0.00008"], ["0.01144", "0.00008"]),
        (["0,01144", "87,41"], ["0.01144", "87.41"]),
        (["12,950.50", "0.0019"], ["12950.50", "0.0019"]),
        (["12.950,50", "0,0019"], ["12950.50", "0.0019"]),
        (["1,234,567", "1.234.567,8"], ["1234567", "1234567.8"]),
        (["12,950", "0.0114"], ["12950", "0.0114"]),
        (["12.950", "0,0114"], ["12950", "0.0114"]),
        (["9.203", "0.0114"], ["9.203", "0.0114"]),
        (["9,203", "0,0114"], ["9.203", "0.0114"]),
        (["9,203"], ["9.203"]),
        (["87", "0.001"], ["87", "0.001"]),
        (["0.000", "12,950"], ["0.000", "12950"]),
    ],
)
def test_marks_are_told_apart(printed: list[str], plain: list[str]) -> None:
    """12,950.50 som became 12.950.50, from which nothing follows; 12,950 some twelve."""
    assert plain_numbers(printed) == plain


@given(st.lists(st.decimals(0, 10**7, places=4), min_size=1), st.sampled_from([",.", ".,"]))
def test_a_page_in_one_way_of_writing_is_understood(values: list[Decimal], marks: str) -> None:
    """With thousands marked and four decimals nothing is in doubt."""
    swap = str.maketrans(",.", marks)

    printed = [format(value, ",.4f").translate(swap) for value in values]

    assert [Decimal(each) for each in plain_numbers(printed)] == values
