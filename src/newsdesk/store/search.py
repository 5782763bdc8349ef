"""Full-text search over the stories (SQLite FTS5). What only SQLite knows is here and in the archive."""

import unicodedata

from peewee import SQL, Select, SqliteDatabase, Table

from newsdesk.text.folding import fold


def matching(words: str) -> Select | None:
    """Return a query for the serials of the stories that hold every word, the last as a beginning too.

    None when there is nothing to look for. Words are quoted, so no typed character is an operator.
    """
    found = _words(words)
    if not found:
        return None
    words_ = " ".join(f'"{word}"' for word in found)
    expression = f"{{headline standfirst body byline keywords}} : ({words_} *)"
    index = Table("story_search")
    return index.select(SQL("rowid")).where(SQL("story_search MATCH ?", (expression,)))


def fits(db: SqliteDatabase) -> None:
    """Compare the index with every story, word by word; Peewee's DatabaseError where they differ.

    Needs the writer, because SQLite asks for the check by an INSERT that inserts nothing.
    """
    db.execute_sql("INSERT INTO story_search(story_search, rank) VALUES ('integrity-check', 1)")


def unmatched(db: SqliteDatabase) -> int:
    """Return how many stories are not in the index, or the other way round: what can be told by reading."""
    (number,) = db.execute_sql(
        "SELECT (SELECT count(*) FROM story WHERE serial NOT IN (SELECT id FROM story_search_docsize))"
        " + (SELECT count(*) FROM story_search_docsize WHERE id NOT IN (SELECT serial FROM story))"
    ).fetchone()
    return int(number)


def rebuild(db: SqliteDatabase) -> None:
    """Make the index anew from the stories."""
    db.execute_sql("INSERT INTO story_search(story_search) VALUES ('rebuild')")


def _words(typed: str) -> list[str]:
    # The index is folded and splits where no letter, digit or accent is, so the same is done here.
    composed = fold(typed)
    kept = "".join(each if unicodedata.category(each)[0] in "LNM" else " " for each in composed)
    return [word for word in kept.split() if any(each.isalnum() for each in word)]
