"""What a list shows of a story, read without its text."""

from datetime import datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any

from peewee import SQL

from newsdesk.domain.story import Status, StorySummary
from newsdesk.store.fields import unlisted

#: What is asked of the table, under its own name, for each row.
COLUMNS = SQL(
    "story.uid, story.slug, story.headline, story.status, story.countries, story.byline, story.words,"
    " story.updated, story.opening, story.keywords, story.embargo,"
    " (SELECT count(*) FROM correction WHERE correction.story_id = story.id),"
    " EXISTS (SELECT 1 FROM merge WHERE merge.story_id = story.id)"
)
_texts = itemgetter(0, 1, 2, 5, 8)
_STATES = {each.value: each for each in Status}


def summary(columns: tuple[Any, ...], snippet: str = "") -> StorySummary:
    """Make a row of those columns; KeyError, TypeError or ValueError where they hold what none can.

    By hand, because a list is read at every key, and Peewee takes longer over a row than SQLite.
    """
    uid, slug, headline, status, countries, byline, words, updated, opening, *rest = columns
    keywords, embargo, told, merging = rest
    # One bit of a row says what is text, and what bytes, which this does not take.
    "".join(_texts(columns))
    return StorySummary._make(
        (
            uid,
            slug,
            headline,
            _STATES[status],
            _list(countries),
            byline,
            words,
            datetime.fromisoformat(updated),
            opening,
            _list(keywords),
            datetime.fromisoformat(embargo) if embargo else None,
            told,
            snippet or opening,
            bool(merging),
        )
    )


@lru_cache(1000)
def _list(words: str) -> tuple[str, ...]:
    """Read a ``ListField``; most stories have one of a few."""
    return unlisted(words)
