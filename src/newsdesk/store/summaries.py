"""What a list shows of a story, read without its text."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from peewee import SQL

from newsdesk.domain.story import Status, StorySummary
from newsdesk.store.fields import unlisted

#: What is asked of the table, under its own name, for each row.
COLUMNS = SQL(
    "story.uid, story.slug, story.headline, story.status, story.countries, story.byline, story.words,"
    " story.updated, story.opening, story.keywords, story.embargo, story.corrections,"
    " EXISTS (SELECT 1 FROM merge WHERE merge.story_id = story.id)"
)
_STATES = {each.value: each for each in Status}


def summaries(rows: Sequence[tuple[Any, ...]], snippets: Sequence[str] = ()) -> tuple[StorySummary, ...]:
    """Make rows of those columns; KeyError, TypeError or ValueError where they hold what none can.

    By hand, and a column at a time, because a list is read at every key, and Peewee takes longer over a row
    than SQLite. ``snippets`` stand in the place of openings where they are not "".
    """
    if not rows:
        return ()
    uids, slugs, headlines, states, countries, bylines, *more = zip(*rows, strict=True)
    words, updated, openings, keywords, embargoes, corrections, merging = more
    # One bit of a row says what is text, and what bytes, which this does not take.
    for texts in (uids, slugs, headlines, bylines, openings):
        "".join(texts)
    columns = (
        *(uids, slugs, headlines, map(_STATES.__getitem__, states), map(_list, countries), bylines, words),
        *(map(datetime.fromisoformat, updated), openings, map(_list, keywords)),
        [datetime.fromisoformat(each) if each else None for each in embargoes],
        corrections,
        [each or instead for each, instead in zip(snippets, openings, strict=True)] if snippets else openings,
        map(bool, merging),
    )
    return tuple(map(StorySummary._make, zip(*columns, strict=True)))


@lru_cache(1000)
def _list(words: str) -> tuple[str, ...]:
    """Read a ``ListField``; most stories have one of a few."""
    return unlisted(words)
