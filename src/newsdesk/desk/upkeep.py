"""The archive's health: backups, and whether everything in it is sound."""

from pathlib import Path

from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.findings import HealthFinding
from newsdesk.store import examine


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
