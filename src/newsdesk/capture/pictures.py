"""Pictures as a newsroom keeps them: what every browser shows, and nothing of what their files say besides.

What comes is looked at before it is unpacked, and by one reader: the one that its first bytes call for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

from PIL import Image, ImageCms, ImageOps
from PIL.AvifImagePlugin import AvifImageFile
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from newsdesk.capture.files import read_file, too_large
from newsdesk.capture.picture_files import bare_jpeg, bare_png, bare_webp
from newsdesk.capture.picture_words import words_of
from newsdesk.domain.errors import BadInput
from newsdesk.domain.pictures import Picture

#: A camera's largest JPEG has 30 MB; a bundle's files may have 64.
MAX_BYTES = 40_000_000
#: More are a quarter of a gigabyte unpacked: a scanned wall map, or a bomb.
MAX_PIXELS = 80_000_000
#: Of JPEGs that are made here.
QUALITY = 92
_WANTED = "a picture (JPEG, PNG, WebP, GIF, TIFF, BMP or AVIF)"
_SMALLER = "Save it smaller."
_ORIENTATION, _PLACE = 0x0112, 0x8825


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of file: its name, how it begins (at an offset), and who reads it."""

    name: str
    offset: int
    magic: bytes
    reader: Callable[[IO[bytes]], ImageFile]


_KINDS = (
    _Kind("JPEG", 0, b"\xff\xd8\xff", JpegImageFile),
    _Kind("PNG", 0, b"\x89PNG\r\n\x1a\n", PngImageFile),
    _Kind("WebP", 8, b"WEBP", WebPImageFile),
    _Kind("GIF", 0, b"GIF8", GifImageFile),
    _Kind("TIFF", 0, b"II*\0", TiffImageFile),
    _Kind("TIFF", 0, b"MM\0*", TiffImageFile),
    _Kind("AVIF", 4, b"ftypavif", AvifImageFile),
    _Kind("BMP", 0, b"BM", BmpImageFile),
)
#: Kinds that are kept as they are, and what their files are called.
_SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WebP": "webp"}
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


def read_picture_file(path: Path) -> Picture:
    """Return the picture in a file, as ``read_picture``; BadInput if it cannot be read."""
    return read_picture(read_file(path, MAX_BYTES, _WANTED, _SMALLER), path.name)


def read_picture(data: bytes, name: str) -> Picture:
    """Return a picture as it is kept: a JPEG, a PNG or a WebP file, without its records.

    The pixels stay as they are where browsers can show them. ``name`` is what it is called in sentences.
    BadInput, with the limit and what was found, if it is too large, damaged, or none that may be shown.
    """
    if len(data) > MAX_BYTES:
        raise too_large(name, len(data), MAX_BYTES, _SMALLER)
    kind = _kind_of(data, name)
    image = _opened(kind, data, name)
    try:
        words = words_of(image)
        orientation = orientation_of(image)
        has_place = bool(image.getexif().get(_PLACE))
        image.load()
        made, suffix, remarks = _kept(kind.name, image, data, orientation)
    except Exception as error:  # on a damaged file each of Pillow's readers stumbles in its own ways
        raise damaged(name) from error
    if len(made) > MAX_BYTES:
        raise too_large(name, len(made), MAX_BYTES, _SMALLER)
    if has_place:
        remarks = (*remarks, "Where it was taken stood in the file, and does no more.")
    width, height = upright_size(image, orientation)
    return Picture(name, made, suffix, width, height, words, remarks)


def open_picture(data: bytes, name: str) -> tuple[str, ImageFile]:
    """Return what a file is ("JPEG", "PNG", …) and its picture, of which only the beginning was read.

    BadInput as ``read_picture``; whatever Pillow raises when it is loaded is for the caller to say with
    ``damaged``.
    """
    kind = _kind_of(data, name)
    return kind.name, _opened(kind, data, name)


def is_sound(data: bytes, suffix: str) -> bool:
    """Say whether bytes are a picture of the kind that ``suffix`` names, and can be shown."""
    try:
        kind = _kind_of(data, "")
        if len(data) > MAX_BYTES or _SUFFIXES.get(kind.name) != suffix:
            return False
        _opened(kind, data, "").load()
    except Exception:  # noqa: BLE001 - see ``read_picture``
        return False
    return True


def measure(path: Path) -> tuple[int, int]:
    """Return a kept picture's width and height in pixels, as it is shown; OSError if it cannot be read."""
    with path.open("rb") as file:
        kind = _kind_of(file.read(16), path.name)
        file.seek(0)
        image = kind.reader(file)
        return upright_size(image, orientation_of(image))


def thumbnail(data: bytes, side: int) -> bytes:
    """Return a picture as a PNG file that fits into a square; BadInput if it is none."""
    image = _opened(_kind_of(data, "This"), data, "This")
    try:
        image.draft("RGB", (2 * side, 2 * side))
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((side, side))
        return _written(upright.convert("RGBA" if upright.has_transparency_data else "RGB"), "PNG")
    except Exception as error:  # see ``read_picture``
        raise damaged("This") from error


