"""Pictures are taken as browsers show them, and what their files say besides stays behind."""

import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from newsdesk.capture import pictures
from newsdesk.capture.picture_versions import make_versions
from newsdesk.capture.pictures import is_sound, measure, read_picture, read_picture_file, thumbnail
from newsdesk.domain.errors import BadInput
from newsdesk.domain.pictures import PictureWords
from tests.capture.encoding import encoded, opened

#: Not square, and no two corners alike.
DRAWN = Image.linear_gradient("L").resize((40, 30)).convert("RGB")
DRAWN.paste((200, 0, 0), (0, 0, 10, 10))

PLACE, ORIENTATION, DESCRIPTION, ARTIST = 0x8825, 0x0112, 0x010E, 0x013B


def exif(orientation: int = 1) -> Image.Exif:
    """Return a camera's record: who, what, where, and which side is up."""
    made = Image.Exif()
    made[ORIENTATION] = orientation
    made[DESCRIPTION] = "A mill in Osh"
    made[ARTIST] = "Aida Bekova"
    made.get_ifd(PLACE)[1] = "N"
    made.get_ifd(PLACE)[2] = (40.0, 31.0, 0.0)
    return made


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_browsers_show_keeps_every_pixel(kind: str) -> None:
    """And loses the record of where and by whom it was taken."""
    data = encoded(DRAWN, kind, exif=exif())

    picture = read_picture(data, "mill")

    assert opened(picture.data).tobytes() == opened(data).tobytes()
    assert (picture.width, picture.height) == (40, 30)
    assert dict(opened(picture.data).getexif()) == {}
    assert b"Aida" not in picture.data
    assert picture.words == PictureWords(caption="A mill in Osh", credit="Aida Bekova")
    assert picture.remarks == ("Where it was taken stood in the file, and does no more.",)


def test_the_same_picture_is_the_same_bytes() -> None:
    """Whatever was written beside its pixels, and behind its end."""
    plain, told = encoded(DRAWN, "JPEG"), encoded(DRAWN, "JPEG", exif=exif(), comment=b"Hello")

    assert read_picture(told + b"more of something", "b").data == read_picture(plain, "a").data


@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_side_that_is_up_stays_up(kind: str, orientation: int, tmp_path: Path) -> None:
    """A browser turns a JPEG by its record; the others are turned here."""
    picture = read_picture(encoded(DRAWN, kind, exif=exif(orientation)), "mill")
    kept = tmp_path / "kept"
    kept.write_bytes(picture.data)

    assert opened(picture.data).getexif().get(ORIENTATION, 1) == (orientation if kind == "JPEG" else 1)
    upright = (30, 40) if orientation > 4 else (40, 30)
    assert (picture.width, picture.height) == measure(kept) == upright
    assert b"Aida" not in picture.data


@pytest.mark.parametrize(
    ("kind", "count", "value"),
    [(2, 2, b"6\0\0\0"), (3, 1, b"\0\0\0\0"), (3, 1, b"\x09\0\0\0"), (5, 1, b"\0\0\0\0"), (7, 4, b"abcd")],
)
def test_a_side_that_is_none_is_the_usual_one(kind: int, count: int, value: bytes, tmp_path: Path) -> None:
    """Text, no number, a number too large, a fraction, bytes: it comes from anywhere, in a bundle too."""
    record = struct.pack("<2sHIHHHI", b"II", 42, 8, 1, ORIENTATION, kind, count) + value + bytes(4)
    data = encoded(DRAWN, "JPEG", exif=b"Exif\0\0" + record)
    file = tmp_path / "mill.jpg"
    file.write_bytes(data)

    assert measure(file) == (40, 30)
    assert read_picture(data, "mill").data == read_picture(encoded(DRAWN, "JPEG"), "mill").data
    assert {each.width for each in make_versions(data, "mill")} == {40}


def test_a_colour_profile_stays() -> None:
    """Without it, strong colours would be pale."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    for kind in ("JPEG", "PNG", "WEBP"):
        picture = read_picture(encoded(DRAWN, kind, icc_profile=profile), "mill")
        assert opened(picture.data).info["icc_profile"] == profile


@pytest.mark.parametrize(
    ("data", "kind", "remark"),
    [
        (encoded(DRAWN, "TIFF"), "jpg", "It came as TIFF and is kept as JPEG."),
        (encoded(DRAWN, "BMP"), "png", "It came as BMP and is kept as PNG."),
        (encoded(DRAWN.convert("P"), "GIF"), "png", "It came as GIF and is kept as PNG."),
        (encoded(DRAWN, "AVIF"), "jpg", "It came as AVIF and is kept as JPEG."),
        (
            encoded(DRAWN.convert("CMYK"), "JPEG"),
            "jpg",
            "printing colours (CMYK); they were turned into sRGB.",
        ),
        (encoded(Image.new("I;16", (4, 4), 40_000), "PNG"), "png", "It had 16 bits a colour; it has 8 now"),
        (
            encoded(DRAWN, "GIF", save_all=True, append_images=[DRAWN.rotate(90)]),
            "png",
            "only its first frame",
        ),
        (
            encoded(DRAWN, "PNG", save_all=True, append_images=[DRAWN.rotate(90)]),
            "png",
            "only its first frame",
        ),
        (
            encoded(DRAWN, "WEBP", save_all=True, append_images=[DRAWN.rotate(90)]),
            "jpg",
            "only its first frame",
        ),
        (
            encoded(DRAWN, "TIFF", save_all=True, append_images=[DRAWN]),
            "jpg",
            "Only the first of its 2 pages",
        ),
    ],
)
def test_what_browsers_do_not_show_is_changed_and_said(data: bytes, kind: str, remark: str) -> None:
    """It is still, has 8 bits a colour and the screen's colours then."""
    picture = read_picture(data, "mill")

    assert picture.kind == kind
    assert remark in " ".join(picture.remarks)
    assert is_sound(picture.data, kind)
    assert getattr(opened(picture.data), "n_frames", 1) == 1
    assert opened(picture.data).mode in {"L", "P", "RGB"}


