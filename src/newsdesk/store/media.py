"""The pictures in a newsroom's folder, held against their names and the stories that show them."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from peewee import SqliteDatabase

from newsdesk.domain.progress import Reporter

#: How a text names a picture: "media/", two digits of its content's SHA-256, all of it, and what it is.
_NAMED = re.compile(r"media/[0-9a-f]{2}/[0-9a-f]{64}\.\w+", re.ASCII)


@dataclass(frozen=True, slots=True)
class MediaChecked:
    """Paths below the newsroom's folder ("media/ab/ab….jpg"), sorted.

    ``missing`` are named by a story and not there, ``changed`` hold something else than their name says, and
    ``unused`` are named by no text, not even an earlier one.
    """

    there: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    unused: tuple[str, ...]


def check_media(db: SqliteDatabase, folder: Path, reporter: Reporter) -> MediaChecked:
    """Read every file in ``folder/media`` and every text that names one."""
    files = sorted(path for path in (folder / "media").rglob("*") if path.is_file())
    changed = []
    for done, path in enumerate(files):
        reporter.step(done, len(files), "Checking pictures")
        if path.stem != _digest(path) or path.parent.name != path.stem[:2]:
            changed.append(path.relative_to(folder).as_posix())
    there = {path.relative_to(folder).as_posix() for path in files}
    shown = set(_names(db, "SELECT body FROM story WHERE instr(body, 'media/')"))
    ever = shown | set(_names(db, "SELECT text FROM revision WHERE instr(text, 'media/')"))
    return MediaChecked(
        len(files),
        tuple(sorted(shown - there)),
        tuple(changed),
        tuple(sorted(there - ever - set(changed))),
    )


def _names(db: SqliteDatabase, query: str) -> Iterator[str]:
    for (text,) in db.execute_sql(query):
        yield from _NAMED.findall(text)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
