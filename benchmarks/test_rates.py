"""How long the rates desk takes with twenty years of rates, and asking all the banks once."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from random import Random

import pytest

from benchmarks.banks import HOMES, Region, region
from benchmarks.measuring import Measure
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import Clock
from newsdesk.store.archive import DATABASE

LAST = date(2026, 11, 20)
FIRST_DAY = LAST.replace(year=LAST.year - 20)

INSERT = """
INSERT INTO rate (source, base, quote, nominal, value, change, kind, effective, fetched, digest)
VALUES (?, ?, ?, ?, ?, '', 'official', ?, '2026-11-20T12:00:00.000000+00:00', '')
"""
BARE = """
SELECT effective, value, nominal FROM rate WHERE source = 'NBK' AND base = 'USD' AND quote = 'KZT'
ORDER BY effective
"""


class OnThatDay(Clock):
    """Tells a day's noon; the day is moved from outside."""

    day = LAST

    def now(self) -> datetime:
        """Return noon of the day."""
        return datetime.combine(self.day, time(12), UTC)


def _rows(banks: Region) -> Iterator[tuple[str, ...]]:
    """Yield thirty pairs of one bank, and the dollar's rate of each of the others, for every working day."""
    days = (FIRST_DAY + timedelta(days=each) for each in range((LAST - FIRST_DAY).days + 1))
    for day in (each for each in days if each.weekday() < 5):
        for code in banks.per_dollar:
            if code != "RUB":
                yield "CBR", code, "RUB", "1", banks.value("cbr", code, day, 1), day.isoformat()
        for key in ("nbk", "nbkr", "nbt", "cbu"):
            yield key.upper(), "USD", HOMES[key], "1", banks.value(key, "USD", day, 1), day.isoformat()


@pytest.fixture
def clock() -> OnThatDay:
    """Give a clock that is moved on."""
    return OnThatDay()


@pytest.fixture
def desk(folder: Path, clock: OnThatDay) -> Iterator[Desk]:
    """Open a newsroom with twenty years of rates."""
    Newsroom.create(folder / "ours", clock, "Aigul", "The Courier").close()
    with closing(sqlite3.connect(folder / "ours" / DATABASE)) as db, db:
        db.executemany(INSERT, _rows(Region(LAST)))
    desk = Desk(Newsroom.open(folder / "ours", clock, "Aigul"))
    yield desk
    desk.close()


@pytest.fixture
def bare(desk: Desk) -> Iterator[Callable[[], object]]:
    """Read a currency's twenty years without the program."""
    with closing(sqlite3.connect(desk.newsroom.folder / DATABASE)) as db:
        yield lambda: db.execute(BARE).fetchall()


def test_twenty_years(measure: Measure, desk: Desk, bare: Callable[[], object]) -> None:
    """Thirty pairs, five thousand days: a hundred and eighty thousand rates."""
    measure(
        "a currency’s 20 years among 30",
        lambda: desk.rates.history("KZT", FIRST_DAY, LAST),
        rounds=20,
        beside=("bare SQL", bare),
    )


def test_board(measure: Measure, desk: Desk) -> None:
    """What the panel shows after every change of the rates."""
    measure("the board, 20 years of 30 currencies", desk.rates.board, rounds=50)


def test_rate_of_a_day(measure: Measure, desk: Desk) -> None:
    """What a story of some day is converted and checked with."""
    random = Random(5)

    def look_up() -> None:
        day = FIRST_DAY + timedelta(days=random.randrange(30, (LAST - FIRST_DAY).days))
        desk.rates.rate_of_day("KZT", "KGS", day)

    measure("the rate of some day in 20 years", look_up, rounds=100)


def test_crossed_history(measure: Measure, desk: Desk) -> None:
    """Two currencies compared, one of them crossed over the dollar in its own table."""
    measure(
        "two currencies’ 20 years against each other",
        lambda: desk.rates.history("KZT", FIRST_DAY, LAST, "CNY"),
        rounds=10,
    )


def test_asking_all_the_banks(measure: Measure, desk: Desk, clock: OnThatDay) -> None:
    """A new table of each, over the network of this machine, checked against the last and kept."""
    with region(LAST) as (server, banks):
        for key in HOMES:
            desk.rates.set_address(key, f"{server.address}/{key}")
        days = count(1)

        def ask() -> None:
            clock.day = banks.day = LAST + timedelta(days=next(days))
            desk.rates.update()

        measure("all sources asked, a new table from each", ask, rounds=10)


def test_asking_in_vain(measure: Measure, desk: Desk) -> None:
    """What a schedule does most of the time."""
    with region(LAST) as (server, _):
        for key in HOMES:
            desk.rates.set_address(key, f"{server.address}/{key}")
        measure("all sources asked, nothing new", desk.rates.update, rounds=10)
