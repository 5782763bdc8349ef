"""What people decide on rates is kept with their names and reasons."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from benchmarks.banks import Region
from newsdesk.desk import Desk
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.rates import RateKind, Verdict
from tests.hand_clock import HandClock

TODAY = date(2025, 12, 12)

Update = Callable[..., Any]


@pytest.fixture
def held(update: Update, desk: Desk, banks: Region) -> int:
    """The key of a soum rate that is held: it moved too far in a day."""
    banks.slips["cbu", "USD", TODAY] = "13900.00"
    update("cbr", "cbu")
    return next(each.key for each in desk.rates.held() if each.currency == "UZS")


def soum(desk: Desk) -> tuple[str, str]:
    (row,) = desk.rates.board(currencies=["UZS"])
    return row.source, row.local_per_dollar


def test_a_held_rate_is_shown_and_not_used(desk: Desk, held: int) -> None:
    """The row says what waits, and why; another bank's rate stands meanwhile."""
    (row,) = desk.rates.board(currencies=["UZS"])

    assert row.source == "CBU"
    assert row.effective == TODAY - timedelta(days=1)
    assert row.held is not None
    assert (row.held.key, row.held.local_per_dollar) == (held, "13,900.00")
    assert row.held.why == "USD/UZS has moved by 9.5 percent since 11 December 2025."


def test_a_held_rate_of_the_fallback_is_shown_the_same_way(update: Update, desk: Desk, banks: Region) -> None:
    """In its table it is given in roubles: what a dollar costs by it is worked out."""
    desk.rates.ask("nbk", asked=False)
    banks.slips["cbr", "KZT", TODAY] = "18.00"
    update()

    (row,) = desk.rates.board(currencies=["KZT"])

    assert (row.source, row.effective) == ("CBR", TODAY - timedelta(days=1))
    assert row.held is not None
    assert row.held.local_per_dollar.startswith("44")


def test_accepted_it_is_used(desk: Desk, held: int) -> None:
    """Who and why stand beside it."""
    done = desk.rates.accept(held, "  Confirmed by\ntelephone ")

    assert done.changes.rates
    assert soum(desk) == ("CBU", "13,900.00")
    assert held not in {each.key for each in desk.rates.held()}
    decided = desk.rates.decided()[0]
    assert (decided.decision.verdict, decided.why, decided.decision.who) == (
        Verdict.ACCEPTED,
        "Confirmed by telephone",
        "Aigul",
    )
    assert decided.text == "1 USD = 13900.00 UZS of 12 December 2025 (CBU)"


def test_rejected_it_is_not_and_that_can_be_thought_over(desk: Desk, held: int) -> None:
    """The last decision holds; the same twice is refused."""
    desk.rates.reject(held, "A slip of the pen")
    with pytest.raises(Refused, match="rejected already, by Aigul"):
        desk.rates.reject(held, "Really")
    before = soum(desk)

    desk.rates.accept(held, "No slip after all")

    assert before != ("CBU", "13,900.00")
    assert soum(desk) == ("CBU", "13,900.00")


@pytest.mark.parametrize(
    ("key", "why", "words"), [(0, "", "needs a reason"), (7_000_000, "So", "number 7000000")]
)
def test_a_decision_needs_a_rate_and_a_reason(desk: Desk, held: int, key: int, why: str, words: str) -> None:
    """Nothing is decided without."""
    with pytest.raises(BadInput, match=words):
        desk.rates.accept(key or held, why)


def test_a_rate_entered_by_hand_holds_for_its_day(
    update: Update, desk: Desk, banks: Region, clock: HandClock
) -> None:
    """It wins over the bank's of that day; a newer table takes over."""
    update()

    rate = desk.rates.manual("kzt", "530,5", "The bank’s page, read by hand").value
    during = desk.rates.board(currencies=["KZT"])[0]
    clock.pass_(days=3)
    banks.day += timedelta(days=3)
    update()

    assert (rate.source, rate.value, rate.kind) == ("Aigul", "530.5", RateKind.MANUAL)
    assert (during.source, during.local_per_dollar) == ("Aigul", "530.5")
    assert desk.rates.board(currencies=["KZT"])[0].source == "NBK"
    decided = desk.rates.decided()[0]
    assert (decided.decision.verdict, decided.why) == (Verdict.ENTERED, "The bank’s page, read by hand")


def test_what_was_entered_can_be_taken_back(desk: Desk) -> None:
    """And entered once more."""
    desk.rates.manual("KZT", "530", "Read by hand")
    desk.rates.reject(desk.rates.decided()[0].key, "Misread")
    without = desk.rates.board()

    desk.rates.manual("KZT", "530", "It was right")

    assert without == ()
    assert [row.local_per_dollar for row in desk.rates.board()] == ["530"]


@pytest.mark.parametrize(
    ("value", "reason", "name", "words"),
    [
        ("much", "Read", "", "not a number"),
        ("530", " ", "", "needs a reason"),
        ("530", "Read", "NBK", "name of a source"),
    ],
)
def test_what_is_entered_must_be_a_rate(desk: Desk, value: str, reason: str, name: str, words: str) -> None:
    """With a reason, and under the name of a person."""
    with pytest.raises(BadInput, match=words):
        desk.rates.manual("KZT", value, reason, name)


@pytest.mark.parametrize("hour", [18, 20, 23])
def test_a_rate_by_hand_counts_before_it_is_morning_in_utc(
    update: Update, desk: Desk, banks: Region, clock: HandClock, hour: int
) -> None:
    """It is the next day in Bishkek already, and the bank's table of that day is in force."""
    clock.pass_(hours=hour - clock.now().hour)
    banks.day += timedelta(days=1)
    update("nbkr")

    entered = desk.rates.manual("KGS", "91.5", "From the exchange").value

    (row,) = desk.rates.board(currencies=["KGS"])
    assert entered.effective == desk.rates.today() == TODAY + timedelta(days=1)
    assert (row.source, row.local_per_dollar, row.effective) == ("Aigul", "91.5", entered.effective)


def test_who_enters_the_same_again_has_the_last_word(desk: Desk, clock: HandClock) -> None:
    """Bekova said 480, Omarov 490, and Bekova again 480: that is what stands."""
    for name, cost in (("Bekova", "480"), ("Omarov", "490"), ("Bekova", "480")):
        clock.pass_(minutes=1)
        desk.rates.manual("KZT", cost, "By telephone", name)

    (row,) = desk.rates.board(currencies=["KZT"])

    assert (row.source, row.local_per_dollar) == ("Bekova", "480")