def _kind_of(data: bytes, name: str) -> _Kind:
    """Return what bytes are by how they begin; BadInput if browsers do not show it, or should not."""
    found = next((kind for kind in _KINDS if data.startswith(kind.magic, kind.offset)), None)
    if found is not None:
        return found
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise BadInput(
            f"“{name}” is a HEIC file, which browsers do not show. Export it as a JPEG; an iPhone takes them "
            "with Settings › Camera › Formats › Most Compatible."
        )
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<svg", b"<?xml", b"<!--", b"<!doctype svg")) and b"<svg" in head:
        script = b"<script" in data.lower()
        what = (
            "with a script in it, and was not taken"
            if script
            else "and could carry scripts, so none is taken"
        )
        raise BadInput(f"“{name}” is a drawing (SVG) {what}. Export it as a PNG.")
    raise BadInput(f"“{name}” is no picture that can be shown on a page. Choose {_WANTED}.")


def _opened(kind: _Kind, data: bytes, name: str) -> ImageFile:
    """Return an image of which only the beginning was read; BadInput if it is damaged or too large."""
    try:
        # Not Image.open(), which guesses, and warns of large ones instead of saying how large they are.
        image = kind.reader(BytesIO(data))
    except Exception as error:  # see ``read_picture``
        raise damaged(name) from error
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise BadInput(
            f"“{name}” has {width:,} × {height:,} pixels ({width * height / 1e6:,.0f} million), and "
            f"{MAX_PIXELS / 1e6:.0f} million is the most. {_SMALLER}"
        )
    return image


def damaged(name: str) -> BadInput:
    """Return what is said of a picture that cannot be read."""
    return BadInput(
        f"“{name}” cannot be read: it is damaged, or was cut short. Get it again from where it is."
    )


def _kept(kind: str, image: ImageFile, data: bytes, orientation: int) -> tuple[bytes, str, tuple[str, ...]]:
    """Return a loaded picture's bytes as they are kept, what they are, and what was changed, in sentences."""
    frames = getattr(image, "n_frames", 1)
    deep = image.mode.startswith(("I", "F")) or (kind == "PNG" and data[24] == 16)
    if kind == "JPEG" and image.mode in {"L", "RGB"}:
        return bare_jpeg(data, orientation), "jpg", ()
    if kind in _SUFFIXES and image.mode != "CMYK" and frames == 1 and not deep and orientation == 1:
        bare = bare_png(data) if kind == "PNG" else bare_webp(data)
        return bare, _SUFFIXES[kind], ()
    remarks = []
    if frames > 1:
        remarks.append(
            f"Only the first of its {frames:,} pages was taken."
            if kind == "TIFF"
            else "It moves; only its first frame was taken, for on a page nobody could stop it."
        )
        image.seek(0)
    if deep:
        remarks.append("It had 16 bits a colour; it has 8 now, as screens do.")
    shown, remark = in_srgb(ImageOps.exif_transpose(image))
    remarks += [remark] if remark else []
    drawn = kind in {"PNG", "GIF", "BMP"} or shown.mode in {"1", "P", "PA", "LA", "RGBA"}
    made = "PNG" if drawn else "JPEG"
    if kind != made:
        remarks.append(f"It came as {kind} and is kept as {made}.")
    return _written(shown, made), _SUFFIXES[made], tuple(remarks)


def in_srgb(image: Image.Image) -> tuple[Image.Image, str]:
    """Return a picture in colours that screens show, and what was done to them, as a sentence or "".

    Eight bits of grey or of red, green and blue, or a palette of those; their profile is left in ``info``.
    """
    profile = image.info.get("icc_profile")
    if image.mode in {"CMYK", "LAB", "YCbCr"}:
        said = "It was in printing colours (CMYK); they were turned into sRGB."
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile or b""))
            turned = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            turned = None
        if turned is None:
            turned = image.convert("RGB")
            said += " It did not say which printing colours, so look whether they are right."
        turned.info.pop("icc_profile", None)
        return turned, said if image.mode == "CMYK" else ""
    if image.mode.startswith("I"):
        wide = image.convert("I")
        return wide.point(lambda value: value / 257).convert("L"), ""
    if image.mode == "F":
        return image.convert("L"), ""
    if image.mode in {"RGBX", "RGBa", "La"}:
        return image.convert("RGB" if image.mode == "RGBX" else "RGBA"), ""
    return image, ""


def _written(image: Image.Image, kind: str) -> bytes:
    made = BytesIO()
    profile = image.info.get("icc_profile")
    kept = {"icc_profile": profile} if profile else {}
    if kind == "JPEG":
        image.save(made, kind, quality=QUALITY, optimize=True, **kept)
    else:
        # Without what else the file said: it would be written again.
        alone = image.copy()
        alone.info = {name: value for name, value in image.info.items() if name == "transparency"}
        alone.save(made, kind, optimize=False, **kept)
    return made.getvalue()


def orientation_of(image: ImageFile) -> int:
    """Return which of a picture's sides is up, from 1 to 8 (Exif 3.0, tag 274); 1 where that is nonsense."""
    said = image.getexif().get(_ORIENTATION, 1)
    return said if isinstance(said, int) and 1 <= said <= 8 else 1


def upright_size(image: ImageFile, orientation: int) -> tuple[int, int]:
    """Return a picture's width and height in pixels as it is shown."""
    width, height = image.size
    return (height, width) if 5 <= orientation <= 8 else (width, height)
