"""A database file read page by page, without SQLite: what rescue needs where SQLite gives up.

The layout is that of https://sqlite.org/fileformat.html: all numbers are big-endian, pages count from 1.
Nothing here believes what it reads: a number that leads nowhere ends what it belongs to, and no more.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from newsdesk.store.wal import committed, wal

#: What SQLite makes unless it is told otherwise, and nobody tells it.
USUAL_PAGE = 4096
TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER = 13, 5, 10, 2
#: A tree of so many levels would hold more rows than there are.
DEEPEST = 20

Value = int | float | str | bytes | None


@dataclass(frozen=True, slots=True)
class Record:
    """One row as the file has it. ``whole`` is False where some text in it is not UTF-8 any more."""

    rowid: int
    values: tuple[Value, ...]
    whole: bool


class Broken(Exception):
    """What is read makes no sense."""


class Pages:
    """The pages of the file at ``path``, open as ``file`` to read; what its WAL holds is seen as well."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._file = file
        size = path.stat().st_size
        self.size = _page_size(self._read(0, 100), size)
        self._newer = committed(wal(path), self.size)
        self.count = max(-(-size // self.size), *self._newer, 0)

    def page(self, number: int) -> bytes:
        """Return a page; Broken if there is none of that number, or the disk does not give it."""
        if not 1 <= number <= self.count:
            raise Broken
        page = self._newer.get(number) or self._read((number - 1) * self.size, self.size)
        if len(page) < self.size:
            raise Broken
        return page

    def _read(self, start: int, length: int) -> bytes:
        try:
            self._file.seek(start)
            return self._file.read(length)
        except OSError:
            return b""

    def kind(self, number: int) -> int:
        """Return what a page says it is (``TABLE_LEAF``, …), or 0 if it is none of a tree."""
        try:
            page = self.page(number)
        except Broken:
            return 0
        kind = page[_start(number)]
        return kind if kind in {TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER} else 0

    def leaves(self, root: int) -> tuple[list[int], bool]:
        """Return the leaf pages below a table's root, in order, and whether all of the tree could be read."""
        found: list[int] = []
        seen: set[int] = set()
        whole = True
        waiting = [(root, 0)]
        while waiting:
            number, depth = waiting.pop()
            kind = self.kind(number)
            if kind not in {TABLE_LEAF, TABLE_INNER} or number in seen or depth > DEEPEST:
                whole = False
                continue
            seen.add(number)
            if kind == TABLE_LEAF:
                found.append(number)
            else:
                waiting += [(child, depth + 1) for child in reversed(self._children(number))]
        return found, whole

    def _children(self, number: int) -> list[int]:
        page, start = self.page(number), _start(number)
        cells = [_number(page, at) for at in _cells(page, start, 12)]
        return [*cells, _number(page, start + 8)]

    def free(self) -> set[int]:
        """Return the pages that are in no use: what stands in them was deleted."""
        found: set[int] = set()
        try:
            trunk = _number(self.page(1), 32)
            while trunk and trunk not in found:
                found.add(trunk)
                page = self.page(trunk)
                entries = min(_number(page, 4), self.size // 4 - 2)
                found.update(struct.unpack_from(f">{entries}I", page, 8))
                trunk = _number(page, 0)
        except Broken:
            pass
        return found

    def records(self, number: int) -> Iterator[Record | None]:
        """Give every row on a leaf of a table, None for each that cannot be read."""
        page, start = self.page(number), _start(number)
        for at in _cells(page, start, 8):
            try:
                yield self._record(page, at)
            except (Broken, IndexError, struct.error):
                yield None

    def entries(self, root: int) -> Iterator[tuple[Value, ...]]:
        """Give the keys of an index as far as they can be read, in no order; a row's id is the last value."""
        seen: set[int] = set()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            kind = self.kind(number)
            if kind not in {INDEX_LEAF, INDEX_INNER} or number in seen:
                continue
            seen.add(number)
            page, start, inner = self.page(number), _start(number), kind == INDEX_INNER
            for at in _cells(page, start, 12 if inner else 8):
                try:
                    size, body = _varint(page, at + 4 if inner else at)
                    values, whole = _values(self._payload(page, body, size, in_table=False))
                except (Broken, IndexError, struct.error):
                    continue
                if whole:
                    yield values
                if inner:
                    waiting.append(_number(page, at))
            if inner:
                waiting.append(_number(page, start + 8))

    def _record(self, page: bytes, at: int) -> Record:
        size, at = _varint(page, at)
        rowid, at = _varint(page, at)
        values, whole = _values(self._payload(page, at, size, in_table=True))
        return Record(rowid - (1 << 64) if rowid >> 63 else rowid, values, whole)

    def _payload(self, page: bytes, at: int, size: int, *, in_table: bool) -> bytes:
        """Return all of a row, also what did not fit on its page."""
        if size > self.count * self.size:
            raise Broken
        most = self.size - 35 if in_table else (self.size - 12) * 64 // 255 - 23
        if size <= most:
            here = size
        else:
            least = (self.size - 12) * 32 // 255 - 23
            here = least + (size - least) % (self.size - 4)
            here = here if here <= most else least
        parts = [page[at : at + here]]
        missing, follows = size - here, _number(page, at + here) if size > here else 0
        while missing > 0:
            more = self.page(follows)
            parts.append(more[4 : 4 + missing])
            missing -= self.size - 4
            follows = _number(more, 0)
        found = b"".join(parts)
        if len(found) != size:
            raise Broken
        return found


def _page_size(head: bytes, size: int) -> int:
    """Return the page size that a header gives, unless it cannot be; it does not count itself."""
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0"):
        return USUAL_PAGE
    (said,) = struct.unpack_from(">H", head, 16)
    (pages,) = struct.unpack_from(">I", head, 28)
    said = 65536 if said == 1 else said
    # One wrong byte can make it another power of two; then it does not fit the number of pages.
    if said < 512 or said & (said - 1) or (said != USUAL_PAGE and said * pages != size):
        return USUAL_PAGE
    return said


def _start(number: int) -> int:
    """Return where a page's tree begins: the first page has the file's header before it."""
    return 100 if number == 1 else 0


def _number(page: bytes, at: int) -> int:
    return int.from_bytes(page[at : at + 4], "big")


def _cells(page: bytes, start: int, header: int) -> list[int]:
    """Return where the cells of a page begin; those that cannot be are left out."""
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    count = min(count, (len(page) - start - header) // 2)
    places = struct.unpack_from(f">{count}H", page, start + header)
    return [place for place in places if start + header + 2 * count <= place < len(page)]


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return value, place + 1
    return value << 8 | data[at + 8], at + 9


def _values(payload: bytes) -> tuple[tuple[Value, ...], bool]:
    """Return what a row holds, and whether all of its text could be read."""
    end, at = _varint(payload, 0)
    if end > len(payload):
        raise Broken
    types = []
    while at < end:
        kind, at = _varint(payload, at)
        types.append(kind)
    values: list[Value] = []
    whole, at = True, end
    for kind in types:
        length = _length(kind)
        part = payload[at : at + length]
        if len(part) != length:
            raise Broken
        at += length
        if kind >= 13 and kind % 2:
            text, sound = _text(part)
            whole = whole and sound
            values.append(text)
        else:
            values.append(_value(kind, part))
    return tuple(values), whole and at == len(payload)


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind in {10, 11}:
        raise Broken
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind]


def _value(kind: int, part: bytes) -> Value:
    if kind >= 12:
        return part
    if kind == 0:
        return None
    if kind == 7:
        (number,) = struct.unpack(">d", part)
        return float(number)
    return kind - 8 if kind in {8, 9} else int.from_bytes(part, "big", signed=True)


def _text(part: bytes) -> tuple[str, bool]:
    try:
        return part.decode(), True
    except UnicodeDecodeError:
        return part.decode("utf-8", "replace"), False