def test_sixteen_bits_become_eight_of_the_same_grey() -> None:
    """Half as bright is half as bright."""
    picture = read_picture(encoded(Image.new("I;16", (4, 4), 0x8080), "PNG"), "grey")

    assert opened(picture.data).getpixel((0, 0)) == 0x80


def test_printing_colours_without_a_profile_are_doubted() -> None:
    """For they can only be guessed."""
    assert (
        "look whether they are right" in read_picture(encoded(DRAWN.convert("CMYK"), "JPEG"), "a").remarks[0]
    )


def test_what_is_seen_through_stays_so() -> None:
    """In every kind that knows it."""
    clear = DRAWN.convert("RGBA")
    clear.putalpha(128)

    for kind in ("PNG", "WEBP", "TIFF"):
        assert (
            opened(
                read_picture(encoded(clear, kind, **({"lossless": True} if kind == "WEBP" else {})), "a").data
            ).mode
            == "RGBA"
        )


def _bomb() -> bytes:
    """Return a PNG file of a few bytes that says it has 900 million pixels."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    written = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            _bomb(),
            r"^“x” has 30,000 × 30,000 pixels \(900 million\), and 80 million is the most\. Save it",
        ),
        (
            b"\0\0\0\x18ftypheic" + bytes(50),
            r"^“x” is a HEIC file, which browsers do not show\. Export it as a JPEG",
        ),
        (SVG, r"^“x” is a drawing \(SVG\) and could carry scripts, so none is taken\. Export it as a PNG\.$"),
        (
            SVG.replace(b"<path", b"<script>1</script><path"),
            r"^“x” is a drawing \(SVG\) with a script in it, and was",
        ),
        (b"GIF89a", r"^“x” cannot be read: it is damaged, or was cut short\."),
        (
            b"a letter to the desk",
            r"^“x” is no picture that can be shown on a page\. Choose a picture \(JPEG, PNG",
        ),
    ],
)
def test_what_is_no_picture_for_a_page_is_said(data: bytes, sentence: str) -> None:
    """With the limit and what was found, and what to do."""
    with pytest.raises(BadInput, match=sentence):
        read_picture(data, "x")
    assert not is_sound(data, "png")


def test_too_many_bytes_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before they are read, where it is a file."""
    large = tmp_path / "large.jpg"
    with large.open("wb") as file:
        file.truncate(pictures.MAX_BYTES + 1_000_000)

    with pytest.raises(BadInput, match=r"^“large.jpg” has 41 MB, and 40 MB is the most\. Save it smaller\.$"):
        read_picture_file(large)
    with pytest.raises(BadInput, match=r"^“pasted” has 41 MB, and 40 MB is the most\."):
        read_picture(large.read_bytes(), "pasted")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF"])
def test_a_picture_that_was_cut_short_is_refused(kind: str) -> None:
    """Half of it, and nearly all of it."""
    data = encoded(Image.effect_noise((60, 40), 90).convert("RGB"), kind)

    for length in (len(data) // 2, len(data) * 9 // 10):
        with pytest.raises(BadInput, match="damaged, or was cut short"):
            read_picture(data[:length], "cut")


@given(st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "TIFF"]), st.data())
def test_damage_is_refused_or_repaired(kind: str, data: st.DataObject) -> None:
    """Whichever byte is another: the answer is a sentence, or a picture that can be shown."""
    file = bytearray(encoded(DRAWN, kind, exif=exif()))
    for at in data.draw(st.lists(st.integers(0, len(file) - 1), min_size=1, max_size=4)):
        file[at] = data.draw(st.integers(0, 255))

    try:
        picture = read_picture(bytes(file), "x")
    except BadInput:
        return
    assert is_sound(picture.data, picture.kind)


def test_the_bytes_say_what_it_is() -> None:
    """And not its name."""
    assert read_picture(encoded(DRAWN, "JPEG"), "mill.png").kind == "jpg"


def test_a_picture_is_sound_only_as_what_it_is_called() -> None:
    """For a page serves it by its name."""
    jpeg = encoded(DRAWN, "JPEG")

    assert is_sound(jpeg, "jpg")
    assert not is_sound(jpeg, "png")
    assert not is_sound(jpeg[:-100], "jpg")
    assert not is_sound(encoded(DRAWN, "GIF"), "gif")


def test_a_small_picture_fits_and_stands_upright() -> None:
    """Turned as its record says."""
    made = opened(thumbnail(encoded(DRAWN.resize((400, 300)), "JPEG", exif=exif(6)), 40))

    assert made.size == (30, 40)
    with pytest.raises(BadInput):
        thumbnail(b"nothing", 40)


def test_text_in_a_png_stays_behind() -> None:
    """Programs write there who drew it, and with what."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Aida Bekova")

    assert b"Aida" not in read_picture(encoded(DRAWN, "PNG", pnginfo=notes), "a").data
