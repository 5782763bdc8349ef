"""Looking after a newsroom's file: backups, whether all in it is sound, and what to do when it is not."""

from pathlib import Path

from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.backups import Backup, BackupKind, is_due, to_remove
from newsdesk.domain.clock import Clock
from newsdesk.domain.errors import Cancelled, Refused, WorldError
from newsdesk.domain.findings import HealthFinding, Remedy, TextsChecked
from newsdesk.domain.pictures import Leftovers
from newsdesk.domain.progress import Reporter, Silent
from newsdesk.domain.rescue import Rescued
from newsdesk.domain.workflow import RESTORE
from newsdesk.store.archive import Archive
from newsdesk.store.backups import find_backups, sound
from newsdesk.store.damage import forget_damage
from newsdesk.store.derived import derive_all
from newsdesk.store.health import examine
from newsdesk.store.people import People
from newsdesk.store.rescue import rescue as rescue_archive
from newsdesk.store.restoring import put_in_place
from newsdesk.store.sweeping import leftovers
from newsdesk.store.texts import check_texts
from newsdesk.text.english import counted

#: The checks that all have to be well before a file that was found damaged is written to again.
SOUNDNESS = frozenset({"size", "pages", "links", "revisions", "captures"})
#: How many stories are checked in one go while somebody works.
A_FEW = 20


def examine_folder(folder: Path, clock: Clock, reporter: Reporter | None = None) -> tuple[HealthFinding, ...]:
    """Check a newsroom that cannot be opened, as far as it can be read; BadInput if there is none."""
    return examine(Archive.look(folder, clock), reporter)


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """Return the copies of a newsroom that need not be open, newest first."""
    return find_backups(folder / "backups")


def newest_sound(folder: Path, reporter: Reporter | None = None) -> Backup | None:
    """Return the newest backup of a newsroom that is whole, or None; it is read from end to end.

    Cancelled if the reporter stops it.
    """
    for each in backups_in(folder):
        if each.kind is not BackupKind.DAMAGED:
            try:
                with sound(each.path, reporter):
                    return each
            except Cancelled:
                raise
            except WorldError:
                continue
    return None


def free_folder(folder: Path) -> Path:
    """Return a folder beside a damaged newsroom's that is not there yet: for what is rescued."""
    number, free = 1, folder.with_name(f"{folder.name}-rescued")
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name}-rescued-{number}")
    return free


def put_back(folder: Path, clock: Clock, backup: Path, reporter: Reporter | None = None) -> Path | None:
    """Put a backup in place of a newsroom that cannot be opened for writing, or is not there.

    Returns where the file that was there is kept, None if there was none. Errors as ``put_in_place``.
    """
    return put_in_place(folder, clock, backup, reporter or Silent())


def rescue(folder: Path, out: Path, clock: Clock, reporter: Reporter | None = None) -> Rescued:
    """Make a newsroom in ``out`` of what can be read of a damaged one; errors as ``store.rescue``."""
    return rescue_archive(folder, out, clock, reporter or Silent())


def told(found: Leftovers) -> str:
    """Return what there is to be swept away, in words: "3 pictures that nothing names (4.2 MB)"."""
    return f"{counted(len(found.names), 'picture')} that nothing names ({found.size / 1e6:,.1f} MB)"


class Upkeep:
    """Looks after one open newsroom's file."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def backups(self) -> tuple[Backup, ...]:
        """Return the copies of this newsroom, newest first."""
        return self._newsroom.archive.backups()

    def backup(self, reporter: Reporter | None = None) -> Path:
        """Copy the archive while it is in use, check the copy, and return its path."""
        return self._newsroom.archive.backup(BackupKind.BY_HAND, reporter)

    def back_up_daily(self, reporter: Reporter | None = None) -> Path | None:
        """Make the day's backup if it is time for it, then let old ones go; return its path, or None.

        Old ones are let go only once the new one has been checked.
        """
        archive = self._newsroom.archive
        if not archive.writable or not is_due(archive.backups(), archive.clock.now()):
            return None
        made = archive.backup(BackupKind.DAILY, reporter)
        self.tidy()
        return made

    def tidy(self) -> tuple[Path, ...]:
        """Remove the backups that the rule lets go (``domain.backups.RULE``); return which."""
        archive = self._newsroom.archive
        gone = [each.path for each in to_remove(archive.backups(), archive.clock.now())]
        for path in gone:
            path.unlink(missing_ok=True)
        return tuple(gone)

    def restore(self, backup: Path, reporter: Reporter | None = None) -> Path:
        """Put a backup in place of what is here; return the path of the backup made of that first.

        Everything may be another afterwards: whoever shows the newsroom has to open it again. Refused if
        whoever is at the desk may not.
        """
        with self._newsroom.archive.reading() as db:
            RESTORE.refuse(People(db).role(self._newsroom.who))
        return self._newsroom.archive.restore(backup, reporter)

    def examine(self, reporter: Reporter | None = None) -> tuple[HealthFinding, ...]:
        """Check the archive; one finding per check, whether it is well or not.

        Where it is damaged, it is opened only to look from the next time on.
        """
        archive = self._newsroom.archive
        found = examine(archive, reporter)
        for each in found:
            if not each.ok and each.remedy is Remedy.RESCUE:
                archive.note_damage(each.message)
        return found

    def leftovers(self, reporter: Reporter | None = None) -> Leftovers:
        """Return the pictures that nothing names, be it an earlier text or a backup, and that are a day old.

        It reads every backup. Cancelled if the reporter stops it.
        """
        archive = self._newsroom.archive
        with archive.reading() as db:
            return leftovers(db, archive.folder, archive.backups(), archive.clock.now(), reporter or Silent())

    def sweep(self, reporter: Reporter | None = None) -> Leftovers:
        """Take those pictures away for good; return which. Refused if one cannot be taken away.

        Nobody writes meanwhile, so that none of them gets a name in a story again.
        """
        with self._newsroom.archive.writing():
            found = self.leftovers(reporter)
            for name in found.names:
                path = self._newsroom.folder / name
                try:
                    path.unlink(missing_ok=True)
                except OSError as error:
                    raise Refused(f"{path} cannot be taken away: {error.strerror}.") from error
        return found

    def mend(self, reporter: Reporter | None = None) -> None:
        """Make anew what follows from the stories: the search index, and what lists show.

        A newsroom that was found damaged is examined instead: if all is well after all it may be written
        again, once it is opened the next time. Refused if it is not.
        """
        archive = self._newsroom.archive
        if archive.damage:
            found = examine(archive, reporter)
            # What could not be looked at is not known to be well.
            broken = [each for each in found if not each.ok and each.check in SOUNDNESS]
            if broken:
                raise Refused(f"{broken[0].message} {broken[0].advice}")
            forget_damage(archive.folder)
            return
        with self._newsroom.archive.writing() as db:
            derive_all(db)

    def check_texts(self, after: int) -> TextsChecked:
        """Check the texts of a few stories whose keys come after ``after`` (0: from the first).

        Where one is not as it was written, or the file cannot be read, the newsroom is opened only to look
        from the next time on. Damaged in the second case.
        """
        archive = self._newsroom.archive
        with archive.reading() as db:
            found = check_texts(db, after, A_FEW)
        if found.ill:
            archive.note_damage(f"Not as it was written: {found.ill[0]}.")
        return found
