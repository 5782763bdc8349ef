"""Days as Qt has them and as everybody else does, and how Qt is to write them."""

from datetime import date

from PySide6.QtCore import QDate, QLocale


def to_qt(day: date) -> QDate:
    """Return a day as Qt has it; of a moment, the day that it stands on."""
    return QDate(day.year, day.month, day.day)


def from_qt(day: QDate) -> date:
    """Return a day of Qt's; ValueError for one that is none."""
    return date(day.year(), day.month(), day.day())


def english() -> QLocale:
    """Return how days are written: in the language of everything around them; weeks begin on Monday."""
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
