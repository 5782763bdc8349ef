"""Asking the banks: what came is kept, what is odd is held, who fails stops nobody."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from benchmarks.bank import Bank
from benchmarks.banks import HOMES, Region
from newsdesk.desk import Desk, Newsroom
from newsdesk.desk.rates.updating import Answered
from newsdesk.domain.errors import BadInput, Cancelled, Refused
from newsdesk.domain.rate_sources import Outcome
from newsdesk.domain.rates import AgeState, RateKind
from newsdesk.rates.fetching import Limits
from newsdesk.store.feeds import Feeds
from newsdesk.text.clocks import everywhere
from tests.hand_clock import HandClock

Update = Callable[..., dict[str, Answered]]

TODAY = date(2025, 12, 12)
A_DAY = timedelta(days=1)


def board(desk: Desk) -> dict[str, tuple[str, date]]:
    return {each.currency: (each.source, each.effective) for each in desk.rates.board()}


def other_name(desk: Desk, key: str) -> str:
    """Another name of the same server, so that it is asked as if for the first time."""
    line = next(each for each in desk.rates.sources() if each.key == key)
    return line.address.replace("127.0.0.1", "localhost")


def test_every_currency_is_its_own_banks(update: Update, desk: Desk) -> None:
    """One refresh, and the board is there with five banks' word, the days compared named."""
    answered = update()

    assert {key: each.outcome for key, each in answered.items()} == dict.fromkeys(
        [*HOMES, "peg"], Outcome.RATES
    )
    assert board(desk) == {
        "KGS": ("NBKR", TODAY),
        "KZT": ("NBK", TODAY),
        "TJS": ("NBT", TODAY),
        "UZS": ("CBU", TODAY),
        "TMT": ("Peg", TODAY),
    }
    rows = {each.currency: each for each in desk.rates.board()}
    assert rows["KZT"].since == TODAY - A_DAY
    assert rows["TMT"].change.words == "peg"
    assert desk.rates.held() == ()


def test_what_was_sent_is_kept_byte_by_byte(update: Update, desk: Desk) -> None:
    """A rate names the digest of the bytes that it was read from."""
    update("cbu")
    (row,) = desk.rates.board(currencies=["UZS"])

    with desk.newsroom.archive.reading() as db:
        payload = Feeds(db).payload(row.used[0].digest)

    assert payload is not None
    assert b'"Ccy": "TMT"' in payload


def test_nothing_new_is_asked_for_and_not_sent(update: Update, asked: Callable[[], list[str]]) -> None:
    """The second time every bank is asked once, with what it said of its table the first time."""
    update()
    asked()

    answered = update()

    assert {each.outcome for key, each in answered.items() if key != "peg"} == {Outcome.UNCHANGED}
    assert sum(each.new for each in answered.values()) == 0
    assert len(asked()) == len(HOMES)


def test_another_server_is_not_told_what_the_last_one_said(update: Update, desk: Desk, banks: Region) -> None:
    """The table of a new address may be another, even where its mark is the same."""
    update("nbk")
    desk.rates.set_address("nbk", other_name(desk, "nbk"))
    banks.per_dollar["KZT"] += 1

    assert update("nbk")["nbk"].outcome is Outcome.RATES


@pytest.mark.parametrize(
    "fault", ["/silent", "/dripping", "/cut", "/500", "/page", "/loop", "/bomb", "/nowhere"]
)
def test_one_bank_is_down(update: Update, desk: Desk, banks: Region, fault: str) -> None:
    """The others answer, its last good rate stays, and one sentence says how it stands."""
    update()
    before = desk.rates.board()
    banks.faults["nbk"] = Bank.answers[fault]

    answered = update()

    failed = answered.pop("nbk")
    assert failed.outcome in {Outcome.UNREACHABLE, Outcome.NOT_A_FEED}
    assert all(each.is_well for each in answered.values())
    assert desk.rates.board() == before
    line = next(each for each in desk.rates.sources() if each.key == "nbk")
    assert line.sentence == failed.sentence
    assert line.sentence.endswith("The last rates stay.")
    assert line.state is not None
    assert line.state.answered == desk.newsroom.clock.now()


def test_the_fallback_takes_over_when_a_bank_stays_down(
    update: Update, desk: Desk, banks: Region, clock: HandClock
) -> None:
    """The row says whose rate it is, and compares it with nobody else's."""
    update()
    clock.pass_(days=6)
    banks.day += 6 * A_DAY
    banks.faults["nbk"] = Bank.answers["/500"]

    update()

    row = next(each for each in desk.rates.board() if each.currency == "KZT")
    assert (row.source, row.state, len(row.used)) == ("CBR", AgeState.CURRENT, 2)
    assert row.since == date(2025, 12, 17)
    assert row.change.direction in {"up", "down", "flat"}


