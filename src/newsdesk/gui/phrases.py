"""Small pieces of English that several windows need."""

import unicodedata
from datetime import date, datetime

from newsdesk.domain.days import day, weekday
from newsdesk.text.english import counted


def day_with_weekday(when: date) -> str:
    """Write a date with its weekday: "Friday, 12 December 2025"."""
    return f"{weekday(when)}, {day(when)}"


def local_moment(when: datetime) -> str:
    """Write a time (aware) by this computer's clock: "12 December 2025, 09:14"."""
    here = when.astimezone()
    return f"{day(here.date())}, {here:%H:%M}"


def apart(words: str) -> str:
    """Return words that turn nothing around beside them, whichever way they are written."""
    from_the_right = any(unicodedata.bidirectional(each) in {"R", "AL"} for each in words)
    return f"\u2068{words}\u2069" if from_the_right else words


def how_many(errors: int, warnings: int) -> str:
    """Write what a checklist found: "1 error and 2 warnings", "3 warnings"; "" for nothing."""
    found = [counted(errors, "error")] if errors else []
    return " and ".join(found + ([counted(warnings, "warning")] if warnings else []))


def ago(when: datetime, now: datetime) -> str:
    """Write how long ago a time was (both aware): "just now", "3 min ago", "5 h ago", then the date."""
    seconds = (now - when).total_seconds()
    if seconds < 60:
        return "just now"
    if seconds < 3600:
        return f"{int(seconds // 60)} min ago"
    if seconds < 24 * 3600:
        return f"{int(seconds // 3600)} h ago"
    return day(when.astimezone().date())


def time_left(seconds: float) -> str:
    """Write how long work still takes, no more exactly than anybody knows: "about 12 seconds left"."""
    if seconds < 3:
        return "a moment left"
    if seconds < 20:
        return f"about {round(seconds)} seconds left"
    if seconds < 90:
        return f"about {round(seconds / 5) * 5} seconds left"
    return f"about {round(seconds / 60)} minutes left"
