"""A picture in the sizes that pages show: never larger, upright, in sRGB, saying nothing but whose it is."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, IptcImagePlugin, PngImagePlugin

from newsdesk.capture.picture_versions import WIDTHS, make_versions, widths
from newsdesk.capture.picture_words import rights_of, words_of
from newsdesk.domain.errors import BadInput
from newsdesk.domain.pictures import Rights, Version
from tests.capture.encoding import encoded, opened

CREDIT = "Aida <Bekova> & Söhne / Karlyk Photo"
ORIENTATION, ARTIST, PLACE = 0x0112, 0x013B, 0x8825


def photograph(width: int, height: int) -> Image.Image:
    """Return noise, its upper left corner red: hardly two pixels beside one another are alike."""
    noise = Image.effect_noise((width, height), 40)
    made = Image.merge("RGB", (noise, noise.transpose(Image.Transpose.ROTATE_180), noise))
    made.paste((220, 0, 0), (0, 0, width // 4, height // 4))
    return made


def chart(width: int, height: int) -> Image.Image:
    made = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(made).line((0, height, width // 2, 0, width, height), fill=(0, 90, 160), width=9)
    return made


def kinds(made: dict[Version, bytes]) -> set[str]:
    return {each.media_type.removeprefix("image/") for each in made}


@given(st.integers(1, 9_000), st.integers(1, 9_000))
def test_no_version_is_wider_than_the_picture(width: int, height: int) -> None:
    """There are three at most; the last is as wide as readers have use for."""
    found = widths(width, height)

    assert list(found) == sorted(set(found))
    assert 1 <= len(found) <= 3
    assert found[-1] == min(width, WIDTHS[-1])


def test_a_tower_fits_into_what_browsers_can_show() -> None:
    """WebP ends at 16,383 pixels."""
    made = make_versions(encoded(Image.new("RGB", (80, 30_000)), "PNG"), "tower")

    assert {(each.width, each.height) for each in made} == {(43, 16_125)}


@given(st.integers(1, 600), st.integers(1, 30), st.sampled_from(["JPEG", "PNG", "WEBP"]))
def test_names_say_what_is_in_the_files(width: int, height: int, kind: str) -> None:
    """Content, pixels and kind; in the picture's own proportions."""
    made = make_versions(encoded(photograph(width, height), kind), "a picture")

    for version, data in made.items():
        image = opened(data)
        assert version == Version.named(version.path)
        assert version.is_of(data)
        assert image.size == (version.width, version.height)
        assert Image.MIME[image.format or ""] == version.media_type
        assert abs(version.height - height * version.width / width) <= 1


def test_the_same_picture_is_the_same_bytes() -> None:
    """Each time; with another credit each file is another."""
    data = encoded(photograph(1200, 800), "JPEG")

    made = make_versions(data, "a", CREDIT)

    assert made == make_versions(data, "b", CREDIT)
    assert not made.keys() & make_versions(data, "a").keys()


def test_a_photograph_is_made_in_three_widths_and_two_kinds() -> None:
    """The narrowest first, WebP first; each smaller than the one that came."""
    data = encoded(photograph(2400, 1600), "JPEG", quality=92)

    made = make_versions(data, "mill")

    assert [(each.width, each.height, each.media_type) for each in made] == [
        (width, height, kind)
        for width, height in ((480, 320), (960, 640), (1600, 1067))
        for kind in ("image/webp", "image/jpeg")
    ]
    assert all(len(each) < len(data) for each in made.values())


def test_a_drawing_keeps_every_pixel() -> None:
    """Where it is not made narrower."""
    drawn = chart(1000, 600)

    made = make_versions(encoded(drawn, "PNG"), "chart")

    assert kinds(made) == {"png", "webp"}
    whole = [data for version, data in made.items() if version.width == 1000]
    assert [opened(data).convert("RGB").tobytes() for data in whole] == [drawn.tobytes()] * 2


