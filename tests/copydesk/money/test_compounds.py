"""Numbers that are told in several pieces: 1 billion 200 million tenge, двадцать пять тысяч тенге."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.copydesk.money.found import found_amounts

MILLION = 10**6


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("⟦2 million 500 thousand tenge⟧", 2_500_000),
        ("⟦KZT 2 million 500 thousand⟧", 2_500_000),
        ("⟦$1 million 200 thousand⟧", 1_200_000),
        ("⟦5 thousand 300 tenge⟧", 5300),
        ("⟦1 million 200,000 tenge⟧", 1_200_000),
        ("⟦1 mlrd 200 mln so‘m⟧", 1_200 * MILLION),
        ("⟦twenty five thousand tenge⟧", 25_000),
        ("⟦2 млн 500 тыс. тенге⟧", 2_500_000),
        ("⟦1 млрд. 200 млн. тенге⟧", 1_200 * MILLION),
        ("⟦1 млрд\u00a0200\u00a0млн\u00a0300 тыс. тенге⟧", 1_200_300_000),
        ("до ⟦1 миллиарда 200 миллионов тенге⟧", 1_200 * MILLION),
        ("⟦5 тыс. 300 тенге⟧", 5300),
        ("⟦миллион двести тысяч тенге⟧", 1_200_000),
        ("⟦два миллиона пятьсот тысяч тенге⟧", 2_500_000),
        ("⟦двадцать пять тысяч тенге⟧", 25_000),
        ("⟦девяносто пять тысяч тенге⟧", 95_000),
        ("⟦сто двадцать тысяч тенге⟧", 120_000),
        ("⟦сто двенадцать тенге⟧", 112),
        ("⟦двести двадцать два тенге⟧", 222),
        ("около ⟦двадцати двух тысяч тенге⟧", 22_000),
        ("свыше ⟦шестисот сорока трёх миллионов тенге⟧", 643 * MILLION),
    ],
)
def test_a_number_in_pieces_is_one_amount(text: str, value: int) -> None:
    """The last piece alone would be converted, and the right conversion called wrong."""
    before, inside, _after = text.replace("⟧", "⟦").split("⟦")

    (found,) = found_amounts(text.replace("⟦", "").replace("⟧", ""), ("KZ",), "ru")

    assert (found.start, found.end) == (len(before), len(before) + len(inside))
    assert found.low == found.high == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2 million 500-tenge notes", [500]),
        ("the $5 million 2024 budget", [5 * MILLION]),
        ("$5 million 300 times", [5 * MILLION]),
        ("$1.5 million 500 tenge", [1_500_000, 500]),
        ("5 million tenge 300 thousand tenge", [5 * MILLION, 300_000]),
        ("500 thousand 2 million tenge", [2 * MILLION]),
        ("5 million, 300 thousand tenge", [300_000]),
        ("1 million and 500 thousand tenge", [500_000]),
        ("ten five tenge", [5]),
        ("twenty 5 tenge", [5]),
    ],
)
def test_two_numbers_side_by_side_are_no_pieces(text: str, values: list[int]) -> None:
    """Notes of a denomination, a year, two amounts: each stays what it was."""
    assert [each.low for each in found_amounts(text, ("KZ",))] == values


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from([" ", "\u00a0", ". "]))
def test_pieces_add_up(millions: int, thousands: int, space: str) -> None:
    """Whatever the figures are."""
    (found,) = found_amounts(f"{millions} млн{space}{thousands} тыс. тенге", (), "ru")

    assert found.low == Decimal(millions * MILLION + thousands * 1000)


@pytest.mark.parametrize("pieces", ["1 млрд 200 млн – 1 млрд 300 млн тенге", "1 млрд 200 млн–300 млн тенге"])
def test_pieces_are_the_ends_of_a_range(pieces: str) -> None:
    """Each end is read whole, and a range that would run backwards is none."""
    found = found_amounts(pieces, (), "ru")

    assert all(each.low == each.high or each.low == 1200 * MILLION for each in found)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("20-30,000 tenge", 20_000, 30_000),
        ("$10–15,000", 10_000, 15_000),
        ("5-10 000 tenge", 5_000, 10_000),
        ("500-1,000 tenge", 500, 1_000),
        ("5 to 10,000 tenge", 5, 10_000),
        ("1-10,000 tenge", 1, 10_000),
        ("2-2,500 tenge", 2, 2_500),
    ],
)
def test_thousands_of_a_range_are_told_once(text: str, low: int, high: int) -> None:
    """20-30,000 begins at twenty thousand; 500-1,000 at five hundred."""
    (found,) = found_amounts(text, ("KZ",))

    assert (found.low, found.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("part", ["three-quarters", "a third", "two-thirds", "half", "one-tenth"])
def test_a_part_of_a_million_is_not_a_million(part: str) -> None:
    """What cannot be read is left alone."""
    assert found_amounts(f"He paid {part} of a million tenge.") == ()
