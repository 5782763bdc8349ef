"""What holds no copy is refused by what it is."""

import io
import zipfile

import pytest

from newsdesk.capture.kinds import Source, kind_of
from newsdesk.capture.reading import read_page
from newsdesk.domain.errors import BadInput


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture (JPEG)"),
        (b"GIF89a\x01\0", "a picture (GIF)"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a picture (WebP)"),
        (b"\0\0\0\x18ftypheic", "a picture (HEIC)"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a picture (SVG)"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Microsoft Office"),
        (b"{\\rtf1\\ansi Text}", "an RTF document"),
        (b"From: <Saved by Blink>\nMIME-Version: 1.0", "a web archive (MHTML)"),
        (b"\0\0\0\x18ftypmp42", "a film"),
        (b"\x1f\x8b\x08\0", "a packed file (gzip)"),
        (b"PK\x03\x04 and no more", "a ZIP archive"),
    ],
)
@pytest.mark.parametrize("name", ["page.txt", "page.html", "page"])
def test_binaries_are_named(data: bytes, what: str, name: str) -> None:
    """Whatever the file is called, the sentence says what it is and what to do."""
    with pytest.raises(BadInput) as refused:
        read_page(data, name)

    assert str(refused.value).startswith(f"“{name}” is {what}. ")
    assert str(refused.value).endswith(".")


def test_other_bytes_are_no_text() -> None:
    """Zeros and control characters are not what people write."""
    for data in (b"\0\x01\x02\x03" * 50, b"text with one \0 zero", bytes(range(1, 32)) * 4):
        with pytest.raises(BadInput, match=r"^“page\.txt” is not text\. Choose "):
            read_page(data, "page.txt")


def test_a_zip_that_is_no_document_is_refused() -> None:
    """An archive may hold anything."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("notes.txt", "Notes.")

    with pytest.raises(BadInput, match=r"^“notes\.docx” is a ZIP archive\. "):
        read_page(packed.getvalue(), "notes.docx")


def test_a_document_by_name_only_is_refused() -> None:
    """Text called .docx is a mistake that its writer can put right."""
    with pytest.raises(BadInput, match=r"^“notes\.docx” is called \.docx, but is no Word document\."):
        read_page(b"Notes.", "notes.docx")


def test_nothing_is_refused() -> None:
    """Bytes that come by another way than a file may be empty as well."""
    with pytest.raises(BadInput, match=r"^“Paste\.txt” is empty\."):
        read_page("\ufeff \n".encode(), "Paste.txt")


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("page.txt", Source.PAGE),
        ("page", Source.PAGE),
        ("page.LOG", Source.PAGE),
        ("page.HTM", Source.HTML),
        ("page.html", Source.HTML),
        ("story.md", Source.MARKDOWN),
        ("story.markdown", Source.MARKDOWN),
    ],
)
def test_text_is_read_by_its_name(name: str, source: Source) -> None:
    """The suffix says who reads it."""
    assert kind_of(b"Text.", name) is source


def test_html_is_known_by_its_beginning() -> None:
    """A page saved under another name is a page."""
    reading = read_page(
        b"\n<!-- saved -->\n<!DOCTYPE html><title>A</title><h1>Mill</h1><p>It opened.", "page.txt"
    )

    assert [each.headline for each in reading.candidates] == ["Mill"]
