"""What was being typed when a program ended badly: whether there is any, asked at every start.

Most days there is none. What makes revisions of it (``desk.stories``) is imported only where there is some.
"""

from pathlib import Path

from peewee import SqliteDatabase

from newsdesk.store.backups import STAMP_LENGTH
from newsdesk.store.tables import DraftRow

#: How the names begin of the files that ``store.keepsake`` writes.
TYPED = "newsroom-typed"


def any_left(db: SqliteDatabase, folder: Path) -> bool:
    """Say whether a newsroom, or its folder, has text that was typed and is in no revision."""
    return bool(DraftRow.select().exists(db)) or bool(files_in(folder))


def files_in(folder: Path) -> tuple[Path, ...]:
    """Return the files that were kept beside a newsroom's file, oldest first."""
    return tuple(sorted(folder.glob(f"{TYPED}-*.json"), key=lambda file: _moment(file.stem)))


def _moment(stem: str) -> tuple[str, int, str]:
    """Return what puts files in the order in which they were made: the "-10" of one second after its "-2"."""
    return stem[: len(TYPED) + 1 + STAMP_LENGTH], len(stem), stem
