"""The pictures in a newsroom's folder: kept by their content, held against their names and the stories."""

import contextlib
import errno
import hashlib
import os
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from peewee import SqliteDatabase

from newsdesk.domain.errors import Refused
from newsdesk.domain.progress import Reporter
from newsdesk.text.figures import KEPT

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

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


def keep_picture(folder: Path, data: bytes, suffix: str) -> str:
    """Keep a picture in the newsroom's ``folder`` and return how a text names it ("media/ab/ab….jpg").

    One that is there already is left as it is; if the disk has spoilt it, it is put right. It is whole on
    the disk when this returns, or not there at all. Refused if the disk will not take it.
    """
    digest = hashlib.sha256(data).hexdigest()
    name = f"media/{digest[:2]}/{digest}.{suffix}"
    path = folder / name
    # Hidden from whoever looks for pictures, and of nobody else's name.
    half = path.with_name(f".{uuid.uuid4().hex}")
    try:
        if path.is_file() and _digest(path) == digest:
            # As if it were new: nobody is to sweep it away before the text that names it is kept.
            os.utime(path)
            return name
        path.parent.mkdir(parents=True, exist_ok=True)
        with half.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
        if error.errno in _FULL:
            why = f"The disk has no room for its {len(data) / 1e6:,.1f} MB. Free some space"
        else:
            why = f"The system says: {error.strerror or error}. See to the folder’s “media”"
        raise Refused(f"The picture was not kept in {folder}. {why}, and add it again.") from error
    return name


def picture_path(folder: Path, name: str) -> Path | None:
    """Return where a picture of the newsroom is; None if the name is none, or there is no such file."""
    path = folder / name
    return path if KEPT.fullmatch(name) and path.is_file() else None


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
    ever = shown.union(
        _names(db, "SELECT text FROM revision WHERE instr(text, 'media/')"),
        _names(db, "SELECT theirs FROM merge WHERE instr(theirs, 'media/')"),
    )
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
