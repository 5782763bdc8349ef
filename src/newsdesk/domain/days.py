"""Days as the newsroom writes them, in English."""

from datetime import date

from newsdesk.domain.errors import BadInput

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def weekday(when: date) -> str:
    """Name the day of the week: "Friday"."""
    return _WEEKDAYS[when.weekday()]


def day(when: date) -> str:
    """Write a date: "14 November 2025"."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def short_day(when: date) -> str:
    """Write a date of this year: "14 Nov"."""
    return f"{when.day} {_MONTHS[when.month - 1][:3]}"


def is_on_calendars(when: date) -> bool:
    """Say whether a day has one before it and one after it, to count to, and to be in some time zone."""
    return 1 < when.year < 9999


def on_calendars(when: date) -> date:
    """Return a day that ``is_on_calendars``; BadInput if it is not."""
    if not is_on_calendars(when):
        raise BadInput(f"“{when}” is in a year that no calendar shows. Choose another.")
    return when
