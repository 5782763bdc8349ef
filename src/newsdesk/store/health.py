"""The doctor: looks at everything in an archive that can go wrong, and changes nothing."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from peewee import OperationalError, SqliteDatabase

from newsdesk.domain.backups import BackupKind
from newsdesk.domain.errors import Cancelled, WorldError
from newsdesk.domain.findings import HealthFinding, Remedy
from newsdesk.domain.progress import Reporter, Silent
from newsdesk.domain.story import StoryText
from newsdesk.store.archive import Archive
from newsdesk.store.backups import illness
from newsdesk.store.captures import Captures
from newsdesk.store.derived import CORRECTIONS, derive
from newsdesk.store.edition_states import UNREADABLE, EditionStates
from newsdesk.store.header import APPLICATION_ID, Header, missing_bytes, waiting
from newsdesk.store.layout import check_tables
from newsdesk.store.media import check_media
from newsdesk.store.merges import Merges
from newsdesk.store.search import fits, unmatched
from newsdesk.store.tables import DraftRow
from newsdesk.store.texts import check_texts
from newsdesk.store.trouble import Damaged, IndexDamaged, meant
from newsdesk.text.english import counted

#: How long work may go without a backup.
LONG = timedelta(days=7)
RESCUE = (
    "Rescue what is in it into a new newsroom: “newsdesk rescue FOLDER”. Or put the newest backup that is "
    "sound in its place: “newsdesk restore FILE”. What is here now is kept."
)
MEND = "Make it anew: “newsdesk doctor --mend”."
BACK_UP = "Make one: “newsdesk backup”."
SWEEP = "They do no harm. “newsdesk tidy” takes away those that no backup names either."
MEGABYTE = 1_000_000

#: How many stories are checked between two looks at whether to go on.
_AT_ONCE = 100
#: How many of those that are ill are named.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Check:
    """One check under way."""

    archive: Archive
    name: str
    reporter: Reporter

    def well(self, message: str, advice: str = "", remedy: Remedy = Remedy.NOTHING) -> HealthFinding:
        return HealthFinding(self.name, True, message, advice, remedy)

    def ill(self, message: str, advice: str, remedy: Remedy = Remedy.NOTHING) -> HealthFinding:
        return HealthFinding(self.name, False, message, advice, remedy)

    def broken(self, message: str) -> HealthFinding:
        return self.ill(message, RESCUE, Remedy.RESCUE)


def examine(archive: Archive, reporter: Reporter | None = None) -> tuple[HealthFinding, ...]:
    """Check an archive, whether it may be written or not; one finding per check, well or ill.

    It reads every story and every revision once, one at a time. Comparing the search index keeps the writer
    for as long as that takes; an archive that is open only to look has its index compared by number alone.
    Cancelled if the reporter stops it.
    """
    checks: tuple[tuple[str, str, Callable[[_Check], HealthFinding]], ...] = (
        ("identity", "Reading what the file says of itself", _identity),
        ("size", "Measuring the file", _size),
        ("pages", "Checking every page", _pages),
        ("links", "Checking what belongs together", _links),
        ("revisions", "Checking every revision", _revisions),
        ("captures", "Checking captured pages", _captures),
        ("search", "Comparing the search index", _search),
        ("media", "Checking pictures", _media),
        ("waiting", "Looking at what waits for an editor", _waiting),
        ("drafts", "Looking for unsaved texts", _drafts),
        ("backup", "Looking for backups", _backup),
        ("space", "Measuring the disk", _space),
    )
    found = []
    for done, (name, doing, check) in enumerate(checks):
        told = reporter or Silent()
        told.step(done, len(checks), doing)
        found.append(_guarded(_Check(archive, name, told), check))
    return tuple(found)


def _guarded(under_way: _Check, check: Callable[[_Check], HealthFinding]) -> HealthFinding:
    try:
        if check not in {_identity, _size, _pages, _links, _backup, _space}:
            with under_way.archive.reading() as db:
                check_tables(db)
        return check(under_way)
    except Cancelled:
        raise
    except Damaged:
        return under_way.broken("The file is too damaged for this to be checked.")
    except (WorldError, OSError) as error:
        return under_way.ill(f"This could not be checked: {error}", "Try again when that is put right.")


def _identity(check: _Check) -> HealthFinding:
    header = Header.read(check.archive.database)
    if header is None or header.application_id != APPLICATION_ID:
        return check.broken("The file does not say that it is a newsroom.")
    if check.archive.damage:
        return check.broken(check.archive.damage)
    return check.well(f"The file says that it is a newsroom, version {header.schema}.")


def _size(check: _Check) -> HealthFinding:
    database = check.archive.database
    settled = check.archive.settle() or not waiting(database)
    if Header.read(database) is None:
        return check.broken("The file does not say how long it should be.")
    size, missing = database.stat().st_size, missing_bytes(database)
    if not settled:
        return check.well(f"The file has {size:,} bytes so far; it is being written to.")
    if missing:
        what = "missing" if missing > 0 else "not its own"
        return check.broken(
            f"The file has {size:,} bytes, but should have {size + missing:,}: a part of it is {what}."
        )
    return check.well(f"The file has all its {size:,} bytes.")


def _pages(check: _Check) -> HealthFinding:
    with check.archive.reading() as db:
        said = illness(db.connection(), check.reporter, most=3)
    if said:
        return check.broken(f"SQLite finds the file broken: {said}.")
    return check.well("SQLite finds every page of the file in order.")


def _links(check: _Check) -> HealthFinding:
    try:
        with check.archive.reading() as db:
            lost = [(table, other) for table, _row, other, _key in db.execute_sql("PRAGMA foreign_key_check")]
    except OperationalError as error:
        if "foreign key mismatch" not in str(error):
            raise
        return check.broken("The file does not say any more what belongs together.")
    if lost:
        table, other = lost[0]
        return check.broken(
            f"Rows that point at what is not there: {len(lost)}, the first a {table} at a {other}."
        )
    return check.well("Everything that is pointed at is there.")


def _revisions(check: _Check) -> HealthFinding:
    with check.archive.reading() as db:
        (total,) = db.execute_sql("SELECT count(*) FROM story").fetchone()
    count, number = 0, 0
    named: list[str] = []
    last: int | None = 0
    while last is not None:
        check.reporter.step(count, total, "Checking every revision")
        with check.archive.reading() as db:
            part = check_texts(db, last, _AT_ONCE)
        count, number, last = count + part.stories, number + len(part.ill), part.last
        named = [*named, *part.ill][:_NAMED]
    if number:
        return check.broken(
            f"Not as they were written are {number} of {count} stories: {_few(named, number)}."
        )
    return check.well(f"All {count} stories are as they were written, revision by revision.")


def _few(names: Sequence[str], number: int) -> str:
    """Name the first of some, and say how many more there are of that number."""
    named = names[:_NAMED]
    more = f", and {number - len(named)} more" if number > len(named) else ""
    return f"{', '.join(named)}{more}"


def _captures(check: _Check) -> HealthFinding:
    count, changed = 0, []
    with check.archive.reading() as db:
        (total,) = db.execute_sql("SELECT count(*) FROM capture").fetchone()
        for name, sound in Captures(db).check():
            check.reporter.step(count, total, "Checking captured pages")
            count += 1
            if not sound:
                changed.append(name)
    if changed:
        pages = counted(count, "captured page")
        return check.broken(
            f"Not as they were taken in are {len(changed)} of {pages}: {_few(changed, len(changed))}."
        )
    return check.well(
        f"All {counted(count, 'captured page')} are as they were taken in."
        if count
        else "No page was taken in yet."
    )


def _search(check: _Check) -> HealthFinding:
    if _indexed(check.archive):
        with check.archive.reading() as db:
            stale = _stale(db)
        if not stale:
            return check.well("The search index and the list fit the stories.")
        message = f"What the list shows does not fit the text of {counted(stale, 'story', 'stories')}."
    else:
        message = "The search index does not fit the stories, so a search may miss some."
    return check.ill(message, MEND, Remedy.MEND)


def _indexed(archive: Archive) -> bool:
    try:
        if archive.writable:
            with archive.writing() as db:
                fits(db)
            return True
        with archive.reading() as db:
            return not unmatched(db)
    except IndexDamaged:
        return False


def _stale(db: SqliteDatabase) -> int:
    """Return how many stories are not shown as their text says."""
    # All of the body, because SQLite's own functions on text end at a NUL.
    columns = "headline, standfirst, body, headline_key, opening, opening_key"
    query = f"SELECT {columns}, corrections <> {CORRECTIONS} FROM story"  # noqa: S608 - all of it is ours
    return sum(_is_stale(*row, miscounted=wrong) for *row, wrong in db.execute_sql(query))


@meant()
def _is_stale(headline: str, standfirst: str, body: str, *shown: str, miscounted: int) -> bool:
    if None in (headline, standfirst, body):
        raise ValueError("a part of the text is missing")
    return bool(miscounted) or tuple(derive(StoryText(headline, standfirst, body)).values()) != shown


def _media(check: _Check) -> HealthFinding:
    with check.archive.reading() as db:
        media = check_media(db, check.archive.folder, check.reporter)
    said = [
        f"{counted(len(paths), 'picture')} {what}: {paths[0]}{' and others' if len(paths) > 1 else ''}."
        for paths, what in (
            (media.missing, "missing that a story shows"),
            (
                media.changed,
                "not what its name says" if len(media.changed) == 1 else "not what their names say",
            ),
        )
        if paths
    ]
    if said:
        advice = "Put the files back from a backup of the folder, or take them out of the stories."
        return check.ill(" ".join(said), advice, Remedy.SHOW_MEDIA)
    if media.unused:
        message = f"{counted(len(media.unused), 'picture')} that no text names: {media.unused[0]}…"
        return check.well(message, SWEEP, Remedy.SWEEP)
    return check.well(
        f"{counted(media.there, 'picture')}, all where they belong."
        if media.there
        else "There are no pictures."
    )


def _waiting(check: _Check) -> HealthFinding:
    with check.archive.reading() as db:
        merges, states = Merges(db).all(), EditionStates(db)
        editions, lost = states.waiting(), states.unreadable()
    if lost:
        return check.ill(UNREADABLE, "Take the bundle in again that brought it; this is forgotten then.")
    number = len(merges) + len(editions)
    return check.well(
        f"What two desks changed at once and waits for an editor: {number}." if number else "No merge waits."
    )


def _drafts(check: _Check) -> HealthFinding:
    with check.archive.reading() as db:
        number = DraftRow.select().count(db)
    if not number:
        return check.well("No text is waiting to be saved.")
    # Well all the same: this is what drafts are for.
    return check.well(
        f"Texts that were being typed and are in no revision yet: {number}. They are kept.",
        "Open the newsroom in its window: it takes them in.",
    )


def _backup(check: _Check) -> HealthFinding:
    archive = check.archive
    made = [each.made for each in archive.backups() if each.kind is not BackupKind.DAMAGED]
    if made:
        age = archive.clock.now() - max(made)
        message = f"The last backup is {_days(age)} old."
        return check.well(message) if age <= LONG else check.ill(message, BACK_UP, Remedy.BACK_UP)
    with archive.reading() as db, meant():
        check_tables(db)
        created = archive.setting(db, "created")
        is_new = bool(created) and archive.clock.now() - datetime.fromisoformat(created) <= LONG
    if is_new:
        return check.well("There is no backup yet; the newsroom is new.", BACK_UP, Remedy.BACK_UP)
    return check.ill("There is no backup.", BACK_UP, Remedy.BACK_UP)


def _days(age: timedelta) -> str:
    return "less than a day" if age.days < 1 else counted(age.days, "day")


def _space(check: _Check) -> HealthFinding:
    free = shutil.disk_usage(check.archive.folder).free
    # A backup is another copy, and there has to be room to write on meanwhile.
    need = 2 * check.archive.database.stat().st_size + 50 * MEGABYTE
    has, wants = f"{free // MEGABYTE:,} MB", f"{need // MEGABYTE:,} MB"
    message = f"The disk has {has} left; a backup and some days’ work need {wants}."
    return check.well(message) if free >= need else check.ill(message, "Free some space on the disk.")
