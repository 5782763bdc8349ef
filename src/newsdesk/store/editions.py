"""Editions: dated sets of stories, the rates frozen into them, and where they went."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from peewee import SqliteDatabase, fn

from newsdesk.domain.edition import Edition, EditionName, EditionStanding, Entry, Export
from newsdesk.domain.errors import Gone
from newsdesk.domain.rates import Rate
from newsdesk.domain.sent import Sent
from newsdesk.store.queries import first, parts, rows, tuples
from newsdesk.store.rates import Rates, rate
from newsdesk.store.sent import read, written
from newsdesk.store.tables import EditionRow, EntryRow, ExportRow, FrozenRateRow, RateRow, StoryRow


class Editions:
    """The editions as one connection sees them."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def all(self) -> tuple[Edition, ...]:
        """Return every edition, newest first."""
        return self._editions(EditionRow.select().order_by(EditionRow.date.desc()), None)

    def names(self) -> tuple[EditionName, ...]:
        """Return what every edition is called, newest first."""
        query = EditionRow.select(EditionRow.uid, EditionRow.date, EditionRow.title)
        return tuple(EditionName(*each) for each in tuples(query.order_by(EditionRow.date.desc()), self._db))

    def headings(self, most: int) -> tuple[str, ...]:
        """Return the sections of the ``most`` newest editions: those of the newest first, as they stand."""
        newest = EditionRow.select(EditionRow.id).order_by(EditionRow.date.desc()).limit(most)
        query = (
            EntryRow.select(EntryRow.section)
            .join(EditionRow)
            .where(EditionRow.id.in_(newest), EntryRow.section != "")
            .group_by(EditionRow.id, EntryRow.section)
            .order_by(EditionRow.date.desc(), fn.MIN(EntryRow.position))
        )
        return tuple(dict.fromkeys(name for (name,) in tuples(query, self._db)))

    def get(self, uid: str) -> Edition | None:
        """Return the edition with that uid."""
        return self._one(EditionRow.uid == uid)

    def on(self, day: date) -> Edition | None:
        """Return the edition of a day."""
        return self._one(EditionRow.date == day)

    def with_stories(self, uids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the uids, sorted, of the editions that each of these stories is in.

        Stories that are in none are left out.
        """
        query = (
            EntryRow.select(StoryRow.uid, EditionRow.uid)
            .join(StoryRow)
            .switch(EntryRow)
            .join(EditionRow)
            .where(StoryRow.uid.in_(uids))
            .order_by(EditionRow.uid)
        )
        found = defaultdict[str, list[str]](list)
        for story, edition in tuples(query, self._db):
            found[story].append(edition)
        return {story: tuple(editions) for story, editions in found.items()}

    def _one(self, condition: object) -> Edition | None:
        row = first(EditionRow.select(EditionRow.id).where(condition), self._db)
        if row is None:
            return None
        (found,) = self._editions(EditionRow.select().where(EditionRow.id == row["id"]), row["id"])
        return found

    def _editions(self, query: Any, only: int | None) -> tuple[Edition, ...]:
        """Return the editions of a query: those of all keys, or of ``only`` one.

        All that is in them is asked for at once: there is an edition a day, for years.
        """
        entries = (
            EntryRow.select(EntryRow.edition, StoryRow.uid, EntryRow.section, EntryRow.picture)
            .join(StoryRow)
            .order_by(EntryRow.position)
        )
        rates = (
            FrozenRateRow.select(RateRow, FrozenRateRow.edition, FrozenRateRow.change.alias("frozen_change"))
            .join(RateRow)
            .order_by(FrozenRateRow.position)
        )
        if only is not None:
            entries = entries.where(EntryRow.edition == only)
            rates = rates.where(FrozenRateRow.edition == only)
        among, frozen = defaultdict[int, list[Entry]](list), defaultdict[int, list[Rate]](list)
        for key, *entry in tuples(entries, self._db):
            among[key].append(Entry(*entry))
        for each in rows(rates, self._db):
            frozen[each["edition"]].append(rate({**each, "change": each["frozen_change"]}))
        return tuple(
            Edition(
                uid=row["uid"],
                date=row["date"],
                title=row["title"],
                entries=tuple(among[row["id"]]),
                rates=tuple(frozen[row["id"]]),
                created=row["created"],
                updated=row["updated"],
                note=row["note"],
                lead=row["lead"],
                strip=row["strip"],
            )
            for row in rows(query, self._db)
        )

    def add(self, edition: Edition) -> None:
        """Keep a new edition with its stories and its rates (which must be kept already)."""
        key = EditionRow.insert(
            uid=edition.uid,
            date=edition.date,
            title=edition.title,
            created=edition.created,
            updated=edition.updated,
            note=edition.note,
            lead=edition.lead,
            strip=edition.strip,
        ).execute(self._db)
        self._put_entries(key, edition.entries)
        self._put_rates(key, edition.rates)

    def set_entries(self, uid: str, entries: Sequence[Entry], at: datetime) -> None:
        """Put these stories in place of the ones an edition has."""
        key = self._key(uid)
        EntryRow.delete().where(EntryRow.edition == key).execute(self._db)
        self._put_entries(key, entries)
        EditionRow.update(updated=at).where(EditionRow.id == key).execute(self._db)

    def set_standing(self, here: Edition, wanted: EditionStanding, at: datetime) -> None:
        """Let an edition, as it is ``here``, stand otherwise; only what differs is written."""
        key, layout = self._key(here.uid), wanted.layout
        if layout.entries != here.entries:
            self.set_entries(here.uid, layout.entries, at)
        if wanted.rates != here.rates:
            FrozenRateRow.delete().where(FrozenRateRow.edition == key).execute(self._db)
            self._put_rates(key, wanted.rates)
        fields = {name: value for name, value in layout._asdict().items() if name != "entries"}
        EditionRow.update(updated=at, **fields).where(EditionRow.id == key).execute(self._db)

    def _put_entries(self, key: int, entries: Sequence[Entry]) -> None:
        stories: dict[str, int] = {}
        for part in parts([entry.story for entry in entries]):
            found = StoryRow.select(StoryRow.uid, StoryRow.id).where(StoryRow.uid.in_(part))
            stories.update(tuples(found, self._db))
        places = [
            (key, stories.get(entry.story), position, entry.section, entry.picture)
            for position, entry in enumerate(entries)
        ]
        columns = [EntryRow.edition, EntryRow.story, EntryRow.position, EntryRow.section, EntryRow.picture]
        for some in parts(places):
            EntryRow.insert_many(some, columns).execute(self._db)

    def _put_rates(self, key: int, rates: Sequence[Rate]) -> None:
        keys = Rates(self._db)
        for position, each in enumerate(rates):
            FrozenRateRow.insert(
                edition=key, rate=keys.key(each), position=position, change=each.change
            ).execute(self._db)

    def add_export(self, export: Export, sent: Sent | None = None) -> None:
        """Note that an edition went out, and what of it did."""
        ExportRow.insert(
            edition=self._key(export.edition),
            at=export.at,
            path=export.path,
            digest=export.digest,
            override=export.override,
            who=export.who,
            sent=written(sent) if sent else "",
        ).execute(self._db)

    def exports(self, uid: str) -> tuple[Export, ...]:
        """Return when and where an edition went out, oldest first."""
        facts = (ExportRow.at, ExportRow.path, ExportRow.digest, ExportRow.override, ExportRow.who)
        query = ExportRow.select(*facts).where(ExportRow.edition == self._key(uid)).order_by(ExportRow.id)
        return tuple(Export(uid, *each) for each in tuples(query, self._db))

    def sent(self, uid: str, number: int = -1) -> Sent | None:
        """Return what went out with an export, counted from 0 as ``exports`` does (-1: the last).

        None if there is no such export, or nobody kept what it held.
        """
        query = ExportRow.select(ExportRow.sent).where(ExportRow.edition == self._key(uid))
        order = ExportRow.id.desc() if number < 0 else ExportRow.id
        kept = query.order_by(order).offset(-1 - number if number < 0 else number).limit(1).scalar(self._db)
        return read(kept) if kept else None

    def _key(self, uid: str) -> int:
        key = EditionRow.select(EditionRow.id).where(EditionRow.uid == uid).scalar(self._db)
        if key is None:
            raise Gone("This edition is not there any more.")
        return int(key)
