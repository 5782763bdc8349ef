"""Full-text search over the stories (SQLite FTS5). What only SQLite knows is here and in the archive."""

import re

from peewee import SQL, Select, Table

_WORD = re.compile(r"\w+")


def matching(words: str) -> Select | None:
    """Return a query for the keys of the stories that hold every word, the last as a beginning too.

    None when there is nothing to look for. Words are quoted, so no typed character is an operator.
    """
    found = _WORD.findall(words)
    if not found:
        return None
    expression = " ".join(f'"{word}"' for word in found) + " *"
    index = Table("story_search")
    return index.select(SQL("rowid")).where(SQL("story_search MATCH ?", (expression,)))
