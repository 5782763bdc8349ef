"""What a picture's file says of it fills the form: caption, credit, and what is seen."""

import struct
from io import BytesIO

import pytest
from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.TiffImagePlugin import TiffImageFile

from newsdesk.capture.picture_words import words_of
from newsdesk.domain.pictures import PictureWords

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" {attributes}>{elements}</rdf:Description>
</rdf:RDF></x:xmpmeta>"""


def dataset(record: int, number: int, value: bytes) -> bytes:
    """Return one dataset of IPTC-IIM."""
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def iptc(*datasets: bytes) -> bytes:
    """Return a JPEG file with these in a record of Photoshop's."""
    block = b"".join(datasets)
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)
    record = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + struct.pack(">H", len(record) + 2) + record


def xmp(attributes: str = "", elements: str = "") -> bytes:
    record = b"http://ns.adobe.com/xap/1.0/\0" + XMP.format(attributes=attributes, elements=elements).encode()
    return b"\xff\xe1" + struct.pack(">H", len(record) + 2) + record


def said(*records: bytes, exif: Image.Exif | None = None) -> PictureWords:
    made = BytesIO()
    Image.new("RGB", (4, 4)).save(made, "JPEG", exif=exif or Image.Exif())
    data = made.getvalue()
    return words_of(JpegImageFile(BytesIO(data[:2] + b"".join(records) + data[2:])))


def test_agencies_write_iptc() -> None:
    """The photographer, the agency and the caption; in UTF-8, whether they say so or not."""
    told = dataset(1, 90, b"\x1b%G"), dataset(2, 80, "Аида Бекова".encode()), dataset(2, 110, b"Karlyk Photo")

    assert said(iptc(*told, dataset(2, 120, b"A mill.\r Osh, 2025.  "))) == PictureWords(
        caption="A mill. Osh, 2025.", credit="Аида Бекова / Karlyk Photo"
    )
    assert said(iptc(dataset(2, 80, "Жылдыз".encode()))).credit == "Жылдыз"


def test_old_iptc_is_in_the_letters_of_western_windows() -> None:
    """Where it is no UTF-8."""
    assert said(iptc(dataset(2, 120, "Café “Osh”".encode("cp1252")))).caption == "Café “Osh”"


def test_several_photographers_are_all_named() -> None:
    """In their order; an agency that names its photographer is enough."""
    two = dataset(2, 80, b"Aida Bekova"), dataset(2, 80, b"Timur Li")

    assert said(iptc(*two)).credit == "Aida Bekova, Timur Li"
    assert said(iptc(dataset(2, 80, b"Aida"), dataset(2, 110, b"Aida/Karlyk"))).credit == "Aida/Karlyk"


def test_a_source_or_a_notice_is_better_than_no_credit() -> None:
    """In this order."""
    assert said(iptc(dataset(2, 115, b"Karlyk"), dataset(2, 116, b"(c) 2025"))).credit == "Karlyk"
    assert said(iptc(dataset(2, 116, b"(c) 2025"))).credit == "(c) 2025"


def test_xmp_says_what_is_seen() -> None:
    """Only it does (IPTC 2021.1); of several languages, the one that is meant for all."""
    elements = """<dc:description><rdf:Alt><rdf:li xml:lang="ru">Мельница</rdf:li>
    <rdf:li xml:lang="x-default">The mill</rdf:li></rdf:Alt></dc:description>
    <dc:creator><rdf:Seq><rdf:li>Aida Bekova</rdf:li><rdf:li>Timur Li</rdf:li></rdf:Seq></dc:creator>
    <Iptc4xmpCore:AltTextAccessibility>
    <rdf:Alt><rdf:li xml:lang="x-default">A grey mill by a river</rdf:li></rdf:Alt>
    </Iptc4xmpCore:AltTextAccessibility>"""

    assert said(xmp('photoshop:Credit="Karlyk"', elements)) == PictureWords(
        "A grey mill by a river", "The mill", "Aida Bekova, Timur Li / Karlyk"
    )


def test_xmp_comes_before_iptc_and_exif() -> None:
    """As the IPTC advises; what one does not say, the next may."""
    camera = Image.Exif()
    camera[0x010E], camera[0x013B] = "OLYMPUS DIGITAL CAMERA", "Exif"

    assert said(xmp('photoshop:Credit="XMP"'), iptc(dataset(2, 110, b"IPTC")), exif=camera).credit == "XMP"
    assert said(xmp(), iptc(dataset(2, 110, b"IPTC")), exif=camera).credit == "IPTC"
    assert said(xmp(), exif=camera) == PictureWords(credit="Exif")


def test_cameras_write_exif() -> None:
    """In the letters of any script, whatever the standard says."""
    camera = Image.Exif()
    camera[0x010E] = "Мельница".encode()
    camera[0x8298] = "© Аида".encode()

    assert said(exif=camera) == PictureWords(caption="Мельница", credit="© Аида")


def test_a_caption_s_letters_are_no_marks() -> None:
    """It becomes Markdown that says the same."""
    assert (
        said(iptc(dataset(2, 120, b"# *A* mill <b> _in_ Osh"))).caption
        == "\\# \\*A\\* mill &lt;b> \\_in\\_ Osh"
    )


@pytest.mark.parametrize(
    "record",
    [
        xmp("", "<dc:description>"),
        b"\xff\xe1\0\x26http://ns.adobe.com/xap/1.0/\0<!DOCTYP",
        xmp("", "").replace(b"<x:xmpmeta", b"<!DOCTYPE a [<!ENTITY b 'c'>]><x:xmpmeta")[:-40],
        b"\xff\xed\0\x20Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\0\0\x06\x1c\x02\x78\xff\xff\xff",
    ],
)
def test_broken_records_say_nothing(record: bytes) -> None:
    """And are no reason to refuse a picture."""
    length = struct.pack(">H", len(record) - 2)

    assert said(record[:2] + length + record[4:]) == PictureWords()


def test_a_tiff_says_it_too() -> None:
    """By the same records."""
    made = BytesIO()
    Image.new("RGB", (4, 4)).save(made, "TIFF", tiffinfo={270: "A mill", 315: "Aida"})

    assert words_of(TiffImageFile(BytesIO(made.getvalue()))) == PictureWords(caption="A mill", credit="Aida")
