"""A date alone on a line, as pages print it."""

import re
from datetime import date

_MONTHS = (
    "january|jan|января|янв",
    "february|feb|февраля|фев",
    "march|mar|марта|мар",
    "april|apr|апреля|апр",
    "may|мая",
    "june|jun|июня",
    "july|jul|июля",
    "august|aug|августа|авг",
    "september|sept|sep|сентября|сен",
    "october|oct|октября|окт",
    "november|nov|ноября|ноя",
    "december|dec|декабря|дек",
)
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)[.,]?\ "
)
_NAME = r"(?P<name>[a-zа-яё]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(rf"(?:{_WEEKDAY})?{form}", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>\d{{1,2}})-{_DAY}",
        rf"{_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th)?\ {_NAME},?\ {_YEAR}(?:\ ?г\.?|\ года)?",
        rf"{_NAME}\ {_DAY}(?:st|nd|rd|th)?,?\ {_YEAR}",
    )
)
#: Longer than any of these, a line need not be looked at.
_LONGEST = 50


def read(text: str) -> date | None:
    """Return the day that a line names and nothing else: "Friday, 12 December 2025", "12.12.2025"; or None.

    The day comes before the month where both are figures, but for the ISO 8601 form.
    """
    if len(text) > _LONGEST:
        return None
    for form in _FORMS:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            month = int(parts["month"]) if "month" in parts else _month(parts["name"])
            try:
                return date(int(parts["year"]), month, int(parts["day"]))
            except ValueError:
                return None
    return None


def _month(name: str) -> int:
    """Return a month's number; 0 if there is none of that name."""
    known = (number for number, names in enumerate(_MONTHS, 1) if name.lower() in names.split("|"))
    return next(known, 0)
