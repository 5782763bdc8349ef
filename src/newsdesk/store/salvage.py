"""Which rows of which table stand on which pages of a damaged file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from peewee import SqliteDatabase

from newsdesk.store.pages import TABLE_LEAF, Broken, Pages, Record, Value

_TYPES: dict[str, type | tuple[type, ...]] = {"TEXT": str, "INTEGER": int, "BLOB": bytes}


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it is declared. ``is_rowid``: it is not in the row itself; ``may_miss``: nor must it be."""

    name: str
    kind: str
    nullable: bool
    is_rowid: bool
    may_miss: bool


@dataclass(frozen=True, slots=True)
class Leaves:
    """The pages that hold a table's rows, and whether those are all of them."""

    pages: tuple[int, ...]
    all_found: bool


def columns_of(db: SqliteDatabase, table: str) -> tuple[Column, ...]:
    """Return a table's columns in the order in which its rows keep them."""
    found = db.execute_sql(f'PRAGMA table_info("{table}")').fetchall()
    keys = sum(1 for each in found if each[5])
    return tuple(
        Column(
            name,
            kind,
            nullable=not not_null,
            is_rowid=bool(key) and keys == 1 and kind == "INTEGER",
            may_miss=not not_null or default is not None,
        )
        for _number, name, kind, not_null, default, key in found
    )


def row_of(columns: Sequence[Column], record: Record) -> dict[str, Value] | None:
    """Return a record as a row of that table, without columns it is too old to have; None if it is none."""
    values = record.values
    if len(values) > len(columns) or not all(each.may_miss for each in columns[len(values) :]):
        return None
    row: dict[str, Value] = {}
    for column, value in zip(columns, values, strict=False):
        if column.is_rowid:
            if value is not None:
                return None
            row[column.name] = record.rowid
        elif value is None:
            if not column.nullable:
                return None
            row[column.name] = None
        elif isinstance(value, _TYPES[column.kind]):
            row[column.name] = value
        else:
            return None
    return row


def roots(pages: Pages) -> dict[str, int]:
    """Return the root page of every table and index that the file's own schema still names."""
    found = {}
    leaves, _all_found = pages.leaves(1)
    for record in _records(pages, leaves):
        match record.values:
            case (str("table" | "index"), str(name), str(), int(root), *_rest) if root > 1 and record.whole:
                found[name] = root
    return found


def find(pages: Pages, tables: Mapping[str, Sequence[Column]], usual: Mapping[str, int]) -> dict[str, Leaves]:
    """Return where each table's rows are.

    Where the schema or a tree is broken, pages that nothing leads to any more are given to the one table that
    their rows fit. ``usual`` are the root pages of a new newsroom, which are a good guess.
    """
    known = roots(pages)
    # A schema that can be read says as well which tables an older newsroom does not have.
    schema_whole = pages.leaves(1)[1]
    claimed: set[int] = set(pages.leaves(1)[0]) | pages.free()
    found: dict[str, Leaves] = {}
    for name, columns in tables.items():
        if name not in known and known and schema_whole:
            found[name] = Leaves((), all_found=True)
            continue
        leaves, whole = pages.leaves(known.get(name, usual[name]))
        ours = [each for each in leaves if each not in claimed and _fits(pages, each, columns)]
        claimed.update(ours)
        found[name] = Leaves(tuple(ours), whole and len(ours) == len(leaves))
    if not all(each.all_found for each in found.values()):
        for name, root in known.items():
            if name not in tables:  # SQLite's own, and those of the search index
                claimed.update(pages.leaves(root)[0])
        for name, strays in _strays(pages, tables, claimed).items():
            found[name] = Leaves((*found[name].pages, *strays), found[name].all_found)
    return found


def _strays(pages: Pages, tables: Mapping[str, Sequence[Column]], claimed: set[int]) -> dict[str, list[int]]:
    strays: dict[str, list[int]] = {}
    for number in range(1, pages.count + 1):
        if number not in claimed and pages.kind(number) == TABLE_LEAF:
            fitting = [name for name, columns in tables.items() if _fits(pages, number, columns)]
            if len(fitting) == 1:
                strays.setdefault(fitting[0], []).append(number)
    return strays


def _fits(pages: Pages, number: int, columns: Sequence[Column]) -> bool:
    """Say whether most of what can be read on a page are rows of that table."""
    records = list(_records(pages, [number]))
    fitting = sum(row_of(columns, each) is not None for each in records)
    return 2 * fitting >= len(records)


def _records(pages: Pages, leaves: Sequence[int]) -> Iterator[Record]:
    for number in leaves:
        try:
            yield from (each for each in pages.records(number) if each is not None)
        except Broken:
            continue
