"""What sort of input bytes are, by their beginning and their name."""

import re
import zipfile
from enum import Enum, auto
from io import BytesIO
from pathlib import PurePath

from newsdesk.domain.errors import BadInput


class Source(Enum):
    """Who reads it."""

    PAGE = auto()
    HTML = auto()
    MARKDOWN = auto()
    WORD = auto()


_SUFFIXES = {
    ".htm": Source.HTML,
    ".html": Source.HTML,
    ".xhtml": Source.HTML,
    ".md": Source.MARKDOWN,
    ".markdown": Source.MARKDOWN,
}
#: How files begin that hold no text for a reader: offset, bytes, what they are.
_MAGIC = (
    (0, b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (0, b"\xff\xd8\xff", "a picture (JPEG)"),
    (0, b"GIF8", "a picture (GIF)"),
    (8, b"WEBP", "a picture (WebP)"),
    (0, b"<svg", "a picture (SVG)"),
    (0, b"II*\0", "a picture (TIFF)"),
    (0, b"MM\0*", "a picture (TIFF)"),
    (4, b"ftypheic", "a picture (HEIC)"),
    (4, b"ftypavif", "a picture (AVIF)"),
    (4, b"ftyp", "a film"),
    (0, b"%PDF-", "a PDF document"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Microsoft Office"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"From: <Saved by ", "a web archive (MHTML)"),
    (0, b"SQLite format 3\0", "a database"),
    (0, b"\x1f\x8b", "a packed file (gzip)"),
    (0, b"7z\xbc\xaf\x27\x1c", "a packed file (7z)"),
    (0, b"Rar!\x1a\x07", "a packed file (RAR)"),
    (0, b"ID3\x03", "a sound (MP3)"),
    (0, b"OggS\0", "a sound (Ogg)"),
    (0, b"\x7fELF", "a program"),
)
_ZIP = b"PK\x03\x04"
_ADVICE = {
    "picture": "Pictures are added to a story, not taken in as text.",
    "document": "Save it as .docx or as text.",
    "web archive": "Save the page as HTML instead.",
}
_PAGE = re.compile(r"(?:\s|<\?xml[^>]*>|<!--[^>]*-->)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


def kind_of(data: bytes, name: str) -> Source:
    """Return who reads the input; BadInput, with what it is, if nobody does."""
    suffix = PurePath(name).suffix.lower()
    if data.startswith(_ZIP):
        if _is_word(data):
            return Source.WORD
        raise _refused(name, "a ZIP archive")
    for offset, magic, what in _MAGIC:
        if data.startswith(magic, offset):
            raise _refused(name, what)
    if suffix == ".docx":
        raise BadInput(f"“{name}” is called .docx, but is no Word document. Open it and save it again.")
    return _SUFFIXES.get(suffix, Source.PAGE)


def looks_like_html(text: str) -> bool:
    """Say whether text begins as a whole page in HTML does."""
    return bool(_PAGE.match(text[:4096]))


def _is_word(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False


def _refused(name: str, what: str) -> BadInput:
    advice = next(
        (advice for word, advice in _ADVICE.items() if word in what), "Choose a page or a document."
    )
    return BadInput(f"“{name}” is {what}. {advice}")