def test_a_photograph_in_a_png_is_one() -> None:
    """It would be ten times as large."""
    assert kinds(make_versions(encoded(photograph(600, 400), "PNG"), "mill")) == {"jpeg", "webp"}


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_is_seen_through_stays_so(kind: str) -> None:
    """In every size; what could be seen through, and is not, is no reason."""
    cut_out = photograph(600, 400).convert("RGBA")
    solid = encoded(cut_out, kind, lossless=True)
    cut_out.putalpha(Image.linear_gradient("L").resize(cut_out.size))

    made = make_versions(encoded(cut_out, kind, lossless=True), "mill")

    assert kinds(made) == {"png", "webp"}
    for data in made.values():
        clear = opened(data).getchannel("A")
        assert {clear.getpixel((9, 0)), clear.getpixel((9, clear.height - 1))} == {0, 255}
    assert kinds(make_versions(solid, "mill")) == {"jpeg", "webp"}


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("size", [(700, 400), (3300, 400), (400, 3300)])
def test_every_version_is_upright(orientation: int, size: tuple[int, int]) -> None:
    """However the camera was held: the red corner is where it was seen."""
    record = Image.Exif()
    record[ORIENTATION] = orientation

    made = make_versions(encoded(photograph(*size), "JPEG", exif=record), "mill")

    at_right, at_bottom = orientation in {2, 3, 6, 7}, orientation in {3, 4, 7, 8}
    for version, data in made.items():
        image = opened(data).convert("RGB")
        assert (image.width < image.height) == ((size[0] < size[1]) != (orientation > 4))
        corner = image.getpixel((version.width * at_right - at_right, version.height * at_bottom - at_bottom))
        assert isinstance(corner, tuple)
        assert corner[0] > 180
        assert corner[1] < 60
        assert ORIENTATION not in image.getexif()