def test_days_offline_are_caught_up(update: Update, desk: Desk, banks: Region, clock: HandClock) -> None:
    """The tables that were missed are asked for by their days; what a bank has not of the past is a gap."""
    update()
    clock.pass_(days=4)
    banks.day += 4 * A_DAY

    update()

    days = {
        code: [each.day.day for each in desk.rates.history(code, TODAY - A_DAY, banks.day).points]
        for code in ("KZT", "KGS")
    }
    assert days == {"KZT": [11, 12, 15, 16], "KGS": [12, 16]}


def test_who_wants_to_be_left_alone_is(
    update: Update, banks: Region, clock: HandClock, asked: Callable[[], list[str]]
) -> None:
    """Twenty minutes, said by the server; after that it is asked again."""
    banks.faults["nbt"] = Bank.answers["/busy"]
    update("nbt")
    asked()
    until = clock.now() + timedelta(minutes=20)

    clock.pass_(minutes=19)
    left_alone = update("nbt")["nbt"]
    paths = asked()
    clock.pass_(minutes=2)
    update("nbt")

    assert "wants to be left alone" in left_alone.sentence
    assert paths == []
    assert everywhere(until) in left_alone.sentence
    assert len(asked()) == 1


def test_a_clock_that_was_wrong_leaves_nobody_alone_for_years(
    update: Update, banks: Region, clock: HandClock, asked: Callable[[], list[str]]
) -> None:
    """Twenty minutes from a day to come are over when the clock is right again."""
    clock.pass_(days=400)
    banks.faults["nbt"] = Bank.answers["/busy"]
    update("nbt")
    asked()

    clock.pass_(days=-400)
    update("nbt")

    assert len(asked()) == 1


def test_the_peg_needs_no_network(desk: Desk, clock: HandClock) -> None:
    """It is recorded anew every day."""
    desk.rates.update(["peg"])
    clock.pass_(days=1)
    desk.rates.update(["peg"])

    points = desk.rates.history("TMT", TODAY, TODAY + A_DAY).points
    (row,) = desk.rates.board()

    assert [each.text for each in points] == ["3.500", "3.500"]
    assert (row.kind, row.effective) == (RateKind.PEG, TODAY + A_DAY)


def test_a_bad_manat_is_held_and_the_next_good_one_is_not(
    update: Update, desk: Desk, banks: Region, clock: HandClock
) -> None:
    """A bank gave 3.03 manats to the dollar for one day: it is off its peg, and of no other use."""
    update()
    clock.pass_(days=3)
    banks.day = TODAY + 3 * A_DAY
    banks.slips["cbu", "TMT", banks.day] = "4200.11"

    first = update()["cbu"]
    clock.pass_(days=1)
    banks.day += A_DAY
    second = update()["cbu"]

    assert [(each.base, each.value) for each in first.held] == [("TMT", "4200.11")]
    assert "1 rate waits for somebody to look." in first.sentence
    assert second.held == ()
    (held,) = desk.rates.held()
    assert (held.currency, held.why) == (
        "TMT",
        "TMT is pegged at 3.5 to the dollar, and this comes to 3.030.",
    )
    assert held.before is not None
    assert held.before.effective == TODAY


def test_a_source_says_that_a_rate_waits_as_long_as_it_does(
    update: Update, desk: Desk, banks: Region
) -> None:
    """Whoever decides, its line says it no longer."""
    banks.slips["cbu", "TMT", TODAY] = "4200.11"
    update()

    def said() -> str:
        return next(each.sentence for each in desk.rates.sources() if each.key == "cbu")

    before = said()
    desk.rates.reject(desk.rates.held()[0].key, "A slip")

    assert before == "CBU: 30 rates for 12 December 2025. 1 rate waits for somebody to look."
    assert said() == "CBU: 30 rates for 12 December 2025."


def test_the_good_manat_after_an_accepted_bad_one_is_used(
    update: Update, desk: Desk, banks: Region, clock: HandClock
) -> None:
    """It moves by a seventh, back to where the last one was that nobody asked about."""
    update()
    clock.pass_(days=3)
    banks.day = TODAY + 3 * A_DAY
    banks.slips["cbu", "TMT", banks.day] = "4200.11"
    update("cbu")
    (held,) = desk.rates.held()
    desk.rates.accept(held.key, "The bank says so")
    clock.pass_(days=1)
    banks.day += A_DAY

    assert update("cbu")["cbu"].held == ()


