"""What a database file says of itself in its first hundred bytes, read without opening it.

The places are those of SQLite's file format (https://sqlite.org/fileformat.html), all big-endian.
"""

from pathlib import Path
from typing import NamedTuple, Self

from newsdesk.domain.errors import BadInput, Refused
from newsdesk.store.trouble import ADVICE, Damaged
from newsdesk.store.wal import committed, wal

#: "Nwsd" as a number: what `file` and the doctor recognise a newsroom by.
APPLICATION_ID = 0x4E777364
SCHEMA = 4


class NewerNewsroom(Refused):
    """The newsroom was written by a newer Newsdesk than this."""


class Header(NamedTuple):
    """The page size in bytes, the number of pages, the version of the tables, and whose file it is."""

    page_size: int
    pages: int
    schema: int
    application_id: int

    @classmethod
    def read(cls, path: Path) -> Self | None:
        """Return a file's header, or None if it is no SQLite file; OSError if it cannot be read."""
        with path.open("rb") as file:
            head = file.read(100)
        if len(head) < 100 or not head.startswith(b"SQLite format 3\0"):
            return None
        size, pages, schema, application = (
            int.from_bytes(head[start:end], "big") for start, end in ((16, 18), (28, 32), (60, 64), (68, 72))
        )
        return cls(65536 if size == 1 else size, pages, schema, application)


def refuse_missing(path: Path) -> None:
    """Refuse a folder without a newsroom's file in it, or one that cannot be looked into (BadInput)."""
    try:
        there = path.is_file()
    except OSError as error:
        raise BadInput(f"{path.parent} cannot be read: {error.strerror}. Check its permissions.") from error
    if not there:
        raise BadInput(f"There is no newsroom in {path.parent}. Start one there, or name another folder.")


def refuse_existing(path: Path) -> None:
    """Refuse a folder that has a newsroom's file in it already (BadInput)."""
    # An empty file is what a program leaves that was ended in the first moment of making one.
    if path.exists() and path.stat().st_size:
        raise BadInput(f"There is a newsroom in {path.parent} already. Open it, or choose another folder.")


def check_header(path: Path) -> None:
    """Refuse what is no database (Damaged), not a newsroom's (BadInput) or a newer one's (NewerNewsroom)."""
    try:
        header = Header.read(path)
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}. Check its permissions.") from error
    if header is None:
        raise Damaged(
            f"{path} is not a newsroom’s file. It was left as it is; if it once was one, restore a backup."
        )
    if header.application_id != APPLICATION_ID:
        raise BadInput(f"{path} is a database, but not a newsroom’s. It was left as it is.")
    check_schema(header.schema, path)


def check_length(path: Path) -> None:
    """Refuse a file that is shorter than its header says (Damaged), unless its WAL still holds the rest."""
    header = Header.read(path)
    missing = missing_bytes(path)
    if header is None or missing <= 0:
        return
    held = committed(wal(path), header.page_size)
    first = path.stat().st_size // header.page_size + 1
    if any(number not in held for number in range(first, header.pages + 1)):
        raise Damaged(
            f"{path} is damaged: {missing:,} bytes are missing from its end. It was left as it is.", ADVICE
        )


def missing_bytes(path: Path) -> int:
    """Return by how many bytes a database's file is shorter than its header says; negative if longer."""
    header = Header.read(path)
    return 0 if header is None else header.pages * header.page_size - path.stat().st_size


def waiting(path: Path) -> bool:
    """Say whether something stands in a database's WAL that may not be in its file yet."""
    beside = wal(path)
    return beside.exists() and beside.stat().st_size > 0


def check_schema(schema: int, path: Path) -> None:
    """Refuse tables that are newer than this program (NewerNewsroom)."""
    if schema > SCHEMA:
        raise NewerNewsroom(f"{path} was written by a newer Newsdesk. Update this one first.")
