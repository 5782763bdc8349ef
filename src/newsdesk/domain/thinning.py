"""Which revisions may lose their text: the one rule, in numbers. ``docs/revisions.md`` says it in words."""

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

from newsdesk.domain.history import PastText
from newsdesk.domain.story import Why

#: Of this many days, today included, the newest text of every hour stays; of the days before, of every day.
HOURLY_DAYS = 7
#: What saving by itself makes. Whatever somebody did on purpose stays.
KEYSTROKES = frozenset({Why.TYPING, Why.RECOVERY})


def thinnable(past: Iterable[PastText], kept: Iterable[str], now: datetime, zone: tzinfo | None) -> set[int]:
    """Return the numbers of a story's revisions whose text may go now.

    Days and hours are those of clocks in ``zone``, None for this computer's. ``kept`` are digests that
    something else refers to. The first and the newest stay, and those with a name or that went out.
    """
    texts = sorted((each for each in past if not each.thinned), key=lambda each: each.number)
    last = {_drawer(each.at, now, zone): each.number for each in texts}
    ends = {texts[0].number, texts[-1].number} if texts else set()
    forever = frozenset(kept)
    return {
        each.number
        for each in texts
        if each.why in KEYSTROKES
        and not each.label
        and each.went_out is None
        and each.digest not in forever
        and each.number not in ends
        and not is_today(each.at, now, zone)
        and last[_drawer(each.at, now, zone)] != each.number
    }


def start_of_rule(since: datetime) -> datetime:
    """Return from when on (UTC) texts can have come under another part of the rule, if it was kept then."""
    return since - timedelta(days=HOURLY_DAYS + 1)


def is_today(at: datetime, now: datetime, zone: tzinfo | None) -> bool:
    """Say whether a time is on today's date or, by a clock that was put back since, after it."""
    return at.astimezone(zone).date() >= now.astimezone(zone).date()


def _drawer(at: datetime, now: datetime, zone: tzinfo | None) -> tuple[object, ...]:
    """Return what the newest of stays: the day, and for the last days the hour."""
    here = at.astimezone(zone)
    if here.date() > now.astimezone(zone).date() - timedelta(days=HOURLY_DAYS):
        return here.date(), here.hour, here.utcoffset()
    return (here.date(),)
