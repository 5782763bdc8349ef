"""Copies of a newsroom: what each is, and the rule by which old ones go, as ``docs/backups.md`` states it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class BackupKind(StrEnum):
    """Why a copy was made; the value is a part of its file's name."""

    DAILY = "daily"
    BY_HAND = "by-hand"
    BEFORE_UPGRADE = "before-upgrade"
    BEFORE_RESTORE = "before-restore"
    BEFORE_EMPTYING = "before-emptying"
    #: A broken file that a backup has taken the place of.
    DAMAGED = "damaged"


class Backup(NamedTuple):
    """One copy: its file, when (UTC) and why it was made, its size in bytes, the version of its tables.

    ``schema`` is None where the file's header cannot be read; if nothing can, ``size`` is 0.
    """

    path: Path
    made: datetime
    kind: BackupKind
    size: int
    schema: int | None = None


#: How old the newest daily copy may be before another is made.
A_DAY = timedelta(days=1)
#: Daily copies: every one for so long, …
EVERY = timedelta(days=7)
#: … then the newest of each week (ISO 8601: Monday to Sunday), …
WEEKLY = timedelta(weeks=5)
#: … then the newest of each month.
MONTHLY = timedelta(days=365)
#: The other copies: all of them for so long, and the newest of each kind for ever.
OTHERS = timedelta(days=365)
NEWEST = 5

#: The rule as people are told it.
RULE = (
    f"Of the daily backups, all of the last {EVERY.days} days are kept, then the newest of each week for "
    f"{WEEKLY.days // 7} weeks, then the newest of each month for {MONTHLY.days} days; the newest of all "
    "always stays. Backups made by hand, before an upgrade, before a restore and before the bin was "
    f"emptied are kept for {OTHERS.days} days, and the newest {NEWEST} of each kind for ever. A damaged "
    "file that was set aside, or a backup that cannot be read, is never removed by Newsdesk."
)


def is_due(backups: Iterable[Backup], now: datetime) -> bool:
    """Say whether it is time for another daily copy; a clock that was put back does not hold it up.

    Nor does a copy that cannot be read.
    """
    daily = [each.made for each in _readable(backups) if each.kind is BackupKind.DAILY]
    return not daily or abs(now - max(daily)) >= A_DAY


def to_remove(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Return those that the rule lets go at ``now``, newest first.

    One that cannot be read is left alone, and no readable one goes because of it.
    """
    newest_first = sorted(_readable(backups), key=lambda each: (each.made, each.path.name), reverse=True)
    gone = _daily_to_remove([each for each in newest_first if each.kind is BackupKind.DAILY], now)
    for kind in set(BackupKind) - {BackupKind.DAILY, BackupKind.DAMAGED}:
        older = [each for each in newest_first if each.kind is kind][NEWEST:]
        gone += [each for each in older if now - each.made > OTHERS]
    return tuple(gone)


def _readable(backups: Iterable[Backup]) -> list[Backup]:
    return [each for each in backups if each.schema is not None]


def _daily_to_remove(newest_first: list[Backup], now: datetime) -> list[Backup]:
    gone = []
    weeks: set[tuple[int, int]] = set()
    months: set[tuple[int, int]] = set()
    for place, each in enumerate(newest_first):
        age = now - each.made
        week, month = each.made.isocalendar()[:2], (each.made.year, each.made.month)
        is_kept = (
            place == 0
            or age <= EVERY
            or (age <= WEEKLY and week not in weeks)
            or (age <= MONTHLY and month not in months)
        )
        weeks.add(week)
        months.add(month)
        if not is_kept:
            gone.append(each)
    return gone