def test_a_devaluation_is_asked_about_once(
    update: Update, desk: Desk, banks: Region, clock: HandClock
) -> None:
    """Accepted, the new level is what the next table is compared with."""
    update()
    banks.per_dollar["KZT"] *= 2
    clock.pass_(days=3)
    banks.day = TODAY + 3 * A_DAY
    update()
    waiting = {each.currency for each in desk.rates.held() if each.rate.source == "NBK"}
    row = next(each for each in desk.rates.board(currencies=["KZT"]))
    for each in desk.rates.held():
        desk.rates.accept(each.key, "It was devalued")
    clock.pass_(days=1)
    banks.day += A_DAY

    assert "KZT" in waiting
    assert row.held is not None
    assert row.held.effective == TODAY + 3 * A_DAY
    assert update("cbr", "nbk")["nbk"].held == ()
    assert desk.rates.board(currencies=["KZT"])[0].effective == banks.day


def test_what_was_decided_is_not_held_again(update: Update, desk: Desk, banks: Region) -> None:
    """The same table sent once more is no news."""
    banks.slips["cbu", "TMT", TODAY] = "4200.11"
    update("cbr", "cbu")
    (held,) = desk.rates.held()
    desk.rates.reject(held.key, "A slip")
    desk.rates.set_address("cbu", other_name(desk, "cbu"))

    answered = update("cbu")["cbu"]

    assert (answered.outcome, answered.new, answered.held) == (Outcome.RATES, 0, ())
    assert desk.rates.held() == ()


def test_a_banks_own_correction_counts(update: Update, desk: Desk, banks: Region) -> None:
    """Sent for the same day, it takes the place of what came before; both are kept."""
    banks.slips["nbk", "USD", TODAY] = "512.00"
    update("nbk")
    banks.slips["nbk", "USD", TODAY] = "512.50"
    desk.rates.set_address("nbk", other_name(desk, "nbk"))
    update("nbk")

    (row,) = desk.rates.board(currencies=["KZT"])

    assert row.local_per_dollar == "512.50"


def test_a_cut_table_is_held_whole(update: Update, desk: Desk, banks: Region, clock: HandClock) -> None:
    """Fewer rows than usual: none of them is used until somebody has looked."""
    update()
    for code in ("GBP", "CHF", "JPY", "AED", "AMD", "AZN", "BYN", "CAD", "CZK", "DKK"):
        del banks.per_dollar[code]
    clock.pass_(days=3)
    banks.day = TODAY + 3 * A_DAY

    held = update("nbk")["nbk"].held

    assert len(held) == len(banks.per_dollar) - 2
    assert "the time before" in desk.rates.held()[0].why


def test_what_was_kept_stays_when_it_is_stopped(desk: Desk, banks: Region) -> None:
    """Those that were asked by then have answered; stopped before the first, nothing was done."""
    del banks

    class Stopping:
        def __init__(self, after: int) -> None:
            self.after = after

        def step(self, done: int, total: int, what: str) -> None:
            del total, what
            if done == self.after:
                raise Cancelled

    with pytest.raises(Cancelled):
        desk.rates.update(reporter=Stopping(0))
    answered = desk.rates.update(reporter=Stopping(2)).value

    assert {each.source.key for each in answered} == {"cbr", "nbk"}


def test_a_table_without_its_day_stops_nobody(update: Update, banks: Region) -> None:
    """Some programs write the first day of all for none; the other banks answer."""
    item = "<item><title>USD</title><description>511.2</description><quant>1</quant></item>"
    table = f"<rates><date>01.01.0001</date>{item}</rates>".encode()
    banks.faults["nbk"] = lambda bank: bank.send(200, table)

    answered = update()

    assert answered.pop("nbk").outcome is Outcome.NOT_A_FEED
    assert all(each.is_well for each in answered.values())


def test_offline_nobody_is_asked_three_times(
    desk: Desk, banks: Region, asked: Callable[[], list[str]]
) -> None:
    """Once two could not be reached, it is not the banks."""
    banks.faults.update(dict.fromkeys(HOMES, Bank.answers["/500"]))

    answered = desk.rates.update(limits=Limits(tries=3, first_pause=0.001)).value

    assert {each.outcome for each in answered if each.source.key != "peg"} == {Outcome.UNREACHABLE}
    assert len(asked()) == 3 + 3 + 4


@pytest.mark.parametrize(("key", "words"), [("nobody", "no source"), ("oxr", "wants a key")])
def test_who_cannot_be_asked_is_named(update: Update, key: str, words: str) -> None:
    """And nobody is asked."""
    with pytest.raises(BadInput, match=words):
        update("nbk", key)


def test_who_may_only_look_asks_nobody(
    desk: Desk, banks: Region, asked: Callable[[], list[str]], clock: HandClock
) -> None:
    """What came could not be kept."""
    del banks
    looking = Desk(Newsroom.open(desk.newsroom.folder, clock, "Timur"))
    try:
        with pytest.raises(Refused, match="in use"):
            looking.rates.update()
    finally:
        looking.close()
    assert asked() == []
