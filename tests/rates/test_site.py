"""The site's ticker line, from full precision."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from newsdesk.rates.changes import Change, of_percentage, percentage
from newsdesk.rates.site import site_line
from tests.board_rows import som

SOM = som(date(2025, 12, 12))


@pytest.mark.parametrize(
    ("currency", "per_dollar", "line"),
    [
        ("KGS", "87.41", "KGS/USD = 0.01144 0.18%"),
        ("KZT", "520.83", "KZT/USD = 0.001920 0.18%"),
        ("TJS", "9.2", "TJS/USD = 0.10870 0.18%"),
        ("UZS", "12194.21", "UZS/USD = 0.00008201 0.18%"),
        ("XAU", "0.00025", "XAU/USD = 4000.00000 0.18%"),
    ],
)
def test_five_decimals_and_four_digits(currency: str, per_dollar: str, line: str) -> None:
    """The site's five decimals, and more where they would say next to nothing."""
    assert site_line(replace(SOM, currency=currency, dollars=1 / Fraction(per_dollar))) == line


@pytest.mark.parametrize(
    ("printed", "written"),
    [("+0.18%", "0.18%"), ("−0.14%", "-0.14%"), ("0%", "0%"), ("-0%", "0%"), ("+0.20%", "0.2%")],
)
def test_a_percentage_has_no_plus_and_no_idle_zero(printed: str, written: str) -> None:
    """A zero stands bare, and is never negative."""
    percent = percentage(printed)
    assert percent is not None

    assert site_line(replace(SOM, change=of_percentage(percent))) == f"KGS/USD = 0.01144 {written}"


def test_a_peg_does_not_move_and_what_is_not_known_is_not_said() -> None:
    """The site prints 0% for both; only one of them is true."""
    pegged = replace(SOM, change=Change("peg", "–", "", "peg"))
    unknown = replace(SOM, change=Change("unknown", "", "", "change not known"))

    assert site_line(pegged) == "KGS/USD = 0.01144 0%"
    assert site_line(unknown) == "KGS/USD = 0.01144"


def test_a_rough_line_gets_no_digits_that_it_did_not_have() -> None:
    """0.00008 stays 0.00008: the rest would be invented."""
    rough = replace(SOM, currency="UZS", dollars_per_unit="0.00008", dollars=Fraction("0.00008"), rough=True)

    assert site_line(rough) == "UZS/USD = 0.00008 0.18%"
