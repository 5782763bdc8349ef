"""What a source says is kept as it says it, and its last word counts."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from newsdesk.desk import Desk
from newsdesk.desk.rates.keeping import keep_tables
from newsdesk.domain.rates import Rate, RateKind, Series
from newsdesk.store.rates import Rates

DAY = date(2025, 12, 12)
NOON = datetime(2025, 12, 12, 12, tzinfo=UTC)
RIGHT = Rate("NBKR", "USD", "KGS", "87.4500", RateKind.OFFICIAL, DAY, NOON, digest="ab" * 32)
WRONG = RIGHT._replace(value="87.5400", fetched=NOON + timedelta(hours=1), digest="cd" * 32)
AGAIN = RIGHT._replace(fetched=NOON + timedelta(hours=2))
SOM = Series("NBKR", "USD", "KGS")


def keep(desk: Desk, *rates: Rate) -> tuple[int, Sequence[Rate]]:
    with desk.newsroom.archive.writing() as db:
        return keep_tables(Rates(db), rates, NOON)


def test_what_a_bank_takes_back_is_not_its_last_word(desk: Desk) -> None:
    """It prints one rate, another, and the first again, byte by byte: that one counts, and none is lost."""
    new = [keep(desk, each)[0] for each in (RIGHT, WRONG, AGAIN)]

    assert new == [1, 1, 1]
    with desk.newsroom.archive.reading() as db:
        assert Rates(db).newest(SOM, DAY) == (AGAIN,)
        assert Rates(db).table("NBKR", DAY) == (AGAIN,)
        assert Rates(db).history(SOM, DAY, DAY) == (AGAIN,)


def test_what_is_fetched_again_is_nothing_new(desk: Desk) -> None:
    """However often, and whatever was said before."""
    for each in (RIGHT, WRONG, AGAIN):
        keep(desk, each)

    later = AGAIN._replace(fetched=NOON + timedelta(hours=3))
    assert [keep(desk, later)[0] for _ in range(3)] == [0, 0, 0]


def test_what_is_held_holds_whatever_was_said_before_it(desk: Desk) -> None:
    """A slip is held; when the bank takes it back, its own word counts and the slip still waits."""
    slip = WRONG._replace(value="97.0000")
    keep(desk, RIGHT._replace(effective=DAY - timedelta(days=1)), RIGHT)

    assert keep(desk, slip) == (1, (slip,))
    assert keep(desk, slip) == (0, ())
    assert keep(desk, AGAIN) == (1, ())

    with desk.newsroom.archive.reading() as db:
        assert Rates(db).newest(SOM, DAY) == (AGAIN,)
    assert [each.rate for each in desk.rates.held()] == [slip]
