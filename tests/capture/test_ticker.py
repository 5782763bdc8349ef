"""Ticker lines are read as printed."""

import pytest

from newsdesk.capture.ticker import read


@pytest.mark.parametrize(
    ("line", "value", "change"),
    [
        ("• KGS/USD = 0.01139 0%", "0.01139", "0%"),
        ("KGS/USD = 0.01139 -0%", "0.01139", "-0%"),
        ("* KGS/USD = 0.01139 0.23%", "0.01139", "0.23%"),
        ("- KGS/USD=0.01139", "0.01139", ""),
        ("KGS / USD: 0,01139 −0,23 %", "0,01139", "−0,23%"),
        ("– KGS/USD = 87 +12%", "87", "+12%"),
        ("KGS/USD = 12.345,6", "12.345,6", ""),
    ],
)
def test_a_line_is_read(line: str, value: str, change: str) -> None:
    """With or without bullet, change, spaces; with a real minus sign or a comma for the decimals."""
    (entry,) = read(line)

    assert (entry.base, entry.quote, entry.value, entry.change) == ("KGS", "USD", value, change)


def test_one_line_may_hold_several() -> None:
    """A ticker that ran across the page is copied as one line."""
    entries = read("KGS/USD = 0.01139 0% • KZT/USD = 0.00187 -0% | TJS/USD = 0.10791")

    assert [(entry.base, entry.value, entry.change) for entry in entries] == [
        ("KGS", "0.01139", "0%"),
        ("KZT", "0.00187", "-0%"),
        ("TJS", "0.10791", ""),
    ]
    assert entries[1].said == "KZT/USD = 0.00187 -0%"


@pytest.mark.parametrize(
    "line",
    [
        "KGS/USD",
        "KGS/USD = fell",
        "KGS/USD = 0.01139 0% on Friday",
        "The ticker said KGS/USD = 0.01139",
        "KGS/USD = 0.01139%",
        "kgs/usd = 0.01139",
        "",
    ],
)
def test_anything_else_is_copy(line: str) -> None:
    """A sentence that quotes a rate is no ticker."""
    assert read(line) == ()
