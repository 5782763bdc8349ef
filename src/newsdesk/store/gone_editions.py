"""Editions that are not there any more: kept whole, row by row, until a step brings them back."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from peewee import Field, SqliteDatabase

from newsdesk.store.queries import parts, tuples
from newsdesk.store.tables import EditionRow, GoneEditionRow, Row, StoryRow
from newsdesk.store.trouble import meant

#: The tables of what belongs to an edition and goes with it.
_PARTS = ("entry", "frozen_rate", "export", "edition_state", "edition_merge")
#: What its rows are kept without: the row it belongs to, and a number that is given anew.
_ANEW = {"id", "edition_id"}


class GoneEditions:
    """Takes editions out and puts them back, as one connection sees it; it needs the archive's writer."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def take_out(self, uid: str) -> None:
        """Take an edition out with all that belongs to it: its exports, its states, what waits of it."""
        (found,) = self._rows("edition", "uid", uid)
        key = found["id"]
        kept = {"edition": [found], **{table: self._rows(table, "edition_id", key) for table in _PARTS}}
        # By their uids: the key of a story that is thrown away meanwhile may be another story's.
        self._name_stories(kept["entry"], StoryRow.id, StoryRow.uid)
        words = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
        GoneEditionRow.insert(uid=uid, kept=words).on_conflict_replace().execute(self._db)
        EditionRow.delete().where(EditionRow.id == key).execute(self._db)

    def is_replaced(self, uid: str) -> bool:
        """Say whether there is another edition of the day of one that was taken out."""
        with meant():
            (edition,) = self._kept(uid)["edition"]
        return (
            EditionRow.select().where(EditionRow.date == date.fromisoformat(edition["date"])).exists(self._db)
        )

    def put_back(self, uid: str) -> None:
        """Put back what was taken out: nothing may stand on its day, and its stories must be there."""
        with meant():
            kept = self._kept(uid)
            self._insert("edition", kept["edition"], {})
            (edition,) = self._rows("edition", "uid", uid)
            self._name_stories(kept["entry"], StoryRow.uid, StoryRow.id)
            for table in _PARTS:
                self._insert(table, kept[table], {"edition_id": edition["id"]})
        GoneEditionRow.delete().where(GoneEditionRow.uid == uid).execute(self._db)

    def _name_stories(self, entries: Sequence[Row], by: Field, to: Field) -> None:
        """Name the stories of entries by another of their columns."""
        for some in parts(entries):
            query = StoryRow.select(by, to).where(by.in_([each["story_id"] for each in some]))
            names = dict(tuples(query, self._db))
            for each in some:
                each["story_id"] = names[each["story_id"]]

    def _kept(self, uid: str) -> dict[str, list[Row]]:
        chosen = GoneEditionRow.select(GoneEditionRow.kept).where(GoneEditionRow.uid == uid)
        found: dict[str, list[Row]] = json.loads(chosen.scalar(self._db))
        return found

    def _rows(self, table: str, column: str, value: object) -> list[Row]:
        """Return rows as SQLite has them, in the order in which they were added."""
        query = f'SELECT * FROM "{table}" WHERE "{column}" = ? ORDER BY rowid'  # noqa: S608 - our names
        found = self._db.execute_sql(query, (value,))
        names = [each[0] for each in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def _insert(self, table: str, kept: Sequence[Row], owner: Mapping[str, object]) -> None:
        for row in kept:
            columns = {**{name: value for name, value in row.items() if name not in _ANEW}, **owner}
            names = ", ".join(f'"{name}"' for name in columns)
            marks = ", ".join("?" * len(columns))
            query = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 - our names
            self._db.execute_sql(query, tuple(columns.values()))
