"""What a picture's file says of it: caption, credit, and what is seen, for whoever cannot see it.

Read from XMP (IPTC Photo Metadata 2023.1), IPTC-IIM 4.2 and Exif 3.0, in this order. Nothing else is read,
and none of it is kept in the file.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping

from PIL import IptcImagePlugin
from PIL.ImageFile import ImageFile

from newsdesk.capture.markdown import escape
from newsdesk.capture.spaces import clean
from newsdesk.domain.pictures import PictureWords, Rights
from newsdesk.text.characters import legal

_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_IPTC_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
#: Datasets of IPTC-IIM: record and number.
_CHARSET, _BYLINE, _CREDIT, _SOURCE, _NOTICE, _CAPTION = (
    (1, 90),
    (2, 80),
    (2, 110),
    (2, 115),
    (2, 116),
    (2, 120),
)
_UTF_8 = b"\x1b%G"
#: Tags of Exif.
_DESCRIPTION, _ARTIST, _COPYRIGHT = 0x010E, 0x013B, 0x8298
#: Longer ones are a camera's own records, or an attack.
_MOST_XMP = 1_000_000
_LONGEST = 2_000
#: What cameras write where a photographer said nothing.
_NOTHING = re.compile(
    r"(?:OLYMPUS|MINOLTA|SONY|KONICA|SAMSUNG|DCIM|DIGITAL CAMERA|default|unknown)\b.{0,20}", re.IGNORECASE
)


def words_of(image: ImageFile) -> PictureWords:
    """Return what a picture's file says of it; "" for what it does not say, or says in a broken way."""
    xmp, iptc, exif = _xmp(image), _iptc(image), _exif(image)
    caption = _first(xmp.get("caption"), iptc.get("caption"), exif.get("caption"))
    return PictureWords(
        alt=xmp.get("alt", ""),
        caption=escape(caption) if caption else "",
        credit=_first(*(_credit(each) for each in (xmp, iptc, exif))),
    )


def rights_of(image: ImageFile) -> Rights:
    """Return whose a picture is, as its file says."""
    found = (_xmp(image), _iptc(image), _exif(image))
    return Rights(*(_first(*(each.get(name) for each in found)) for name in ("byline", "credit", "notice")))


def _first(*said: str | None) -> str:
    return next((each for each in said if each), "")


def _credit(said: Mapping[str, str]) -> str:
    """Return who took a picture, and for whom: "Aida Bekova / Karlyk Photo"."""
    who = [said[name] for name in ("byline", "credit") if said.get(name)]
    if len(who) == 2 and who[0].casefold() in who[1].casefold():
        del who[0]
    return " / ".join(who) or _first(said.get("source"), said.get("notice"))


def _xmp(image: ImageFile) -> dict[str, str]:
    data = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    data = data.encode() if isinstance(data, str) else data
    data = data.strip(b"\0 \r\n") if isinstance(data, bytes) else b""
    # A document type is how XML does harm, and a zero in it a way to hide one (UTF-16).
    if not data or len(data) > _MOST_XMP or b"<!DOCTYPE" in data or b"\0" in data:
        return {}
    try:
        root = ET.fromstring(data)  # noqa: S314 - without a document type nothing expands
    except (ET.ParseError, ValueError):
        return {}
    names = {
        "alt": f"{_IPTC_CORE}AltTextAccessibility",
        "caption": f"{_DC}description",
        "byline": f"{_DC}creator",
        "notice": f"{_DC}rights",
        "credit": f"{_PHOTOSHOP}Credit",
        "source": f"{_PHOTOSHOP}Source",
    }
    return {name: _in_xmp(root, label) for name, label in names.items()}


def _in_xmp(root: ET.Element, label: str) -> str:
    """Return a property's value: an attribute, text, or a list's items; of languages, the default."""
    for each in root.iter(f"{_RDF}Description"):
        if label in each.attrib:
            return _said([each.attrib[label]])
    found = next(root.iter(label), None)
    if found is None:
        return ""
    items = list(found.iter(f"{_RDF}li")) or [found]
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    items = [each for each in items if each.get(language) == "x-default"] or items
    alone = items[:1] if any(each.get(language) for each in items) else items
    return _said(each.text or "" for each in alone)


def _iptc(image: ImageFile) -> dict[str, str]:
    try:
        found = IptcImagePlugin.getiptcinfo(image) or {}
    except (SyntaxError, ValueError, OSError, TypeError):  # Pillow's words for a broken block
        return {}
    utf_8 = found.get(_CHARSET) == _UTF_8
    names = {
        "caption": _CAPTION,
        "byline": _BYLINE,
        "credit": _CREDIT,
        "source": _SOURCE,
        "notice": _NOTICE,
    }
    said = {name: found.get(dataset, b"") for name, dataset in names.items()}
    return {
        name: _said(_decoded(each, utf_8=utf_8) for each in (value if isinstance(value, list) else [value]))
        for name, value in said.items()
    }


def _decoded(value: bytes, *, utf_8: bool) -> str:
    """Return IPTC text: many programs write UTF-8 and do not say so."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("utf-8" if utf_8 else "cp1252", "replace")


def _exif(image: ImageFile) -> dict[str, str]:
    try:
        tags = image.getexif()
        found = {
            "caption": tags.get(_DESCRIPTION),
            "byline": tags.get(_ARTIST),
            "notice": tags.get(_COPYRIGHT),
        }
    except (SyntaxError, ValueError, OSError, TypeError, KeyError):
        return {}
    # Pillow reads Exif's ASCII as Latin-1; many programs write UTF-8 there.
    said = {name: value for name, value in found.items() if isinstance(value, str)}
    return {
        name: _said([_decoded(value.encode("latin-1", "replace"), utf_8=False)])
        for name, value in said.items()
    }


def _said(values: Iterable[str]) -> str:
    said = ", ".join(filter(None, (clean(legal(each).replace("\0", " ")) for each in values)))[:_LONGEST]
    return "" if _NOTHING.fullmatch(said) else said
