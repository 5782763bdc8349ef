"""What the story table keeps although it follows from the rest, so that lists need not work it out."""

from typing import Any

from peewee import SqliteDatabase, fn

from newsdesk.domain.story import StoryText
from newsdesk.store.queries import tuples
from newsdesk.store.search import rebuild
from newsdesk.store.tables import StoryRow
from newsdesk.text.folding import fold
from newsdesk.text.opening import opening

#: The most characters of a story's opening; a wide list shows no more.
OPENING = 200
#: How many corrections a story has, in a statement about ``story``.
CORRECTIONS = "(SELECT count(*) FROM correction WHERE correction.story_id = story.id)"


def derive(text: StoryText) -> dict[str, Any]:
    """Return what is derived of a story's text: ``headline_key``, ``opening`` and ``opening_key``."""
    words = (" ".join(text.standfirst.split()) or opening(text.body, OPENING))[:OPENING]
    return {"headline_key": fold(text.headline), "opening": words, "opening_key": fold(words)}


def next_serial(db: SqliteDatabase) -> int:
    """Return the serial of the change that is about to be written."""
    return int(StoryRow.select(fn.MAX(StoryRow.serial)).scalar(db) or 0) + 1


def derive_all(db: SqliteDatabase) -> None:
    """Fill the derived columns of every story, and make the search index anew: after an upgrade."""
    columns = (StoryRow.id, StoryRow.headline, StoryRow.standfirst, StoryRow.body)
    keys = [key for (key,) in tuples(StoryRow.select(StoryRow.id), db)]
    for key in keys:
        (found,) = tuples(StoryRow.select(*columns[1:]).where(columns[0] == key), db)
        text = StoryText(headline=found[0], standfirst=found[1], body=found[2])
        StoryRow.update(**derive(text)).where(StoryRow.id == key).execute(db)
    db.execute_sql(f"UPDATE story SET corrections = {CORRECTIONS} WHERE corrections <> {CORRECTIONS}")  # noqa: S608
    rebuild(db)
