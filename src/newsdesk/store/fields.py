"""What the columns of the tables hold, and how it is written."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime

from peewee import (
    Field,
    IntegerField,
    TextField,
)

from newsdesk.store.trouble import ADVICE, FINDING, Damaged, meant


class WordsField(TextField):
    """Text in any script, as ``storable`` makes it."""

    def db_value(self, value: str | None) -> str | None:
        """Return the text to keep."""
        return None if value is None else storable(value)

    def python_value(self, value: object) -> str | None:
        """Return the text."""
        if value is None or isinstance(value, str):
            return value
        # One bit of a row says what is text, and what bytes.
        raise Damaged(FINDING, ADVICE)


class NumberField(IntegerField):
    """A whole number."""

    def python_value(self, value: object) -> int | None:
        """Return the number."""
        if value is None or isinstance(value, int):
            return value
        raise Damaged(FINDING, ADVICE)


class FlagField(NumberField):
    """Yes or no, kept as 1 or 0."""

    def python_value(self, value: object) -> bool | None:
        """Return which."""
        number = super().python_value(value)
        return None if number is None else bool(number)


class ListField(Field):
    """Words in order, kept as a JSON array: whatever is in a word, it comes back as it was."""

    field_type = "TEXT"

    def db_value(self, value: tuple[str, ...]) -> str:
        """Return the text to keep."""
        return listed(value)

    @meant()
    def python_value(self, value: str) -> tuple[str, ...]:
        """Return the words."""
        return unlisted(value)


class UTCField(Field):
    """An aware time in UTC, kept as text of one width so that it sorts ("2025-12-12T08:30:00.000000Z")."""

    field_type = "TEXT"

    def db_value(self, value: datetime | None) -> str | None:
        """Return the text to keep; ValueError for a time without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("times are kept in UTC and need a zone")
        # Not strftime, which writes the year 999 with three digits.
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"

    @meant()
    def python_value(self, value: str | None) -> datetime | None:
        """Return the aware time."""
        if value is None:
            return None
        at = datetime.fromisoformat(value)
        if at.tzinfo is None:
            raise ValueError("times are kept with their zone")
        return at


class DayField(Field):
    """A calendar day, kept as "2025-12-12"."""

    field_type = "TEXT"

    def db_value(self, value: date | None) -> str | None:
        """Return the text to keep."""
        return None if value is None else value.isoformat()

    @meant()
    def python_value(self, value: str | None) -> date | None:
        """Return the day."""
        return None if value is None else date.fromisoformat(value)


def storable(text: str) -> str:
    """Return the text with pairs of surrogates joined, and each lone one, which no file can hold, as U+FFFD.

    A broken clipboard or file name brings such halves of characters.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def listed(words: Iterable[str]) -> str:
    """Return words as the JSON array that a ``ListField`` keeps."""
    return json.dumps([storable(each) for each in words], ensure_ascii=False)


def unlisted(kept: str) -> tuple[str, ...]:
    """Return the words of such an array; ValueError or TypeError if it is none."""
    words = json.loads(kept)
    if not isinstance(words, list) or not all(isinstance(each, str) for each in words):
        raise ValueError("this is no list of words")
    return tuple(words)
