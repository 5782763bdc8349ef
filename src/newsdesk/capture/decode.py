"""Bytes as text: which encoding a captured page has."""

import codecs
import re
from dataclasses import dataclass

from newsdesk.domain.errors import BadInput
from newsdesk.text.characters import legal

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What an old page may declare (the WHATWG Encoding standard's names); no other codec is tried by its name.
_DECLARED = re.compile(
    rb"<meta\s[^>]{0,200}?charset=[\"']?\s?(windows-125\d|iso-8859-\d{1,2}|koi8-[ru]|ibm866)", re.IGNORECASE
)
_HEAD = 4096
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: A form feed or a broken letter here and there is text; a program or a sound is not.
_MOST_STRANGE = 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with Unix line ends, its encoding (Python's name), and a sentence on what was doubtful, or ""."""

    text: str
    encoding: str
    remark: str = ""


def decode(data: bytes, name: str) -> Decoded:
    """Decode by byte order mark, as UTF-16 without one, as UTF-8, as a page declares, or as Windows-1251.

    BadInput if the bytes are no text in any of them.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data.removeprefix(bom), encoding, name)
    if b"\0" in data:
        return _decoded(data, _utf_16(data, name), name)
    if _is_utf_8(data):
        return _decoded(data, "utf-8", name)
    declared = _DECLARED.search(data, 0, _HEAD)
    if declared:
        return _decoded(data, declared[1].decode().lower(), name)
    remark = "The file does not say how its letters are written; it was read as Windows-1251 (Cyrillic)."
    return _decoded(data, "windows-1251", name, remark)


def _utf_16(data: bytes, name: str) -> str:
    """Return the encoding of bytes with zeros among them; BadInput if they are not UTF-16.

    Every other byte is then the number of a block: Latin, Cyrillic, or typographic marks.
    """
    head = data[:_HEAD]
    for encoding, high, low in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if sum(map(high.count, b"\x00\x04\x20")) >= 0.9 * len(high) and low.count(0) <= 0.01 * len(low):
            return encoding
    raise _no_text(name)


def _is_utf_8(data: bytes) -> bool:
    """Say whether bytes are UTF-8, though a few may be broken."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return not broken or 10 * broken < len(text) - len(text.encode("ascii", errors="ignore")) - broken


def _decoded(data: bytes, encoding: str, name: str, remark: str = "") -> Decoded:
    text = data.decode(encoding, errors="replace")
    strange = len(_CONTROL.findall(text)) + text.count("\ufffd")
    if strange > max(2, len(text) * _MOST_STRANGE):
        raise _no_text(name)
    if "\ufffd" in text:
        remark = f"{remark} Some characters could not be read; each is shown as “\ufffd”.".strip()
    return Decoded(legal(text).replace("\u2028", "\n").replace("\u2029", "\n"), encoding, remark)


def _no_text(name: str) -> BadInput:
    return BadInput(f"“{name}” is not text. Choose a page saved as .txt or .html, a .md or a .docx file.")
