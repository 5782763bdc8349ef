"""A picture in the sizes that pages show: upright, in sRGB, and saying nothing but whose it is.

A photograph becomes JPEG and WebP; what is drawn, or seen through, PNG and WebP. The same picture becomes the
same bytes wherever the same Pillow makes them.
"""

import html
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any

import PIL
from PIL import Image, ImageChops, ImageCms, features
from PIL.PngImagePlugin import PngInfo

from newsdesk.capture.picture_words import rights_of
from newsdesk.capture.pictures import damaged, in_srgb, open_picture, orientation_of, upright_size
from newsdesk.domain.pictures import Rights, Version
from newsdesk.text.characters import legal

#: In pixels: a phone's column, the same on a sharp screen or a desk's column, and that on a sharp screen.
WIDTHS = (480, 960, 1600)
#: WebP's own limit.
TALLEST = 16_383
#: A version that is hardly larger than the one before it helps nobody.
_HARDLY = 1.2
#: A picture is drawn if that many of its pixels are like their neighbours: a chart's are, a face's are not.
_FLAT = 0.5
_JPEG: Mapping[str, Any] = MappingProxyType({"quality": 82, "optimize": True, "progressive": True})
_WEBP: Mapping[str, Any] = MappingProxyType({"quality": 80, "method": 4})
_LOSSLESS: Mapping[str, Any] = MappingProxyType({"lossless": True, "quality": 60, "method": 4})

#: How pixels come upright, by a file's orientation.
_TURNS: Mapping[int, Image.Transpose] = MappingProxyType(
    {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
)

#: Who makes the files: another of them may make others.
_MAKERS = ("jpg", "libjpeg_turbo", "webp", "zlib", "zlib_ng", "littlecms2")
#: Whatever decides about the bytes besides a picture and its credit. Other code here is another number.
RECIPE = "; ".join(
    [
        "1",
        f"{WIDTHS} {TALLEST} {_HARDLY} {_FLAT} {_JPEG} {_WEBP} {_LOSSLESS}",
        f"Pillow {PIL.__version__}",
        *(f"{each} {features.version(each)}" for each in _MAKERS),
    ]
)

_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">{}</rdf:Description></rdf:RDF></x:xmpmeta>'
    '<?xpacket end="r"?>'
)
_CREATOR = "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>"
_CREDIT = "<photoshop:Credit>{}</photoshop:Credit>"
_NOTICE = '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:rights>'
#: Characters; an XMP packet in a JPEG has 65,502 bytes at most.
_LONGEST = 2_000


def widths(width: int, height: int) -> tuple[int, ...]:
    """Return how wide the versions of an upright picture are, in pixels, rising; never more than it is."""
    most = max(1, min(WIDTHS[-1], width, width * TALLEST // height))
    return (*(each for each in WIDTHS if each * _HARDLY <= most), most)


def make_versions(data: bytes, name: str, credit: str = "") -> dict[Version, bytes]:
    """Return a picture's versions and their bytes, the narrowest first, WebP before what every browser knows.

    ``credit`` (plain text) counts for more than what the file says. ``name`` is what the picture is called in
    sentences: BadInput if it is damaged, too large, or none.
    """
    kind, image = open_picture(data, name)
    try:
        xmp = _xmp(rights_of(image), credit)
        orientation = orientation_of(image)
        turn, (width, height) = _TURNS.get(orientation), upright_size(image, orientation)
        *narrower, widest = widths(width, height)
        tall = _in_proportion(widest, width, height)
        size = (widest, tall) if (width, height) == image.size else (tall, widest)
        # A JPEG is unpacked no larger than it has to be.
        image.draft(None, size)
        plain = _plain(image)
        drawn = kind != "JPEG" and _is_flat(plain)
        shown = plain if plain.size == size else _resized(plain, size)
        shown = shown if turn is None else shown.transpose(turn)
        made: dict[Version, bytes] = {}
        for each in narrower:
            small = _resized(shown, (each, _in_proportion(each, *shown.size)))
            made |= _files(small, xmp, drawn=drawn)
        return made | _files(shown, xmp, drawn=drawn)
    except Exception as error:  # on a damaged file each of Pillow's readers stumbles in its own ways
        raise damaged(name) from error


def _in_proportion(part: int, width: int, height: int) -> int:
    return max(1, round(height * part / width))


def _resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _plain(image: Image.Image) -> Image.Image:
    """Return a picture in grey, or in sRGB, seen through (RGBA) only where some of it is clear."""
    clear = image.has_transparency_data
    screen, _remark = in_srgb(image)
    profile = screen.info.get("icc_profile")
    if clear:
        plain = screen.convert("RGBA")
        if plain.getchannel("A").getextrema() == (255, 255):
            plain = plain.convert("RGB")
    else:
        plain = screen.convert("L" if screen.mode in {"1", "L"} else "RGB")
    if profile:
        plain = _matched(plain, profile)
    # What else the file said would be written again.
    plain.info = {}
    return plain


def _matched(image: Image.Image, profile: bytes) -> Image.Image:
    """Return a picture with its profile's colours in sRGB; as it is where the profile is broken."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if ImageCms.getProfileDescription(source).startswith("sRGB"):
            return image
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        matched = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return image if matched is None else matched


def _is_flat(image: Image.Image) -> bool:
    """Say whether most pixels are like those to their left."""
    grey = image.convert("L")
    beside = ImageChops.difference(grey, ImageChops.offset(grey, 1, 0))
    return beside.histogram()[0] >= _FLAT * grey.width * grey.height


def _files(image: Image.Image, xmp: bytes, *, drawn: bool) -> dict[Version, bytes]:
    """Return one size in both of its kinds."""
    if drawn:
        kinds = {"webp": _LOSSLESS, "png": {}}
    elif image.mode == "RGBA":
        kinds = {"webp": _WEBP, "png": {}}
    else:
        kinds = {"webp": _WEBP, "jpg": _JPEG}
    made = {}
    for kind, options in kinds.items():
        data = _written(image, kind, xmp, options)
        made[Version.of(data, *image.size, kind)] = data
    return made


def _written(image: Image.Image, kind: str, xmp: bytes, options: Mapping[str, Any]) -> bytes:
    file = BytesIO()
    if kind == "png":
        said = PngInfo()
        if xmp:
            said.add_itxt("XML:com.adobe.xmp", xmp.decode())
        image.save(file, "PNG", pnginfo=said)
    else:
        image.save(file, "WEBP" if kind == "webp" else "JPEG", **options, **({"xmp": xmp} if xmp else {}))
    return file.getvalue()


def _xmp(rights: Rights, credit: str) -> bytes:
    """Return the record of whose a picture is (IPTC Photo Metadata 2023.1, in XMP), or nothing."""
    said = (
        (_CREATOR, rights.creator),
        (_CREDIT, " ".join(legal(credit).split())[:_LONGEST] or rights.credit),
        (_NOTICE, rights.notice),
    )
    inside = "".join(form.format(html.escape(words, quote=False)) for form, words in said if words)
    return _XMP.format(inside).encode() if inside else b""
