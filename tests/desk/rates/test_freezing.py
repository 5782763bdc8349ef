"""An edition keeps the rates that its day's board is made of, and those stay as they were."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.bank import Bank
from benchmarks.banks import Region
from newsdesk.desk import Desk
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Status, StoryText
from newsdesk.rates.board import BoardRow
from newsdesk.rates.rows import board
from tests.hand_clock import HandClock

TODAY = date(2025, 12, 12)

Update = Callable[..., Any]


def what_is_shown(rows: tuple[BoardRow, ...]) -> list[tuple[object, ...]]:
    return [
        (row.currency, row.local_per_dollar, row.dollars, row.change, row.source, row.kind, row.effective)
        for row in rows
    ]


def test_an_edition_keeps_the_board_of_its_day(update: Update, desk: Desk) -> None:
    """Value, change, source, kind and day of each row."""
    update()

    edition = desk.editions.new(TODAY, uids=[]).value

    assert what_is_shown(board(edition.rates, TODAY)) == what_is_shown(desk.rates.board(TODAY))
    assert desk.editions.get(edition.uid).rates == edition.rates
    assert len(edition.rates) == 5


def test_crossed_rates_are_kept_with_what_they_were_crossed_with(
    update: Update, desk: Desk, banks: Region
) -> None:
    """With two banks down their currencies come from one table, and so does the rate of the dollar, once."""
    banks.faults.update({"nbk": Bank.answers["/500"], "nbt": Bank.answers["/page"]})
    update()

    edition = desk.editions.new(TODAY, uids=[]).value

    assert [each.pair for each in edition.rates] == [
        *("USD/KGS", "KZT/RUB", "USD/RUB", "TJS/RUB", "USD/UZS", "USD/TMT")
    ]
    assert what_is_shown(board(edition.rates, TODAY)) == what_is_shown(desk.rates.board(TODAY))


def test_a_row_of_the_crossing_currency_stays_a_row(update: Update, desk: Desk, banks: Region) -> None:
    """The rouble that the tenge came over is on the board as well."""
    banks.faults["nbk"] = Bank.answers["/500"]
    update()
    desk.rates.show(["KZT", "RUB"])

    edition = desk.editions.new(TODAY, uids=[]).value

    assert {row.currency for row in board(edition.rates, TODAY)} == {"KZT", "RUB"}
    assert len(edition.rates) == 2


def test_a_source_that_forbids_it_stays_out(desk: Desk, tmp_path: Path) -> None:
    """Its rates are on the board, and in no edition; another source takes its place."""
    rates = tmp_path / "rates.csv"
    rates.write_text(
        "date,base,quote,value,source,kind\n"
        "2025-12-12,USD,KZT,521,er-api,market\n"
        "2025-12-12,USD,KGS,88,er-api,market\n"
        "2025-12-12,KGS,USD,0.01144,A page,ticker\n"
    )
    desk.rates.take(rates)

    kept = desk.editions.new(TODAY, uids=[]).value.rates

    assert [(row.currency, row.source) for row in desk.rates.board()] == [
        ("KGS", "er-api"),
        ("KZT", "er-api"),
    ]
    assert [(each.pair, each.source) for each in kept] == [("KGS/USD", "A page")]


def test_later_rates_change_nothing_that_went_out(
    update: Update, desk: Desk, banks: Region, clock: HandClock, tmp_path: Path, story: Callable[..., str]
) -> None:
    """Neither what comes the next day, nor a decision on a rate; the same edition is the same bytes."""
    update()
    edition = desk.editions.new(TODAY, uids=[story(Status.READY)]).value
    first = desk.publishing.export(edition.uid, tmp_path / "one.zip", Silent()).value.written
    clock.pass_(days=3)
    banks.day += timedelta(days=3)
    update()
    desk.rates.manual("KZT", "999", "A wild guess", effective=TODAY)

    again = desk.publishing.export(edition.uid, tmp_path / "two.zip", Silent()).value.written

    assert first.sha256 == again.sha256
    assert desk.makeup.freeze_rates(edition.uid)
    assert "999" in {each.value for each in desk.editions.get(edition.uid).rates}


def test_a_selection_has_the_rates_of_today(update: Update, desk: Desk) -> None:
    """As an edition of today would."""
    update()
    uid = desk.stories.new(StoryText(headline="A Bridge Opens", body="It opened.")).value.uid

    assert desk.publishing.selection([uid]).rates == desk.editions.new(TODAY, uids=[]).value.rates
