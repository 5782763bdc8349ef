"""JPEG, PNG and WebP files without what they say beside their pixels: where, when, with what, by whom.

Not a pixel is touched. Colour profiles stay, and which side of a photograph is up.
"""

import re
import struct
from collections.abc import Iterator

#: Marks of a JPEG file (ITU-T T.81, table B.1).
_END, _SCAN = 0xD9, 0xDA
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_PIXELS = frozenset({*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDD})
#: Records of programs that say how colours are meant: JFIF, a colour profile, Adobe's colour transform.
_COLOURS = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_JFIF, _JFIF_MARK = 0xE0, b"JFIF\0"
_NEXT_MARK = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]", re.DOTALL)

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"cICP",
        b"sBIT",
        b"pHYs",
        b"bKGD",
    }
)

_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"})
#: The flags of a WebP file that promise Exif, XMP or an animation.
_PROMISES = 0x08 | 0x04 | 0x02


def bare_jpeg(data: bytes, orientation: int = 1) -> bytes:
    """Return a JPEG file without its records and whatever stands behind its end; ValueError if it is none.

    ``orientation`` (Exif's, from 1 to 8) is written into it again.
    """
    kept = [b"\xff\xd8"]
    for mark, segment in _segments(data):
        if mark == _JFIF and segment[2:].startswith(_JFIF_MARK):
            # Without the small picture that may follow.
            kept.append(b"\xff\xe0\0\x10" + segment[2:14] + b"\0\0")
        elif mark in _PIXELS or (mark in _COLOURS and segment[2:].startswith(_COLOURS[mark])):
            kept += [b"\xff", bytes([mark]), segment]
    if orientation != 1:
        kept.insert(2 if kept[1].startswith(b"\xff\xe0") else 1, _turned(orientation))
    return b"".join([*kept, b"\xff\xd9"])


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each segment's mark, and the rest of it (its length first; pixels go with their scan's head)."""
    at = 2
    while at < len(data):
        if data[at] != 0xFF:
            raise ValueError("there is no mark where one has to be")
        while at < len(data) and data[at] == 0xFF:
            at += 1
        mark = data[at] if at < len(data) else _END
        at += 1
        if mark == _END:
            return
        if mark in _ALONE:
            continue
        length = int.from_bytes(data[at : at + 2])
        end = at + length
        if length < 2 or end > len(data):
            raise ValueError("a segment is cut short")
        if mark == _SCAN:
            following = _NEXT_MARK.search(data, end)
            end = following.start() if following else len(data)
        yield mark, data[at:end]
        at = end


def _turned(orientation: int) -> bytes:
    """Return a record that only says which side is up (Exif 3.0 §4.5: a TIFF header with one tag)."""
    tiff = struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    record = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(record) + 2) + record


def bare_png(data: bytes) -> bytes:
    """Return a PNG file with only the chunks that pixels and colours need; ValueError if it is none."""
    kept = [_PNG]
    at = len(_PNG)
    while at + 12 <= len(data):
        length, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(data):
            break
        if name in _PNG_KEPT or name == b"IEND":
            kept.append(data[at:end])
        if name == b"IEND":
            return b"".join(kept)
        at = end
    raise ValueError("the file is cut short")


def bare_webp(data: bytes) -> bytes:
    """Return a WebP file (no animation) with only what pixels and colours need; ValueError if it is none."""
    kept: list[bytes] = []
    at = 12
    end = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while at + 8 <= end:
        name, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        chunk = data[at : at + 8 + length]
        if len(chunk) < 8 + length:
            raise ValueError("a chunk is cut short")
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_PROMISES]) + chunk[9:]
        if name in _WEBP_KEPT:
            kept += [chunk, b"\0" * (length % 2)]
        at += 8 + length + length % 2
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
