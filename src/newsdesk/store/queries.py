"""Running a query on a connection: the result's type, which Peewee decides too late for a type checker."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from peewee import SQL, Query, SqliteDatabase

from newsdesk.store.fields import storable
from newsdesk.store.tables import Row

T = TypeVar("T")

#: How many values one query names: SQLite takes some ten thousand, and a newsroom has more stories.
PART = 1000


def parts(whole: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut a long list into what one query can name."""
    for start in range(0, len(whole), PART):
        yield whole[start : start + PART]


def among(words: Iterable[str]) -> SQL:
    """Return what a column of words may be ``in_``: Peewee takes longer over a thousand than SQLite."""
    values = [storable(each) for each in words]
    return SQL(f"({', '.join('?' * len(values))})", values)


def rows(query: Any, db: SqliteDatabase) -> Iterator[Row]:
    """Give each row of a select as a dict from column names."""
    yield from _bound(query.dicts(), db)


def tuples(query: Any, db: SqliteDatabase) -> Iterator[tuple[Any, ...]]:
    """Give each row of a select as a tuple in the order of its columns."""
    yield from _bound(query.tuples(), db)


def first(query: Any, db: SqliteDatabase) -> Row | None:
    """Return the first row of a select, or None."""
    return next(rows(query.limit(1), db), None)


def _bound(query: Query, db: SqliteDatabase) -> Any:
    return query.bind(db)
