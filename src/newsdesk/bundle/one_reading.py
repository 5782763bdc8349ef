"""Whether every program finds the same files in a .zip.

Some read the list at its end, some what stands before each file, some what stands before the archive: one may
be made so that each sees another. What any program packs in one go is all of a piece.
"""

import struct
import zipfile
from collections.abc import Iterator
from io import FileIO
from itertools import pairwise

_HEAD = struct.Struct("<4s5H3I2H")
_END = struct.Struct("<4s4H2IH")
_FIELD = struct.Struct("<2H")
#: Two records that stand before the end of an archive with more than the end has room for.
_LARGE = struct.Struct("<4sQ2H2I4Q4sIQI")

_LOCKED, _SIZED_BEHIND, _UTF8 = 1, 1 << 3, 1 << 11
#: What may stand behind a file whose sizes were not known before it was packed, in bytes.
_BEHIND = frozenset({12, 16, 20, 24})
#: The field in which an archive gives a file a second name.
_OTHER_NAME = 0x7075
#: Where a number did not fit.
_FULL = {2: 0xFFFF, 4: 0xFFFFFFFF}


def has_one_reading(archive: zipfile.ZipFile, file: FileIO, size: int) -> bool:
    """Say whether an archive of so many bytes, open a second time as ``file``, is one to every program."""
    members = sorted(archive.filelist, key=lambda each: each.header_offset)
    starts = [*(each.header_offset for each in members), archive.start_dir]
    return (
        starts[0] == 0
        and all(
            _is_alone(file, each, end) for each, (_start, end) in zip(members, pairwise(starts), strict=True)
        )
        and _ends_once(archive, file, size)
    )


def _is_alone(file: FileIO, member: zipfile.ZipInfo, end: int) -> bool:
    """Say whether what stands before a file's bytes says what the list says, and ``end`` comes after them."""
    file.seek(member.header_offset)
    name = member.orig_filename.encode("utf-8" if member.flag_bits & _UTF8 else "cp437", "replace")
    head = file.read(_HEAD.size + len(name))
    if len(head) < _HEAD.size:
        return False
    _sign, _version, flags, method, _time, _day, crc, packed, whole, length, extra = _HEAD.unpack_from(head)
    more = file.read(extra) if extra else b""
    if (flags, method, head[_HEAD.size :], length) != (
        member.flag_bits,
        member.compress_type,
        name,
        len(name),
    ):
        return False
    said = (crc, packed, whole), (member.CRC, member.compress_size, member.file_size)
    is_behind = bool(flags & _SIZED_BEHIND)
    if not is_behind and any(here not in (there, _FULL[4]) for here, there in zip(*said, strict=True)):
        return False
    if any(_other_names(field, member.filename) for field in (more, member.extra)):
        return False
    rest = end - (member.header_offset + _HEAD.size + length + extra + member.compress_size)
    return rest in _BEHIND if is_behind else rest == 0


def _other_names(fields: bytes, name: str) -> bool:
    """Say whether one of these fields calls a file otherwise."""
    return any(
        kind == _OTHER_NAME and data[5:] != name.encode("utf-8", "surrogatepass")
        for kind, data in _each(fields)
    )


def _each(fields: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + _FIELD.size <= len(fields):
        kind, size = _FIELD.unpack_from(fields, at)
        at += _FIELD.size
        yield kind, fields[at : at + size]
        at += size


def _ends_once(archive: zipfile.ZipFile, file: FileIO, size: int) -> bool:
    """Say whether the list has as many files as the end says, which follows it and has nothing behind it."""
    file.seek(max(size - _END.size, 0))
    end = file.read()
    if len(end) != _END.size:
        return False
    sign, _disk, _first, here, number, listed, start, comment = _END.unpack(end)
    members = len(archive.filelist)
    if sign != b"PK\5\6" or comment or here != number or number not in (members, _FULL[2]):
        return False
    if number == _FULL[2] or _FULL[4] in (listed, start):
        at = size - _END.size - _LARGE.size
        file.seek(max(at, 0))
        found = _LARGE.unpack(file.read(_LARGE.size))
        listed, start = at - archive.start_dir, archive.start_dir
        sure = (found[0], *found[6:13])
        return sure == (b"PK\6\6", members, members, listed, start, b"PK\6\7", 0, at)
    return (start, start + listed) == (archive.start_dir, size - _END.size)
