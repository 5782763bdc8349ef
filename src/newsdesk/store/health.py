"""The doctor: looks at everything in an archive that can go wrong, and changes nothing."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from newsdesk.domain.errors import WorldError
from newsdesk.domain.findings import HealthFinding
from newsdesk.domain.story import StoryText, chain
from newsdesk.store.archive import Archive
from newsdesk.store.backups import STAMP, wal
from newsdesk.store.header import APPLICATION_ID, Header
from newsdesk.store.revisions import parse
from newsdesk.store.search import fits, unmatched
from newsdesk.store.tables import DraftRow, RevisionRow, StoryRow, listed
from newsdesk.store.trouble import Damaged

#: How long work may go without a backup.
LONG = timedelta(days=7)
RESTORE = (
    "Restore the newest backup that is sound: “newsdesk restore FILE”. What is here now is kept beside it."
)
MEGABYTE = 1_000_000

_FIELDS = tuple(StoryText.__dataclass_fields__)


def examine(archive: Archive) -> tuple[HealthFinding, ...]:
    """Check an archive, whether it may be written or not; one finding per check, well or ill.

    It reads every story and every revision once, one at a time. Comparing the search index keeps the writer
    for as long as that takes; an archive that is open only to look has its index compared by number alone.
    """
    checks: tuple[tuple[str, Callable[[Archive, str], HealthFinding]], ...] = (
        ("identity", _identity),
        ("size", _size),
        ("pages", _pages),
        ("links", _links),
        ("revisions", _revisions),
        ("search", _search),
        ("drafts", _drafts),
        ("backup", _backup),
        ("space", _space),
    )
    return tuple(_guarded(archive, name, check) for name, check in checks)


def _guarded(archive: Archive, name: str, check: Callable[[Archive, str], HealthFinding]) -> HealthFinding:
    try:
        return check(archive, name)
    except Damaged:
        return HealthFinding(name, False, "The file is too damaged for this to be checked.", RESTORE)
    except (WorldError, OSError) as error:
        return HealthFinding(
            name, False, f"This could not be checked: {error}", "Try again when that is put right."
        )


def _identity(archive: Archive, name: str) -> HealthFinding:
    header = Header.read(archive.database)
    if header is None or header.application_id != APPLICATION_ID:
        return HealthFinding(name, False, "The file does not say that it is a newsroom.", RESTORE)
    return HealthFinding(name, True, f"The file says that it is a newsroom, version {header.schema}.")


def _size(archive: Archive, name: str) -> HealthFinding:
    settled = archive.settle() or not _waiting(archive.database)
    header = Header.read(archive.database)
    if header is None:
        return HealthFinding(name, False, "The file does not say how long it should be.", RESTORE)
    size, due = archive.database.stat().st_size, header.pages * header.page_size
    if not settled:
        return HealthFinding(name, True, f"The file has {size:,} bytes so far; it is being written to.")
    if size != due:
        message = f"The file has {size:,} bytes, but should have {due:,}: a part of it is "
        return HealthFinding(name, False, f"{message}{'missing' if size < due else 'not its own'}.", RESTORE)
    return HealthFinding(name, True, f"The file has all its {size:,} bytes.")


def _waiting(database: Path) -> bool:
    beside = wal(database)
    return beside.exists() and beside.stat().st_size > 0


def _pages(archive: Archive, name: str) -> HealthFinding:
    with archive.reading() as db:
        said = [line for (line,) in db.execute_sql("PRAGMA integrity_check(3)")]
    if said != ["ok"]:
        return HealthFinding(name, False, f"SQLite finds the file broken: {'; '.join(said)}.", RESTORE)
    return HealthFinding(name, True, "SQLite finds every page of the file in order.")


def _links(archive: Archive, name: str) -> HealthFinding:
    with archive.reading() as db:
        lost = [(table, other) for table, _row, other, _key in db.execute_sql("PRAGMA foreign_key_check")]
    if lost:
        table, other = lost[0]
        message = f"Rows that point at what is not there: {len(lost)}, the first a {table} at a {other}."
        return HealthFinding(name, False, message, RESTORE)
    return HealthFinding(name, True, "Everything that is pointed at is there.")


def _revisions(archive: Archive, name: str) -> HealthFinding:
    count, ill = 0, 0
    named: list[str] = []
    with archive.reading() as db:
        for key, newest, *kept in _stories(db):
            count += 1
            trouble = _trouble(db, key, newest, kept)
            if trouble:
                ill += 1
                headline = kept[_FIELDS.index("headline")] or b"Untitled story"
                named += [f"“{headline.decode('utf-8', 'replace')}” ({trouble})"] if ill <= 3 else []
    if ill:
        more = f", and {ill - len(named)} more" if ill > len(named) else ""
        message = f"Not as they were written are {ill} of {count} stories: {', '.join(named)}{more}."
        return HealthFinding(name, False, message, RESTORE)
    return HealthFinding(name, True, f"All {count} stories are as they were written, revision by revision.")


def _trouble(db: SqliteDatabase, key: int, newest: bytes, kept: list[bytes]) -> str:
    """Say what is wrong with one story's chain of revisions, as part of a sentence; "" if nothing is."""
    parent, text = b"", None
    for number, written, before, digest in _chain(db, key):
        if before != parent:
            return f"what came before revision {number} is missing"
        text = _read(written)
        if text is None or chain(parent.decode(), text).encode() != digest:
            return f"revision {number} is damaged"
        parent = digest
    if text is None or newest != parent:
        return "its newest revision is missing"
    values = (getattr(text, each) for each in _FIELDS)
    if kept != [(each if isinstance(each, str) else listed(each)).encode() for each in values]:
        return "its text differs from its newest revision"
    return ""


