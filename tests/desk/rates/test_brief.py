"""The brief on the day's rates: honest about every move, and never of rates that are missing or held."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from benchmarks.bank import Bank
from benchmarks.banks import Region
from newsdesk.desk import Desk
from newsdesk.domain.errors import Refused
from newsdesk.domain.pins import read_pins
from newsdesk.domain.progress import Silent
from newsdesk.domain.query import Query
from newsdesk.domain.story import Status, StoryText
from tests.hand_clock import HandClock

#: A Friday.
TODAY = date(2025, 12, 12)
A_DAY = timedelta(days=1)

Update = Callable[..., Any]


def set_rate(banks: Region, key: str, day: date, value: str) -> None:
    """Let a bank set a rate of the dollar."""
    banks.slips[key, "USD", day] = value


@pytest.fixture
def steady(banks: Region) -> Region:
    """Let the banks set rates that a reader can check: others on Friday than before, and the same after."""
    for days in range(-9, 8):
        day = TODAY + days * A_DAY
        set_rate(banks, "nbk", day, "475.0900" if days < 0 else "478.7700")
        set_rate(banks, "cbu", day, "12194.21" if days < 0 else "12194.22")
        set_rate(banks, "nbt", day, "9.4308" if days < 0 else "9.4120")
        set_rate(banks, "nbkr", day, "87.4500")
    banks.faults["cbr"] = Bank.answers["/500"]
    return banks


def test_a_sentence_for_each_currency(update: Update, steady: Region, desk: Desk, clock: HandClock) -> None:
    """Rose, fell, hardly moved, unchanged, pegged: in percent of its worth in dollars, with both dates."""
    for days in (-1, 1):
        clock.pass_(days=days)
        steady.day = clock.now().date()
        update()

    story = desk.brief.file(byline="Markets Desk").value

    assert (story.status, story.text.byline, story.text.keywords) == (
        Status.DRAFT,
        "Markets Desk",
        ("exchange rates",),
    )
    assert story.text.headline == (
        "Kazakh Tenge Falls 0.77 Percent Against the Dollar, Tajik Somoni Rises 0.20 Percent"
    )
    assert story.text.standfirst == "What a US dollar costs on 12 December 2025."
    assert story.text.countries == ("KG", "KZ", "TJ", "UZ", "TM")
    *sentences, table, sources = story.text.body.split("\n\n")
    assert [each.partition(", by the official rate of ")[0] for each in sentences] == [
        "The Kyrgyz som was unchanged at 87.45 to the dollar, the same as on 11 December 2025",
        "The Kazakh tenge fell 0.77 percent against the dollar, to 478.77 from 475.09 on 11 December 2025",
        "The Tajik somoni rose 0.20 percent against the dollar, to 9.412 from 9.4308 on 11 December 2025",
        "The Uzbek soum hardly moved: it stood at 12,194.22 to the dollar after 12,194.21 on 11 December "
        "2025",
        "The Turkmen manat is pegged at 3.5 to the dollar.",
    ]
    assert sentences[1].endswith("rate of the National Bank of Kazakhstan for 12 December 2025.")
    assert table.splitlines() == [
        "| Currency | A dollar costs | It cost | Currency’s change |",
        "|:--|--:|--:|--:|",
        "| Kyrgyz som (KGS) | 87.4500 | 87.4500 | 0% |",
        "| Kazakh tenge (KZT) | 478.7700 | 475.0900 | −0.77% |",
        "| Tajik somoni (TJS) | 9.4120 | 9.4308 | +0.20% |",
        "| Uzbek soum (UZS) | 12,194.22 | 12,194.21 | under 0.01% |",
        "| Turkmen manat (TMT) | 3.5 | 3.5 | peg |",
    ]
    assert sources.startswith(
        "Rates: National Bank of the Kyrgyz Republic, nbkr.kg; National Bank of Kazakhstan"
    )


def test_every_figure_of_it_is_pinned(update: Update, steady: Region, desk: Desk) -> None:
    """Those of the day before as well; they stay with the story when it is saved."""
    update()
    uid = desk.brief.file().value.uid
    text = desk.stories.get(uid).text

    desk.stories.save(uid, text.with_(headline="Rates"))

    pins = {pin.amount: pin.result for pin in read_pins(desk.stories.get(uid).text.pins)}
    assert pins["a dollar in KZT"] == "478.7700"
    assert pins["Before: a dollar in KZT"] == "475.0900"
    assert all(figure in text.body for figure in pins.values())


def test_it_compares_with_what_readers_had_last(
    update: Update, steady: Region, desk: Desk, clock: HandClock, tmp_path: Path
) -> None:
    """The edition of Thursday, though the bank has set a rate on Friday since; then the brief of Monday."""
    steady.day = TODAY - A_DAY
    clock.pass_(days=-1)
    update()
    uid = desk.stories.new(StoryText("A Story", body="It is so.", byline="A", countries=("KZ",))).value.uid
    edition = desk.editions.new(TODAY - A_DAY, uids=[uid]).value
    desk.publishing.export(edition.uid, tmp_path / "out", Silent())
    for days in (1, 3):
        clock.pass_(days=days)
        steady.day += days * A_DAY
        update()

    monday = desk.brief.file().value
    desk.workflow.act((monday.uid,), "ready")
    desk.workflow.act((monday.uid,), "publish")
    again = desk.brief.file().value

    assert "to 478.77 from 475.09 on 11 December 2025" in monday.text.body
    assert "There is no newer rate of the Kazakh tenge than" in again.text.body
    assert again.text.headline == "Currencies Hold Against the Dollar on 15 December 2025"


def test_another_source_is_no_move(update: Update, banks: Region, desk: Desk, clock: HandClock) -> None:
    """Where the bank is down the fallback is compared with itself."""
    update()
    monday = desk.brief.file().value
    desk.workflow.act((monday.uid,), "ready")
    desk.workflow.act((monday.uid,), "publish")
    banks.faults["nbk"] = Bank.answers["/500"]
    for _ in range(7):
        clock.pass_(days=1)
        banks.day += A_DAY
    update()

    body = desk.brief.file().value.text.body

    assert "by the official rate of the Bank of Russia for 19 December 2025" in body
    assert "on 18 December 2025, by the official rate of the Bank of Russia" in body


def test_without_a_rate_there_is_no_brief(desk: Desk) -> None:
    """The first that is missing is named, and nothing is begun."""
    with pytest.raises(Refused, match="no rate between KGS and the dollar for 12 December 2025"):
        desk.brief.file()

    assert not desk.finding.count(Query())


def test_a_rate_that_is_late_is_missing(update: Update, steady: Region, desk: Desk, clock: HandClock) -> None:
    """The bank did not answer on Monday; the brief of Friday can be had."""
    update()
    clock.pass_(days=3)
    steady.day += 3 * A_DAY
    steady.faults["nbk"] = Bank.answers["/500"]
    update()

    with pytest.raises(
        Refused, match=r"newest rate of KZT is of 12 December 2025, and a newer one should be"
    ):
        desk.brief.file()

    assert "478.7700" in desk.brief.file(TODAY).value.text.body


def test_what_is_a_year_old_is_missing(update: Update, steady: Region, desk: Desk, clock: HandClock) -> None:
    """Nobody counts the tables any more that should have come since."""
    del steady
    update()
    clock.pass_(days=365)

    with pytest.raises(Refused, match="newest rate of KGS is of 12 December 2025"):
        desk.brief.file()


def test_a_held_rate_holds_the_brief(update: Update, steady: Region, desk: Desk, clock: HandClock) -> None:
    """Until somebody looks at it."""
    update()
    clock.pass_(days=3)
    steady.day += 3 * A_DAY
    set_rate(steady, "nbk", steady.day, "600.0000")
    update()

    with pytest.raises(Refused, match=r"a rate is held: 1 USD = 600.0000 KZT of 15 December 2025 \(NBK\)"):
        desk.brief.file()
    (held,) = [each for each in desk.rates.held() if each.text.startswith("1 USD = 600.0000 KZT")]
    desk.rates.accept(held.key, "The bank says so")

    assert "fell 20.21 percent against the dollar, to 600 from" in desk.brief.file().value.text.body


def test_a_brief_at_night_is_of_the_day_at_the_banks(
    update: Update, steady: Region, desk: Desk, clock: HandClock
) -> None:
    """At one in the morning in Almaty the day's rates are in force, and UTC has the day before."""
    clock.pass_(hours=-10)
    update()

    text = desk.brief.file().value.text

    assert clock.now().date() == TODAY - A_DAY
    assert text.standfirst == "What a US dollar costs on 12 December 2025."
    assert "for 12 December 2025" in text.body
