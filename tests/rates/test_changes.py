from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.rates import RateKind
from newsdesk.rates import changes

PERCENTAGES = st.decimals("-99", "400", places=2)


@pytest.mark.parametrize(
    ("printed", "direction", "percent", "words"),
    [
        ("0.18%", "up", "+0.18%", "up 0.18 percent"),
        ("+0,2%", "up", "+0.2%", "up 0.2 percent"),
        ("-0.14%", "down", "−0.14%", "down 0.14 percent"),
        ("−0.18\N{NO-BREAK SPACE}%", "down", "−0.18%", "down 0.18 percent"),
        ("0%", "flat", "0%", "unchanged"),
        ("-0%", "flat", "0%", "unchanged"),
        ("-0.00 %", "flat", "0%", "unchanged"),
        ("", "unknown", "", "change not known"),
        ("+0.51", "unknown", "", "change not known"),
        ("-100%", "unknown", "", "change not known"),
        ("1e999%", "unknown", "", "change not known"),
    ],
)
def test_printed_change_is_read(printed: str, direction: str, percent: str, words: str) -> None:
    """Every way that sites print a change becomes direction, signed percentage and words."""
    change = changes.parse(printed, RateKind.TICKER)

    assert (change.direction, change.percent, change.words) == (direction, percent, words)


def test_a_peg_does_not_move() -> None:
    """Whatever a feed prints beside a pegged rate, it is a peg."""
    change = changes.parse("0.28%", RateKind.PEG)

    assert (change.direction, change.percent, change.words) == ("peg", "", "peg")
    assert (change.figure, changes.UNKNOWN.figure) == ("peg", "")


def test_each_direction_has_its_own_arrow() -> None:
    """Up, down and unchanged are told apart without colour."""
    arrows = [changes.parse(each, RateKind.TICKER).arrow for each in ("1%", "-1%", "0%")]

    assert arrows == ["▲", "▼", "■"]


@given(PERCENTAGES)
def test_zero_never_has_a_sign(percent: Decimal) -> None:
    """No change prints as -0, and only zero is unchanged."""
    change = changes.of_percentage(percent)

    assert (change.direction == "flat") == (percent == 0)
    assert change.percent == "0%" or change.percent.strip("+−%").strip("0.") != ""


@given(PERCENTAGES)
def test_the_other_side_moves_the_other_way(percent: Decimal) -> None:
    """Seen from the other currency a rise is a fall; only a move that rounds to nothing is neither."""
    turned = changes.turned(percent)

    assert percent * turned <= 0
    assert turned or abs(percent) < Decimal("0.03")


def test_sides_are_not_mirror_images() -> None:
    """A quarter more for one is a fifth less for the other."""
    assert changes.turned(Decimal(25)) == Decimal("-20.00")


def test_a_move_is_worked_out_from_two_values() -> None:
    """The change is measured from the earlier value, to the hundredth of a percent."""
    assert changes.between(Decimal("478.77"), Decimal("475.09")).percent == "−0.77%"
    assert changes.between(Decimal("87.45"), Decimal("87.45")).words == "unchanged"
    assert changes.between(Decimal("87.45"), Decimal("87.4500001")).words == "unchanged"


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("0.18%", "the Kyrgyz som rose against the dollar"),
        ("-0.18%", "the Kyrgyz som fell against the dollar"),
        ("0%", ""),
        ("n/a", ""),
    ],
)
def test_who_gained_is_said(printed: str, words: str) -> None:
    """By the move of its worth; of what did not move, or is not known to have, nothing is."""
    assert changes.moved("Kyrgyz som", changes.parse(printed, RateKind.TICKER), "the dollar") == words