def swapped() -> bytes:
    """Return a profile in which red is blue."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    turned = profile.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    return turned.replace("sRGB".encode("utf-16-be"), "mill".encode("utf-16-be"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_colours_are_srgb(kind: str) -> None:
    """What the profile calls red is what is seen; and nobody needs it any more."""
    data = encoded(Image.new("RGB", (30, 20), (250, 0, 0)), kind, icc_profile=swapped())

    for each in make_versions(data, "mill").values():
        image = opened(each)
        red, _green, blue = image.convert("RGB").getpixel((9, 9))  # type: ignore[misc] # of RGB it is a tuple
        assert red < 80
        assert blue > 220
        assert "icc_profile" not in image.info


def test_a_broken_profile_is_passed_over() -> None:
    """A picture without one is seen as sRGB as well."""
    data = encoded(Image.new("RGB", (30, 20), (250, 0, 0)), "PNG", icc_profile=b"\0" * 200)

    assert make_versions(data, "mill") == make_versions(
        encoded(Image.new("RGB", (30, 20), (250, 0, 0)), "PNG"), "mill"
    )


def everything_said() -> dict[str, object]:
    """Return what a camera and an agency write into a JPEG."""
    record = Image.Exif()
    record[ARTIST] = "Aida Bekova"
    record.get_ifd(PLACE)[1] = "N"
    record.get_ifd(PLACE)[2] = (40.0, 31.0, 0.0)
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Karlyk Photo" '
        'photoshop:City="Kara-Suu by the canal"><dc:rights><rdf:Alt>'
        '<rdf:li xml:lang="x-default">© Karlyk 2031</rdf:li>'
        "</rdf:Alt></dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    return {
        "exif": record,
        "comment": b"Shot from the roof of the bazaar",
        "xmp": xmp.encode(),
        "dpi": (300, 300),
    }


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("make", [photograph, chart])
def test_nothing_is_said_but_whose_it_is(kind: str, make: type) -> None:
    """By whom, for whom, and the notice: not where, nor with what."""
    said = everything_said()
    if kind == "PNG":
        chunk = PngImagePlugin.PngInfo()
        chunk.add_itxt("XML:com.adobe.xmp", bytes(said["xmp"]).decode())  # type: ignore[call-overload]
        said["pnginfo"] = chunk

    made = make_versions(encoded(make(600, 400), kind, **said), "mill")

    for data in made.values():
        image = Image.open(BytesIO(data))
        assert rights_of(image) == Rights("Aida Bekova", "Karlyk Photo", "© Karlyk 2031")
        assert not image.getexif()
        assert IptcImagePlugin.getiptcinfo(image) is None
        assert not {"comment", "exif", "icc_profile", "photoshop"} & image.info.keys()
        assert b"Kara-Suu by the canal" not in data
        assert b"the roof of the bazaar" not in data


def test_the_credit_of_the_text_counts() -> None:
    """It stands in every kind of file, letter by letter; in none if there is none."""
    for make in (photograph, chart):
        data = encoded(make(600, 400), "PNG")
        for each in make_versions(data, "mill", CREDIT).values():
            assert words_of(Image.open(BytesIO(each))).credit == CREDIT
        for each in make_versions(data, "mill").values():
            assert "xmp" not in opened(each).info


def with_clear_colour() -> bytes:
    return encoded(chart(40, 30).quantize(8), "PNG", transparency=0)


@pytest.mark.parametrize(
    "data",
    [
        encoded(photograph(40, 30).convert("CMYK"), "JPEG"),
        encoded(photograph(40, 30).convert("YCbCr"), "JPEG"),
        encoded(photograph(40, 30).convert("L"), "JPEG"),
        encoded(photograph(40, 30).convert("P"), "PNG"),
        with_clear_colour(),
        encoded(chart(40, 30).convert("LA"), "PNG"),
        encoded(chart(40, 30).convert("1"), "PNG"),
        encoded(Image.new("I;16", (40, 30), 40_000), "PNG"),
        encoded(photograph(40, 30), "WEBP", save_all=True, append_images=[chart(40, 30)]),
        encoded(photograph(40, 30), "PNG", save_all=True, append_images=[chart(40, 30)]),
        encoded(photograph(40, 30), "JPEG", exif=b"Exif\0\0" + b"\xff" * 65_000),
        encoded(photograph(40, 30), "JPEG", xmp=b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"),
        encoded(Image.new("RGB", (1, 1)), "PNG"),
    ],
    ids=[
        *("cmyk", "ycc", "grey", "palette", "clear-colour", "grey-alpha", "bits", "16-bit"),
        *("moving", "moving-png", "exif", "entity", "dot"),
    ],
)
def test_odd_pictures_are_shown_all_the_same(data: bytes) -> None:
    """In as many pixels, and in colours that browsers know."""
    made = make_versions(data, "odd")

    assert len(made) == 2
    for each in made.values():
        image = opened(each)
        assert image.size == opened(data).size
        assert image.mode in {"L", "RGB", "RGBA"}
        assert getattr(image, "n_frames", 1) == 1


def bomb() -> bytes:
    """Return a PNG that says that it is 50,000 pixels wide and high."""

    def chunk(name: bytes, content: bytes) -> bytes:
        told = name + content
        return struct.pack(">I", len(content)) + told + struct.pack(">I", zlib.crc32(told))

    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (bomb(), r"“mill” has 50,000 × 50,000 pixels .* 80 million is the most"),
        (encoded(photograph(400, 300), "JPEG")[:-9_000], "“mill” cannot be read: it is damaged"),
        (encoded(photograph(400, 300), "PNG")[:9_000], "“mill” cannot be read: it is damaged"),
        (encoded(photograph(400, 300), "WEBP")[:9_000], "“mill” cannot be read: it is damaged"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is a drawing"),
        (b"", "is no picture"),
    ],
)
def test_what_cannot_be_shown_is_said(data: bytes, why: str) -> None:
    """By name, before much of it is unpacked."""
    with pytest.raises(BadInput, match=why):
        make_versions(data, "mill")


def test_names_of_other_files_stand_for_nothing() -> None:
    """Neither those of the newsroom's own pictures nor those that lead elsewhere."""
    digest = "5e" * 8
    good = f"media/5e/{digest}-960x640.webp"

    assert Version.named(good) == Version(good, 960, 640, "image/webp")
    for name in (
        good.replace("webp", "svg"),
        good.replace("/5e/", "/5f/"),
        good.replace("960", "0960"),
        f"{good}\n",
        f"../{good}",
        f"media/5e/{digest * 4}.jpg",
    ):
        assert Version.named(name) is None
