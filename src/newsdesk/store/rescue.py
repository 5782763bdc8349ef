"""Rescue: a new newsroom of everything that can be read of a damaged one, which is left as it is."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from newsdesk.domain.clock import Clock
from newsdesk.domain.corrections import CorrectionKind, Place
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.people import Role
from newsdesk.domain.progress import Reporter
from newsdesk.domain.rates import RateKind, Verdict
from newsdesk.domain.rescue import Rescued
from newsdesk.domain.story import Status, Why
from newsdesk.store import drafts
from newsdesk.store.archive import DATABASE, Archive
from newsdesk.store.derived import derive_all
from newsdesk.store.fields import UTCField
from newsdesk.store.leftovers import files_in
from newsdesk.store.mending import NAMES, Losses, counts, drop_dangling, mend_captures, mend_stories
from newsdesk.store.pages import Broken, Pages, Value
from newsdesk.store.salvage import columns_of, find, roots, row_of
from newsdesk.store.tables import TABLES, RateSeriesRow
from newsdesk.store.texts import LISTS
from newsdesk.store.trouble import Damaged
from newsdesk.store.words import WORDS
from newsdesk.text.english import counted

#: What the program must be able to make of a text, beside what its column is declared as.
_MEANINGS: dict[tuple[str, str], Callable[[Any], object]] = {
    ("story", "status"): Status,
    ("story", "spiked_from"): Status,
    ("revision", "why"): Why,
    ("draft", "text"): drafts.read,
    ("rate", "kind"): RateKind,
    ("verdict", "verdict"): Verdict,
    ("rate", "nominal"): Decimal,
    ("rate", "value"): Decimal,
    ("correction", "kind"): CorrectionKind,
    ("correction", "place"): Place,
    ("person", "role"): Role,
}
#: What stands in for a value that means nothing any more; rows of other tables are given up for it.
_INSTEAD: dict[str, dict[str, Value]] = {
    "story": {"status": Status.DRAFT.value, "spiked_from": None, "embargo": None, "published": None},
    "revision": {"why": Why.RECOVERY.value, "went_out": None},
}


def rescue(folder: Path, out: Path, clock: Clock, reporter: Reporter) -> Rescued:
    """Make a newsroom in ``out`` of what can be read of the damaged one in ``folder``.

    ``out`` must be new or empty. The damaged file is only read. BadInput if there is nothing to read or no
    place to write, Refused if the disk is full; then, or when it is stopped, nothing is left in ``out``.
    """
    source = folder / DATABASE
    try:
        there = source.stat().st_size
        is_free = not out.exists() or not any(out.iterdir())
    except OSError as error:
        raise BadInput(f"{error.filename} cannot be read: {error.strerror}.") from error
    if not there:
        raise BadInput(f"{source} is empty: there is nothing to rescue. Restore a backup.")
    if not is_free:
        raise BadInput(f"{out} is not empty. Name a new folder for what is rescued.")
    with _all_or_nothing(out) as part, source.open("rb") as file:
        fresh = Archive.create(part, clock, folder.resolve().name)
        try:
            with fresh.writing() as db:
                work = _Rescue(Pages(source, file), db, clock.now(), reporter)
                work.take_rows()
                work.mend()
                saved = counts(db)
            media = _copy_media(folder / "media", part / "media")
            for beside in (*files_in(folder), *folder.glob(WORDS)):
                shutil.copyfile(beside, part / beside.name)
        finally:
            fresh.close()
    lost = (*work.losses.sentences(), *media)
    return Rescued(out, saved, tuple(work.losses.remarks), lost)


@contextmanager
def _all_or_nothing(out: Path) -> Iterator[Path]:
    """Give a folder to work in, which becomes ``out`` at the end: one that is killed leaves no newsroom."""
    part = out.with_name(f"{out.name}.partial")
    try:
        if part.exists():  # of a rescue that was killed
            shutil.rmtree(part)
        yield part
        if out.exists():
            out.rmdir()
        part.rename(out)
    except BaseException as error:
        shutil.rmtree(part, ignore_errors=True)
        if isinstance(error, OSError):
            raise Refused(f"Nothing was rescued to {out}: {error.strerror or error}.") from error
        raise


def _copy_media(source: Path, target: Path) -> tuple[str, ...]:
    lost = 0
    for path in sorted(source.rglob("*")) if source.is_dir() else ():
        if not path.is_file():
            continue
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(path, copy)
        except OSError:
            lost += 1
            copy.unlink(missing_ok=True)
    return (f"{counted(lost, 'picture')} could not be copied.",) if lost else ()


class _Rescue:
    """One rescue: rows first, then what they have to be to each other."""

    def __init__(self, pages: Pages, db: SqliteDatabase, now: datetime, reporter: Reporter) -> None:
        self._pages, self._db, self._reporter = pages, db, reporter
        self._now = now
        # Series of rates follow from the rates.
        self._models = {
            model._meta.table_name: model  # noqa: SLF001 - Peewee's way
            for model in TABLES
            if model is not RateSeriesRow
        }
        self._columns = {name: columns_of(db, name) for name in self._models}
        self.losses = Losses()
        self._torn: set[int] = set()

    def take_rows(self) -> None:
        """Put every row that can be read into the new tables."""
        # Rows come in the order of the file; what they point at may come later, or never.
        self._db.execute_sql("PRAGMA defer_foreign_keys = ON")
        usual = dict(self._db.execute_sql("SELECT name, rootpage FROM sqlite_master").fetchall())
        found = find(self._pages, self._columns, usual)
        total, done = sum(len(each.pages) for each in found.values()), 0
        for name, leaves in found.items():
            for number in leaves.pages:
                self._reporter.step(done, total, f"Reading {NAMES[name][1]}")
                done += 1
                self._take_page(name, number)
            if not leaves.all_found:
                self.losses.torn_tables.add(name)

    def _take_page(self, name: str, number: int) -> None:
        columns = self._columns[name]
        try:
            records = list(self._pages.records(number))
        except Broken:
            self.losses.torn_tables.add(name)
            return
        for record in records:
            row = row_of(columns, record) if record is not None else None
            if record is None or row is None or not self._put(name, row, whole=record.whole):
                self.losses.rows[name] += 1

    def _put(self, name: str, row: dict[str, Value], *, whole: bool) -> bool:
        if name == "setting" and not _is_setting(row):
            return False
        unfit = {each for each, value in row.items() if not self._means_something(name, each, value)}
        instead = _INSTEAD.get(name)
        if unfit and instead is None:
            return False
        if name == "story":
            key = row["id"]
            assert isinstance(key, int)  # noqa: S101 - row_of has seen to it
            if unfit & LISTS or not whole:
                self._torn.add(key)
            self.losses.guessed[key] |= unfit - LISTS
            # From before stories had one; ``mend`` gives them in the order that lists had then.
            row.setdefault("serial", -key)
        elif not whole and name != "revision":
            self.losses.garbled[name] += 1
        for column in unfit:
            times = {"created", "updated", "at"}
            row[column] = (
                UTCField().db_value(self._now) if column in times else (instead or {}).get(column, "[]")
            )
        if name == "revision" and not whole:
            row["text"] = row["text_digest"] = ""
        names = ", ".join(f'"{each}"' for each in row)
        marks = ", ".join("?" * len(row))
        put = self._db.execute_sql(
            f'INSERT OR IGNORE INTO "{name}" ({names}) VALUES ({marks})',  # noqa: S608 - our own names
            tuple(row.values()),
        )
        # The newsroom that is being made has its own name until the old one is found.
        if name == "setting" and not put.rowcount:
            self._db.execute_sql("UPDATE setting SET value = ? WHERE key = ?", (row["value"], row["key"]))
            return True
        return bool(put.rowcount)

    def _means_something(self, table: str, column: str, value: Value) -> bool:
        if value is None:
            return True
        meaning = _MEANINGS.get((table, column))
        field = self._models[table]._meta.columns[column]  # noqa: SLF001 - Peewee's way
        try:
            field.python_value(value)
            if meaning is not None:
                meaning(value)
        except (Damaged, ValueError, TypeError, KeyError, ArithmeticError):
            return False
        return True

    def mend(self) -> None:
        """Bring stories and revisions into agreement, and drop what points at nothing."""
        mend_stories(self._db, self._torn, self._keys(), self._now, self.losses, self._reporter)
        mend_captures(self._db, self.losses)
        drop_dangling(self._db, self.losses)
        derive_all(self._db)

    def _keys(self) -> dict[int, dict[str, str]]:
        """Return what the indexes remember of stories, by their ids: "uid", "slug", "status"."""
        known = roots(self._pages)
        keys: dict[int, dict[str, str]] = {}
        for name in ("uid", "slug", "status"):
            root = known.get(f"story_{name}", 0)
            for entry in self._pages.entries(root):
                match entry:
                    case (str(word), int(key)) if self._means_something("story", name, word):
                        keys.setdefault(key, {})[name] = word
        return keys


def _is_setting(row: dict[str, Value]) -> bool:
    """Say whether a setting can be used; the new newsroom's own stands where it cannot."""
    try:
        return row["key"] != "created" or bool(datetime.fromisoformat(str(row["value"])))
    except ValueError:
        return False
