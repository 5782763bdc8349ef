"""What a currency costs, in a sentence for a story."""

from datetime import date

import pytest

from newsdesk.copydesk.money.telling import cost_sentence
from newsdesk.rates.changes import Change

ON, SINCE = date(2026, 11, 20), date(2026, 11, 19)
DOWN = Change("down", "▼", "−0.77%", "down 0.77 percent")


@pytest.mark.parametrize(
    ("change", "clause"),
    [
        (DOWN, "0.77 percent less than on 19 November 2026, "),
        (Change("up", "▲", "+0.18%", "up 0.18 percent"), "0.18 percent more than on 19 November 2026, "),
        (Change("flat", "■", "0%", "unchanged"), "the same as on 19 November 2026, "),
        (
            Change("flat", "■", "<0.01%", "changed by less than 0.01 percent"),
            "almost the same as on 19 November 2026, ",
        ),
        (Change("unknown", "", "", "change not known"), ""),
    ],
)
def test_it_says_what_who_and_since_when(change: Change, clause: str) -> None:
    """With the two days that are compared, and the bank that says so."""
    told = cost_sentence("475.0900", "KZT", "USD", change, SINCE, ON, "NBK")

    assert told == (
        f"The dollar cost 475.09 tenge on 20 November 2026, {clause}"
        "according to the National Bank of Kazakhstan."
    )


def test_a_peg_is_called_one() -> None:
    """Nobody has to say that it did not move."""
    told = cost_sentence("3.50", "TMT", "USD", Change("peg", "–", "", "peg"), None, ON, "Peg")

    assert told == "The dollar cost 3.5 Turkmen manats on 20 November 2026, the rate at which it is pegged."


def test_other_measures_and_a_rough_rate() -> None:
    """The euro has a name, the lira goes by its code; roughly stays roughly."""
    assert cost_sentence("12,194.21", "UZS", "EUR", DOWN, None, ON, "CBU").startswith(
        "The euro cost 12,194.21 soums on"
    )
    assert cost_sentence("≈ 12,500", "UZS", "TRY", DOWN, None, ON, "A page") == (
        "One TRY cost about 12,500 soums on 20 November 2026, according to A page."
    )


def test_nothing_is_said_of_what_cannot_be_read() -> None:
    """A dash is no figure."""
    assert not cost_sentence("–", "UZS", "USD", DOWN, SINCE, ON, "A page")
