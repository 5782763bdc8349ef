"""The archive's health: backups, and whether everything in it is sound."""

from pathlib import Path

from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.clock import Clock
from newsdesk.domain.findings import HealthFinding
from newsdesk.store import Archive, examine


def examine_folder(folder: Path, clock: Clock) -> tuple[HealthFinding, ...]:
    """Check a newsroom that cannot be opened, as far as it can be read; BadInput if there is none."""
    return examine(Archive.look(folder, clock))


def rescue(folder: Path, clock: Clock, backup: Path) -> Path:
    """Put a backup in place of a newsroom that cannot be opened; return where the damaged file is kept."""
    return Archive.rescue(folder, clock, backup)


class Upkeep:
    """Looks after one newsroom's file."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def backup(self) -> Path:
        """Copy the archive while it is in use, check the copy, and return its path."""
        return self._newsroom.archive.backup("by-hand")

    def restore(self, backup: Path) -> Path:
        """Put a backup in place of what is here; return the path of the backup made of that first."""
        return self._newsroom.archive.restore(backup)

    def examine(self) -> tuple[HealthFinding, ...]:
        """Check the archive; one finding per check, whether it is well or not."""
        return examine(self._newsroom.archive)