# As bytes, because text that is no UTF-8 any more is one of the things looked for; and one row at a time.
def _stories(db: SqliteDatabase) -> Iterator[tuple[Any, ...]]:
    columns = (getattr(StoryRow, each).cast("BLOB") for each in ("revision", *_FIELDS))
    yield from StoryRow.select(StoryRow.id, *columns).order_by(StoryRow.id).tuples().iterator(db)


def _chain(db: SqliteDatabase, key: int) -> Iterator[tuple[Any, ...]]:
    columns = (each.cast("BLOB") for each in (RevisionRow.text, RevisionRow.parent, RevisionRow.digest))
    query = RevisionRow.select(RevisionRow.number, *columns).where(RevisionRow.story == key)
    yield from query.order_by(RevisionRow.number).tuples().iterator(db)


def _read(written: bytes | None) -> StoryText | None:
    try:
        return parse((written or b"").decode())
    except (ValueError, KeyError, TypeError):
        return None


def _search(archive: Archive, name: str) -> HealthFinding:
    if _indexed(archive):
        return HealthFinding(name, True, "The search index fits the stories.")
    message = "The search index does not fit the stories, so a search may miss some."
    advice = "Make a backup and restore that very backup: restoring builds the index anew."
    return HealthFinding(name, False, message, advice)


def _indexed(archive: Archive) -> bool:
    try:
        if archive.writable:
            with archive.writing() as db:
                fits(db)
            return True
        with archive.reading() as db:
            return not unmatched(db)
    except Damaged:
        return False


def _drafts(archive: Archive, name: str) -> HealthFinding:
    with archive.reading() as db:
        number = DraftRow.select().count(db)
    if not number:
        return HealthFinding(name, True, "No text is waiting to be saved.")
    # Well all the same: this is what drafts are for.
    message = f"Texts that were being typed and are in no revision yet: {number}. They are kept."
    return HealthFinding(name, True, message, "Open the newsroom in its window: it takes them in.")


def _backup(archive: Archive, name: str) -> HealthFinding:
    advice = "Make one: “newsdesk backup”."
    last = max(_backups(archive.folder / "backups"), default=None)
    if last is not None:
        age = archive.clock.now() - last
        message = f"The last backup is {_days(age)} old."
        return HealthFinding(name, age <= LONG, message, advice if age > LONG else "")
    with archive.reading() as db:
        created = archive.setting(db, "created")
    if created and archive.clock.now() - datetime.fromisoformat(created) <= LONG:
        return HealthFinding(name, True, "There is no backup yet; the newsroom is new.", advice)
    return HealthFinding(name, False, "There is no backup.", advice)


def _backups(folder: Path) -> Iterator[datetime]:
    for path in folder.glob("newsroom-*.db"):
        try:
            yield datetime.strptime(path.name.removeprefix("newsroom-")[:18], STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue  # a file of somebody else's


def _days(age: timedelta) -> str:
    return "less than a day" if age.days < 1 else f"{age.days} day{'s' if age.days > 1 else ''}"


def _space(archive: Archive, name: str) -> HealthFinding:
    free = shutil.disk_usage(archive.folder).free
    # A backup is another copy, and there has to be room to write on meanwhile.
    need = 2 * archive.database.stat().st_size + 50 * MEGABYTE
    has, wants = f"{free // MEGABYTE:,} MB", f"{need // MEGABYTE:,} MB"
    message = f"The disk has {has} left; a backup and some days’ work need {wants}."
    return HealthFinding(name, free >= need, message, "" if free >= need else "Free some space on the disk.")
