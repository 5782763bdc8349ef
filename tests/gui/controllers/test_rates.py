"""The small decisions of those who stand between the rates' views and the desk."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from newsdesk.desk.rates.updating import Answered
from newsdesk.domain.rate_sources import Outcome
from newsdesk.domain.rates import AgeState, Rate, RateKind
from newsdesk.gui.controllers.rate_updates import summary
from newsdesk.gui.controllers.rates import caption, items, reordered
from newsdesk.rates.board import HeldBack
from newsdesk.rates.changes import UNKNOWN, parse
from newsdesk.rates.sources.table import source_named
from tests.board_rows import som

DAY = date(2026, 11, 20)
SOM = som(DAY, state=AgeState.STALE, held=HeldBack(1, "97", DAY, "It moved."))

Answer = Callable[..., Answered]


def answer(key: str, outcome: Outcome = Outcome.RATES, new: int = 0, held: int = 0) -> Answered:
    rate = Rate("NBK", "USD", "KZT", "475", RateKind.OFFICIAL, DAY, None)  # type: ignore[arg-type]
    return Answered(source_named(key), outcome, "", new, (rate,) * held)


def test_what_is_not_to_be_seen_stays_in_its_place() -> None:
    """A currency without a rate yet has no row, and keeps its turn."""
    assert reordered(("KGS", "AFN", "KZT", "UZS"), ["UZS", "KGS", "KZT"]) == ("UZS", "AFN", "KGS", "KZT")
    assert reordered(("KGS", "KZT"), ["KZT", "EUR", "KGS"]) == ("KZT", "KGS")


def test_the_strip_is_read_aloud_whole() -> None:
    """What it is, how it moved, of when, and that a newer one waits."""
    assert items((SOM,))[0].accessible == (
        "KGS/USD 0.01144, up 0.18 percent: the Kyrgyz som rose against the dollar, "
        "stale rate of 20 November 2026, a newer one is held"
    )
    assert caption((SOM, replace(SOM, effective=date(2026, 11, 23)))) == "Rates to 23 November 2026"
    assert caption(()) == ""
    peg = replace(SOM, kind=RateKind.PEG, effective=date(2026, 11, 23))
    assert caption((SOM, peg)) == "Rates to 20 November 2026"
    assert caption((peg,)) == "Rates to 23 November 2026"


def test_a_peg_is_named_in_the_strip() -> None:
    """A dash alone would say nothing."""
    manat = som(DAY, change=parse("", RateKind.PEG), kind=RateKind.PEG)

    shown = items((som(DAY), manat, som(DAY, change=UNKNOWN)))
    assert [each.change_text for each in shown] == ["+0.18%", "peg", ""]


def test_a_stale_rate_has_its_day_beside_it_in_the_strip() -> None:
    """The strip's heading has the newest day: a figure of last week would pass for one of it."""
    unmoved = som(DAY, change=UNKNOWN, state=AgeState.STALE)
    carried = som(DAY, state=AgeState.CARRIED)
    newer = replace(carried, effective=date(2026, 11, 23))

    shown = items((SOM, unmoved, carried, newer))
    assert [each.change_text for each in shown] == ["+0.18%, 20 Nov", "20 Nov", "+0.18%", "+0.18%"]
    # Where all are as old, the heading says it.
    assert [each.change_text for each in items((SOM, unmoved))] == ["+0.18%", ""]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ((), "No source is asked: Rates › Sources… chooses some."),
        (
            (answer("nbk", Outcome.UNREACHABLE), answer("peg", new=1)),
            "Offline: no source could be reached. The last rates stay.",
        ),
        (
            (answer("nbk", new=39), answer("nbkr", Outcome.NOT_A_FEED), answer("cbu", Outcome.UNCHANGED)),
            "3 sources asked, 39 new rates; NBKR: not a feed.",
        ),
        ((answer("nbk", new=1, held=1),), "1 source asked, 1 new rate; 1 rate held."),
    ],
)
def test_what_came_of_asking_is_told_in_a_line(answers: tuple[Answered, ...], told: str) -> None:
    """Who failed is named; offline is a state."""
    assert summary(answers) == told
