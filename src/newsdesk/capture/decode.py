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
_DECLARED = re.compile(rb"<meta\s[^>]{0,200}?charset\s?=\s?[\"']?\s?([\w-]{2,20})", re.IGNORECASE)
#: What old pages may declare (labels of the WHATWG Encoding standard), by Python's name for it. As browsers
#: have it, what is called Latin is Windows': between its letters stand quotation marks and dashes.
_ENCODINGS = {
    "windows-1252": "iso-8859-1 iso8859-1 iso88591 latin1 latin-1 l1 ascii us-ascii cp1252 x-cp1252",
    "windows-1254": "iso-8859-9 iso8859-9 latin5 l5 cp1254 x-cp1254",
    "cp874": "windows-874 iso-8859-11 tis-620",
    "koi8-r": "koi koi8",
    "koi8-u": "koi8-ru",
    "ibm866": "cp866 866",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "gb18030": "gb2312 gbk x-gbk",
    "big5": "big5-hkscs",
    "shift_jis": "shift-jis sjis x-sjis",
    "euc-jp": "",
    "euc-kr": "ks_c_5601-1987",
    "iso-8859-8": "iso-8859-8-i",
    **{f"windows-125{number}": f"cp125{number} x-cp125{number}" for number in (0, 1, 3, 5, 6, 7, 8)},
    **{f"iso-8859-{number}": f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 10, 13, 14, 15, 16)},
}
#: No other codec is tried by its name.
_LABELS = {label: name for name, labels in _ENCODINGS.items() for label in (name, *labels.split())}
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
    known = _LABELS.get(declared[1].decode().lower()) if declared else None
    if known:
        return _decoded(data, known, name)
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
