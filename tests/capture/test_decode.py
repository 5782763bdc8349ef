"""The same text in any encoding is the same page."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

import pytest

from newsdesk.capture.decode import decode
from newsdesk.capture.reading import read_page

TEXT = "Хлеб в Оше подорожал\r\n\r\n«Мука стала дороже», — говорит пекарь.\r\n\r\nLoaf: 30 som – “dear”.\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (BOM_UTF8 + TEXT.encode(), "utf-8"),
        (BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        ("Plain English text.\n".encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("cp1251"), "windows-1251"),
    ],
)
def test_encodings_are_told(data: bytes, encoding: str) -> None:
    """With a byte order mark or without; lines end as Unix does."""
    found = decode(data, "page.txt")

    assert found.encoding == encoding
    assert found.text in (TEXT.replace("\r\n", "\n"), "Plain English text.\n")


def test_an_encoding_that_was_guessed_is_said() -> None:
    """A page in Windows-1251 cannot be told from one in another of its kind, so the reading says so."""
    assert "read as Windows-1251" in decode(TEXT.encode("cp1251"), "page.txt").remark
    assert decode(TEXT.encode(), "page.txt").remark == ""


def test_a_pages_own_word_counts() -> None:
    """HTML may say what it is written in."""
    data = b'<html><meta charset="koi8-r"><h1>' + "Хлеб".encode("koi8-r") + b"</h1><p>x.</p>"

    reading = read_page(data, "page.html")

    assert (reading.encoding, reading.candidates[0].headline) == ("koi8-r", "Хлеб")
    assert reading.remarks == ()


def test_a_broken_letter_does_not_make_it_another_encoding() -> None:
    """UTF-8 cut in the middle of a letter is UTF-8, with a remark."""
    found = decode(TEXT.encode()[:-20] + b"\xd0", "page.txt")

    assert found.encoding == "utf-8"
    assert found.text.startswith("Хлеб в Оше")
    assert found.remark == "Some characters could not be read; each is shown as “\ufffd”."


def test_windows_line_ends_and_marks_make_no_difference(page: str) -> None:
    """The stories of one page are the same, however it was saved."""
    plain = read_page(page.encode(), "page.txt")
    saved = read_page(BOM_UTF16_LE + page.replace("\n", "\r\n").encode("utf-16-le"), "page.txt")

    assert saved.candidates == plain.candidates
    assert (saved.ticker, saved.removed, saved.date) == (plain.ticker, plain.removed, plain.date)
    assert saved.digest != plain.digest


def test_unicode_line_ends_are_line_ends() -> None:
    """A paragraph separator separates paragraphs."""
    assert decode("One.\u2029Two.\u2028Three.".encode(), "page.txt").text == "One.\nTwo.\nThree."
