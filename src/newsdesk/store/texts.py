"""Every text in the archive held against its digest, some stories at a time."""

import json
from collections.abc import Iterator
from typing import Any

from peewee import SqliteDatabase

from newsdesk.domain.findings import TextsChecked
from newsdesk.domain.story import StoryText, titled
from newsdesk.store.chains import Link, Standing, trouble
from newsdesk.store.revisions import parse

_FIELDS = tuple(StoryText._fields)
#: The fields of a text that are lists of words.
LISTS = frozenset({"countries", "keywords", "pins"})

# As bytes, because text that is no UTF-8 any more is one of the things looked for. Written out, because
# this is asked once for every story, and Peewee takes longer over a question than SQLite over its answer.
_STORIES = (
    f"SELECT id, CAST(revision AS BLOB), {', '.join(f'CAST({each} AS BLOB)' for each in _FIELDS)}"  # noqa: S608
    " FROM story WHERE id > ? ORDER BY id LIMIT ?"
)
_REVISIONS = (
    "SELECT number, CAST(text AS BLOB), CAST(text_digest AS BLOB), CAST(parent AS BLOB), CAST(digest AS BLOB)"
    " FROM revision WHERE story_id = ? ORDER BY number"
)


def check_texts(db: SqliteDatabase, after: int, most: int) -> TextsChecked:
    """Check up to ``most`` stories whose keys come after ``after`` (0: from the first), with their revisions.

    One story with its longest text is held in memory at a time. Damaged where the file cannot be read.
    """
    last, stories, ill = after, 0, []
    for key, revision, *fields in db.execute_sql(_STORIES, (after, most)):
        last, stories = key, stories + 1
        said = trouble(Standing(_own_text(fields), _word(revision)), _links(db, key))
        if said:
            headline = titled(_word(fields[_FIELDS.index("headline")]))
            ill.append(f"“{headline}” ({said})")
    return TextsChecked(last if stories == most else None, stories, tuple(ill))


def _links(db: SqliteDatabase, key: int) -> Iterator[Link]:
    for number, written, thinned, parent, digest in db.execute_sql(_REVISIONS, (key,)):
        text = _text(written)
        of_text = text.digest() if text else "" if written else _word(thinned)
        yield Link(number, text, of_text, _word(parent), _word(digest))


def _word(value: bytes | None) -> str:
    return (value or b"").decode("utf-8", "replace")


def _text(written: bytes | None) -> StoryText | None:
    try:
        return parse((written or b"").decode())
    except (ValueError, KeyError, TypeError):
        return None


def _own_text(fields: list[Any]) -> StoryText | None:
    try:
        words = [(name, (value or b"").decode()) for name, value in zip(_FIELDS, fields, strict=True)]
        kept: dict[str, Any] = {
            name: tuple(json.loads(word)) if name in LISTS else word for name, word in words
        }
        return StoryText(**kept)
    except (ValueError, TypeError):
        return None
