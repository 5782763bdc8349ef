"""A date alone on a line, as pages print it."""

import re
from datetime import date

from newsdesk.domain.days import is_on_calendars

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
#: What a page says before it, and the time of the day beside it.
_LABEL = (
    r"(?:published|posted|updated|date|опубликовано|обновлено|размещено|дата(?:\ публикации)?)"
    r"(?:\ on)?\ ?:?\ ?"
)
_ZONE = (
    r"\ ?\(?(?:(?:utc|gmt|msk|мск|[ce]e?[ds]?t|bst|ist)(?:\ ?[+−-]\d{1,2}(?::\d{2})?)?|[+−-]\d{2}:?\d{2})\)?"
)
_TIME = rf"\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?:\ ?[ap]\.?m\.?)?(?:{_ZONE})?"
_BETWEEN = r"(?:\ ?[,|·•–—/-]\ ?|\ )"
_BEFORE, _AFTER = rf"{_TIME}{_BETWEEN}", rf"{_BETWEEN}(?:(?:в|at)\ )?{_TIME}"
_DATES = tuple(
    rf"(?:{_WEEKDAY})?{form}"
    for form in (
        rf"{_YEAR}-(?P<month>\d{{1,2}})-{_DAY}",
        rf"{_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th)?\ {_NAME},?\ {_YEAR}(?:\ ?г\.?|\ года)?",
        rf"{_NAME}\ {_DAY}(?:st|nd|rd|th)?,?\ {_YEAR}",
    )
)
_ALONE = tuple(re.compile(form, re.IGNORECASE) for form in _DATES)
_FORMS = tuple(
    re.compile(rf"(?:{_LABEL})?(?:{_BEFORE})?{form}(?:{_AFTER})?", re.IGNORECASE) for form in _DATES
)
#: A day without its year. With nothing else on its line it may be a headline: "8 Марта".
_STAMPS = tuple(
    re.compile(form, re.IGNORECASE)
    for day in (rf"{_DAY}\ {_NAME}", rf"{_NAME}\ {_DAY}", "(?:today|yesterday|сегодня|вчера)")
    for form in (
        rf"{_LABEL}(?:{_WEEKDAY})?{day}",
        rf"(?:{_LABEL})?{_BEFORE}(?:{_WEEKDAY})?{day}",
        rf"(?:{_LABEL})?(?:{_WEEKDAY})?{day}{_AFTER}",
    )
)
#: Longer than any of these, a line need not be looked at.
_LONGEST = 80


def read(text: str) -> date | None:
    """Return the day that a line names: "Friday, 12 December 2025", "12.12.2025, 14:30"; or None.

    Nothing else is on the line but a time and "Published". The day comes before the month where both are
    figures, but for the ISO 8601 form.
    """
    if len(text) > _LONGEST:
        return None
    for form in _FORMS:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            month = int(parts["month"]) if "month" in parts else _month(parts["name"])
            try:
                day = date(int(parts["year"]), month, int(parts["day"]))
            except ValueError:
                return None
            return day if is_on_calendars(day) else None
    return None


def is_alone(text: str) -> bool:
    """Say whether a line that names a day says nothing of a time, nor what the day is of."""
    return any(form.fullmatch(text) for form in _ALONE)


def is_stamp(text: str) -> bool:
    """Say whether a line names a day without its year, and a time: "12 декабря, 14:30", "Today, 10:30"."""
    if len(text) > _LONGEST:
        return False
    found = next(filter(None, (form.fullmatch(text) for form in _STAMPS)), None)
    name = found.groupdict().get("name") if found else None
    return found is not None and (name is None or _month(name) > 0)


def _month(name: str) -> int:
    """Return a month's number; 0 if there is none of that name."""
    known = (number for number, names in enumerate(_MONTHS, 1) if name.lower() in names.split("|"))
    return next(known, 0)
