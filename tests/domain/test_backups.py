"""Which copies go, and that none goes which the rule promises to keep."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.backups import NEWEST, RULE, Backup, BackupKind, is_due, to_remove

NOW = datetime(2025, 12, 12, 8, 30, tzinfo=UTC)
DAY = timedelta(days=1)
DOCS = Path(__file__).parents[2] / "docs" / "backups.md"


def backup(made: datetime, kind: BackupKind = BackupKind.DAILY, number: int = 0) -> Backup:
    return Backup(Path(f"{made:%Y%m%d%H%M%S}-{kind}-{number}.db"), made, kind, 1, schema=2)


ages = st.timedeltas(min_value=-DAY, max_value=800 * DAY)
kinds = st.sampled_from(BackupKind)
some = st.lists(st.tuples(ages, kinds), max_size=60).map(
    lambda drawn: [backup(NOW - age, kind, number) for number, (age, kind) in enumerate(drawn)]
)


@given(some)
def test_what_the_rule_promises_is_kept(backups: list[Backup]) -> None:
    """The last week whole, a year of the others, the newest of each kind, and every damaged file."""
    gone = set(to_remove(backups, NOW))

    for each in gone:
        age = NOW - each.made
        newer = [other for other in backups if other.kind is each.kind and other.made >= each.made]
        assert each.kind is not BackupKind.DAMAGED
        if each.kind is BackupKind.DAILY:
            assert age > 7 * DAY
            assert len(newer) > 1
        else:
            assert age > 365 * DAY
            assert len(newer) > NEWEST


@given(some)
def test_every_week_and_every_month_keeps_one(backups: list[Backup]) -> None:
    """The newest of it, as long as the rule says."""
    daily = [each for each in backups if each.kind is BackupKind.DAILY]
    kept = set(daily) - set(to_remove(backups, NOW))

    for each in daily:
        age = NOW - each.made
        if age <= 35 * DAY:
            week = each.made.isocalendar()[:2]
            assert any(other.made.isocalendar()[:2] == week for other in kept)
        if age <= 365 * DAY:
            assert any(
                (other.made.year, other.made.month) == (each.made.year, each.made.month) for other in kept
            )


@given(some)
def test_tidying_twice_is_tidying_once(backups: list[Backup]) -> None:
    """Nothing goes because something else went."""
    left = set(backups) - set(to_remove(backups, NOW))

    assert to_remove(left, NOW) == ()


@given(st.integers(min_value=1, max_value=500), st.integers(min_value=1, max_value=9))
def test_tidying_every_day_keeps_what_tidying_at_the_end_would(days: int, step: int) -> None:
    """However often the newsroom was opened, the same copies are left."""
    made = [NOW - number * DAY for number in range(days, -1, -step)]
    left: set[Backup] = set()
    for at in made:
        left.add(backup(at))
        left -= set(to_remove(left, at))
    left -= set(to_remove(left, NOW))

    every = {backup(at) for at in made}
    assert left == every - set(to_remove(every, NOW))


def test_two_years_of_days_are_a_few_copies() -> None:
    """That is what the rule is for."""
    backups = [backup(NOW - number * DAY) for number in range(730)]

    kept = set(backups) - set(to_remove(backups, NOW))

    assert 8 + 4 + 11 <= len(kept) <= 8 + 5 + 13
    assert backup(NOW) in kept


def test_what_cannot_be_read_holds_nobodys_place() -> None:
    """It stays, for it may be read the next time; so does the one that would have gone for it."""
    week = [backup(NOW - 20 * DAY), backup(NOW - 21 * DAY)]
    newest, older = (each for each in week)

    assert to_remove(week, NOW) == (older,)
    assert to_remove([newest._replace(schema=None), older], NOW) == ()
    assert is_due([backup(NOW)._replace(schema=None)], NOW)


def test_a_copy_is_due_once_a_day() -> None:
    """The newest daily one counts, none made for another reason; and a clock may be put back."""
    by_hand = backup(NOW, BackupKind.BY_HAND)

    assert is_due([], NOW)
    assert is_due([by_hand, backup(NOW - DAY)], NOW)
    assert not is_due([backup(NOW - DAY + timedelta(seconds=1)), backup(NOW - 3 * DAY)], NOW)
    assert is_due([backup(NOW + 3 * DAY)], NOW)


def test_the_page_about_backups_states_the_rule() -> None:
    """Word for word, with the numbers that the program goes by."""
    page = " ".join(DOCS.read_text(encoding="utf-8").split())

    assert RULE in page
