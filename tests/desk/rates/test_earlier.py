"""Asking the banks for earlier days: gaps are filled, what is known stays, slips are held."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from benchmarks.bank import Bank
from benchmarks.banks import Region
from newsdesk.desk import Desk
from newsdesk.desk.rates.updating import Answered
from newsdesk.domain.errors import BadInput, Cancelled
from newsdesk.domain.rate_sources import Outcome
from newsdesk.rates.fetching import Limits
from newsdesk.store.feeds import Feeds

TODAY = date(2025, 12, 12)
A_DAY = timedelta(days=1)
SINCE = date(2025, 11, 3)
ONCE = Limits(connect=2, read=0.5, whole=2, size=1_000_000, redirects=2, tries=1)

Update = Callable[..., dict[str, Answered]]


class StopsAt:
    """A reporter that lets so many requests pass."""

    def __init__(self, last: int) -> None:
        self.last = last

    def step(self, done: int, total: int, what: str) -> None:
        """Stop when they are done."""
        del total, what
        if done == self.last:
            raise Cancelled


def earlier(desk: Desk, *keys: str, since: date = SINCE) -> dict[str, Answered]:
    return {each.source.key: each for each in desk.rates.update(keys, limits=ONCE, since=since).value}


def days(desk: Desk, currency: str, since: date = SINCE) -> list[date]:
    return [each.day for each in desk.rates.history(currency, since, TODAY).points]


def test_a_chart_reaches_back(update: Update, desk: Desk) -> None:
    """One table for each day that the bank has one for, the bytes kept; the rate of now is what it was."""
    update("nbk")
    board = desk.rates.board(currencies=["KZT"])

    answered = earlier(desk, "nbk")

    assert days(desk, "KZT") == [
        each
        for each in (SINCE + ahead * A_DAY for ahead in range((TODAY - SINCE).days + 1))
        if each.weekday() < 5
    ]
    assert answered["nbk"].outcome is Outcome.RATES
    assert answered["nbk"].sentence.endswith("earlier rates, the first for 3 November 2025.")
    assert desk.rates.board(currencies=["KZT"]) == board
    (first,) = desk.rates.rate_of_day("KZT", "USD", SINCE).used
    with desk.newsroom.archive.reading() as db:
        assert Feeds(db).payload(first.digest)


def test_known_days_are_not_asked_for_again(
    update: Update, desk: Desk, asked: Callable[[], list[str]]
) -> None:
    """The second time there is nothing left to ask, and nothing new."""
    update("nbk")
    earlier(desk, "nbk")
    asked()

    again = earlier(desk, "nbk")["nbk"]

    assert (asked(), again.outcome, again.new) == ([], Outcome.UNCHANGED, 0)
    assert again.sentence == (
        "The National Bank of Kazakhstan has nothing since 3 November 2025 that is not known."
    )


def test_a_series_comes_at_once_and_writes_nothing_over(update: Update, desk: Desk, banks: Region) -> None:
    """A bank with a series is asked once a currency; a known day keeps its rate, even if it differs."""
    update("cbr")
    known = desk.rates.rate_of_day("KZT", "RUB", TODAY - A_DAY).ratio
    banks.per_dollar["KZT"] += 1

    answered = earlier(desk, "cbr")["cbr"]

    between = (TODAY - SINCE).days
    # Eight currencies of each day, but of the day that came with the update.
    assert (answered.new, answered.outcome) == (8 * (between - 1), Outcome.RATES)
    assert desk.rates.rate_of_day("KZT", "RUB", TODAY - A_DAY).ratio == known
    assert desk.rates.rate_of_day("KZT", "RUB", SINCE).used[0].effective == SINCE


def test_the_peg_is_known_of_every_day(desk: Desk, banks: Region) -> None:
    """Nobody is asked; the manat's chart reaches back past a change of the peg, and is no other bank's."""
    del banks
    desk.rates.update(["cbr"], limits=ONCE)

    told = desk.rates.history("TMT", date(2014, 12, 30), date(2015, 1, 2))

    assert [each.text for each in told.points] == ["2.850", "2.850", "3.500", "3.500"]
    assert told.sources == ("Peg",)
    assert [each.text for each in desk.rates.history("TMT", TODAY, TODAY).points] == ["3.500"]
    assert desk.rates.history("TMT", date(2008, 1, 1), date(2008, 12, 31)).points == ()


def test_a_slip_of_an_old_day_is_held_and_a_devaluation_is_not(
    update: Update, desk: Desk, banks: Region
) -> None:
    """What was taken back the day after waits for somebody; what stayed is history."""
    update("cbu")
    slip = date(2025, 11, 18)
    banks.slips["cbu", "USD", slip] = "21000.11"
    for on in range(1, 12):
        banks.slips["cbu", "EUR", date(2025, 11, on)] = "7000.5"

    answered = earlier(desk, "cbu")["cbu"]

    assert [(each.rate.pair, each.rate.effective) for each in desk.rates.held()] == [("USD/UZS", slip)]
    assert desk.rates.held()[0].why.endswith("and is back where it was by 19 November 2025.")
    assert [each.effective for each in answered.held] == [slip]
    assert slip not in days(desk, "UZS")


def test_it_can_be_stopped_and_gone_on_with(
    desk: Desk, banks: Region, asked: Callable[[], list[str]]
) -> None:
    """What has come stays, and the next time only the rest is asked for."""
    del banks

    stopped = desk.rates.update(["nbk"], StopsAt(7), ONCE, SINCE).value
    first = asked()
    earlier(desk, "nbk")

    assert [each.outcome for each in stopped] == [Outcome.RATES]
    assert len(first) == 7
    assert not set(first) & set(asked())


def test_stopped_before_anything_came_nothing_is_done(desk: Desk, banks: Region) -> None:
    """Then there is nothing to tell."""
    del banks
    with pytest.raises(Cancelled):
        desk.rates.update(["nbk"], StopsAt(0), ONCE, SINCE)


@pytest.mark.parametrize("fault", ["/500", "/page", "/nowhere"])
def test_one_bank_is_down(desk: Desk, banks: Region, asked: Callable[[], list[str]], fault: str) -> None:
    """It is not asked for every single day then; the others are asked as ever."""
    banks.faults["nbk"] = Bank.answers[fault]

    answered = earlier(desk, "nbk", "cbu")

    assert answered["nbk"].outcome in {Outcome.UNREACHABLE, Outcome.NOT_A_FEED}
    assert not answered["nbk"].new
    assert answered["cbu"].outcome is Outcome.RATES
    assert len([each for each in asked() if each.startswith("/nbk")]) <= 3


def test_days_without_a_table_stop_nobody(desk: Desk, banks: Region) -> None:
    """A bank that has nothing of some days is asked for the rest."""
    banks.days["nbk"] = date(2025, 11, 10)

    assert earlier(desk, "nbk")["nbk"].outcome is Outcome.RATES


@pytest.mark.parametrize("since", [TODAY, date(1991, 12, 31)])
def test_a_day_that_is_none_is_refused(desk: Desk, since: date) -> None:
    """Today's rates come with an update; before 1992 there were none of these currencies."""
    with pytest.raises(BadInput, match="from 1 January 1992 to 11 December 2025"):
        earlier(desk, since=since)


@pytest.mark.parametrize(("key", "says"), [("er-api", "no earlier rates"), ("bank-of-mars", "no source")])
def test_a_source_without_earlier_rates_is_refused(desk: Desk, key: str, says: str) -> None:
    """Nobody is asked then."""
    with pytest.raises(BadInput, match=says):
        earlier(desk, key)
