"""Days as the newsroom writes them, in English."""

from datetime import date

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
