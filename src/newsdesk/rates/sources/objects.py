"""Looking into JSON that anybody may have written: what is not there, or is something else, is ""."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from newsdesk.rates import decoding

#: An object of a JSON document, nothing known of what it holds.
Object = dict[str, object]


def listed(document: object) -> Iterator[Object]:
    """Yield the objects of a list; Unreadable if it is no list of objects."""
    if not isinstance(document, list) or not all(isinstance(each, dict) for each in document):
        raise decoding.Unreadable("JSON of another kind")
    yield from document


def mapped(document: object) -> Object:
    """Return a JSON object; Unreadable if it is something else."""
    if not isinstance(document, dict):
        raise decoding.Unreadable("JSON of another kind")
    return document


def words(found: Object, key: str) -> str:
    """Return a text or a number (which is read as the text it is), "" if it is neither."""
    value = found.get(key)
    return value.strip() if isinstance(value, str) else ""


def day_of_seconds(text: str) -> date:
    """Return the day (UTC) of a Unix time; Unreadable if it is none."""
    try:
        return datetime.fromtimestamp(int(text), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise decoding.Unreadable("a table without its date") from error
