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


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "windows-1252"),
        ("ISO-8859-1", "windows-1252"),
        ("latin1", "windows-1252"),
        ("us-ascii", "windows-1252"),
        ("x-cp1252", "windows-1252"),
        ("iso-8859-9", "windows-1254"),
    ],
)
def test_what_pages_call_latin_is_windows(declared: str, encoding: str) -> None:
    """As browsers have it: quotation marks, dashes and apostrophes were control characters, and went."""
    data = f'<html><meta charset="{declared}"><p>“It’s” – a café…</p>'.encode("cp1252")

    found = decode(data, "page.html")

    assert (found.encoding, found.remark) == (encoding, "")
    assert "“It’s” – a café…" in found.text


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("cp1251", "cp1251"),
        ("koi8", "koi8_r"),
        ("cp866", "cp866"),
        ("iso-8859-5", "iso8859_5"),
        ("x-mac-cyrillic", "mac_cyrillic"),
    ],
)
def test_cyrillic_has_many_names(declared: str, codec: str) -> None:
    """Those of the WHATWG Encoding standard, or they would be taken for one alphabet."""
    data = f'<html><head><meta http-equiv=x content="text/html; charset={declared}"><p>Хлеб'.encode(codec)

    assert "Хлеб" in decode(data, "page.html").text


def test_chinese_is_read_as_declared() -> None:
    """Agencies next door may still write so."""
    data = '<html><meta charset="gb2312"><p>哈萨克斯坦'.encode("gb18030")

    assert "哈萨克斯坦" in decode(data, "page.html").text


@pytest.mark.parametrize("declared", ["iso-8859-99", "windows-1259", "iso-8859-12", "zlib", "rot13", "utf-7"])
def test_an_encoding_that_there_is_not_is_none(declared: str) -> None:
    """It is read as a page that says nothing of it, and that is said."""
    data = f'<html><meta charset="{declared}"><p>Хлеб'.encode("cp1251")

    found = decode(data, "page.html")

    assert "Хлеб" in found.text
    assert "read as Windows-1251" in found.remark
