"""Pictures in a bundle: where each format finds them, in which sizes, and that they are what they say."""

import hashlib
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk.bundle import BundleContent, Pages, verify_bundle, write_bundle
from newsdesk.bundle.pictures import (
    IN_LEAD,
    IN_STORY,
    Album,
    Originals,
    names_in,
    rooted,
    sized,
    sized_blocks,
)
from newsdesk.domain.edition import Entry
from newsdesk.domain.errors import BadInput, Cancelled, Refused
from newsdesk.domain.pictures import Version
from newsdesk.domain.progress import Silent
from newsdesk.text.render import render
from newsdesk.text.rendered import Block, Rendered

DATA = b"a picture, near enough"
DIGEST = hashlib.sha256(DATA).hexdigest()
NAME = f"media/{DIGEST[:2]}/{DIGEST}.jpg"
IMAGE = f'<img alt="A mill" src="{NAME}">'

#: What is made of the picture: two sizes of each kind. The bytes say what they are of.
MADE = {
    Version.of(data, width, width * 3 // 4, kind): data
    for width in (480, 960)
    for kind in ("webp", "jpg")
    if (data := f"{width} {kind}".encode())
}
NARROW_WEBP, NARROW, WIDE_WEBP, WIDE = (version.path for version in MADE)


class Shelf:
    """Has one picture, in two sizes and two kinds; ``data`` are its bytes."""

    def __init__(self, data: bytes = DATA) -> None:
        self.data = data
        self.asked: list[tuple[str, str]] = []

    def size(self, name: str) -> tuple[int, int] | None:
        return (4000, 3000) if name == NAME else None

    def versions(self, name: str, credit: str) -> tuple[Version, ...]:
        self.asked.append((name, credit))
        return tuple(MADE)

    def read(self, name: str) -> bytes:
        made = {version.path: data for version, data in MADE.items()}
        return made.get(name, self.data)


@pytest.fixture
def shown(content: BundleContent) -> BundleContent:
    """The edition, whose first story shows the picture twice, and one that is not there."""
    first, *others = content.stories
    body = (
        f'![A mill]({NAME})\n\n![A "mill"]({NAME} "Aida Bekova")\n\n![A dam](media/ab/dam.jpg)\n\nIt opened.'
    )
    story = first._replace(text=first.text.with_(body=body, standfirst=""))
    return replace(content, stories=(story, *others), revisions={}, base_url="https://example.com/courier")


@pytest.fixture
def album(shown: BundleContent) -> Album:
    """The edition's pictures, made."""
    made = Album(Shelf(), shown)
    made.fill([NAME], lambda _what: None)
    return made


def test_a_page_offers_every_size(shown: BundleContent, pages: Pages, tmp_path: Path) -> None:
    """WebP first, then what every browser knows; the first comes at once, others when they are seen."""
    out = write_bundle(shown, tmp_path / "out", pages, render, Silent(), Shelf()).path
    page = (out / "stories" / f"{shown.names[shown.stories[0].uid]}.html").read_text("utf-8")

    first, second = re.findall("<picture>.*?</picture>", page)

    assert first == (
        f'<picture><source type="image/webp" srcset="../{NARROW_WEBP} 480w, ../{WIDE_WEBP} 960w" '
        f'sizes="{IN_STORY}"><img alt="A mill" src="../{WIDE}" width="960" height="720" '
        f'srcset="../{NARROW} 480w, ../{WIDE} 960w" sizes="{IN_STORY}" decoding="async"></picture>'
    )
    assert f'sizes="{IN_STORY}" loading="lazy" decoding="async"></picture>' in second
    assert "[A dam]" in page
    for version, data in MADE.items():
        assert (out / version.path).read_bytes() == data
    assert (out / NAME).read_bytes() == DATA


def test_a_feed_has_one_that_every_reader_shows(shown: BundleContent, pages: Pages, tmp_path: Path) -> None:
    """Wherever the bundle is published."""
    out = write_bundle(shown, tmp_path / "out", pages, render, Silent(), Shelf()).path

    feed = json.loads((out / "feed.json").read_text("utf-8"))["items"][0]["content_html"]

    image = f'<img alt="A mill" src="https://example.com/courier/{WIDE}" width="960" height="720">'
    assert feed.count(image) == 1
    assert feed.count(WIDE) == 2
    assert "<picture" not in feed


def test_what_is_small_already_is_not_packed(shown: BundleContent, pages: Pages, tmp_path: Path) -> None:
    """It would take a minute more, and save nothing."""
    out = write_bundle(shown, tmp_path / "out.zip", pages, render, Silent(), Shelf()).path

    with zipfile.ZipFile(out) as archive:
        packed = {each.filename: each.compress_type != zipfile.ZIP_STORED for each in archive.infolist()}

    assert not any(packed[name] for name in (NAME, *(version.path for version in MADE)))
    assert packed["index.html"]
    assert verify_bundle(out) == ()


def test_a_picture_is_asked_for_once_and_with_its_credit(
    shown: BundleContent, pages: Pages, tmp_path: Path
) -> None:
    """However often it is shown, and wherever its credit stands."""
    shelf = Shelf()

    write_bundle(shown, tmp_path / "out", pages, render, Silent(), shelf)

    assert shelf.asked == [(NAME, "Aida Bekova")]


def test_the_front_page_shows_a_story_s_first_picture(shown: BundleContent, album: Album) -> None:
    """As wide as it stands there, at once or later; the others have none."""
    story, *others = shown.stories

    lead, brief = album.on_front(story, IN_LEAD, lazy=False), album.on_front(story)

    assert lead.count(f'sizes="{IN_LEAD}"') == 2
    assert f'<img alt="A mill" src="{WIDE}" width="960" height="720"' in lead
    assert "lazy" not in lead
    assert 'loading="lazy"' in brief
    assert [album.on_front(each) for each in others] == [""] * len(others)


def test_each_story_credits_its_picture_as_it_says_itself(shown: BundleContent) -> None:
    """Though two show the same one; whoever does not say takes another one's word."""
    first, second, third, *others = shown.stories
    other = second._replace(text=second.text.with_(body=f'![]({NAME})\n\n![]({NAME} "Timur Orlov")'))
    silent = third._replace(text=third.text.with_(body=f"![]({NAME})"))
    album = Album(Shelf(), replace(shown, stories=(first, other, silent, *others)))

    credited = [album.credit(each) for each in (first, other, silent, *others)]

    assert credited == ["Aida Bekova", "Timur Orlov", "Aida Bekova", ""]


def test_a_story_whose_entry_says_so_stands_there_without(shown: BundleContent) -> None:
    """Other sites may show it all the same."""
    story = shown.stories[0]
    entries = (Entry(story.uid, picture=False), *shown.edition.entries[1:])
    album = Album(Shelf(), replace(shown, edition=replace(shown.edition, entries=entries)))
    album.fill([NAME], lambda _what: None)

    assert album.on_front(story) == ""
    assert album.shared(story) == (Version.named(WIDE), "A mill")


def test_a_front_page_to_look_at_shows_what_there_is(shown: BundleContent) -> None:
    """Nothing was made for it."""
    story, other = shown.stories[:2]
    album = Album(Originals(Shelf().size), shown)

    assert album.on_front(story) == (
        f'<img alt="A mill" src="{NAME}" width="4000" height="3000" loading="lazy" decoding="async">'
    )
    assert album.on_front(other) == ""
    assert album.shared(story) is None


def test_a_picture_in_code_is_none(shown: BundleContent) -> None:
    """It was not made, and is in no bundle."""
    album = Album(Shelf(), shown)
    album.fill([], lambda _what: None)

    assert album.on_front(shown.stories[0]) == ""


def test_descriptions_stay_inside_their_marks(shown: BundleContent, album: Album) -> None:
    """Whatever somebody writes."""
    body = f"![&quot; onload=&quot;x&lt;b&gt;]({NAME})"
    story = shown.stories[0]._replace(text=shown.stories[0].text.with_(body=body))

    assert '<img alt="&quot; onload=&quot;x&lt;b&gt;" src=' in album.on_front(story)


def test_whoever_stops_it_is_heard_between_two_pictures(shown: BundleContent) -> None:
    """And no more are made than were begun."""
    shelf = Shelf()

    def stop(what: str) -> None:
        if what.startswith("Making pictures: 2 of"):
            raise Cancelled

    with pytest.raises(Cancelled):
        Album(shelf, shown).fill([f"media/{number}.jpg" for number in range(500)], stop)
    assert len(shelf.asked) < 50


class Torn(Shelf):
    """Cannot read its picture."""

    def versions(self, name: str, credit: str) -> tuple[Version, ...]:
        raise BadInput(f"“{name}” cannot be read.")


def test_a_picture_that_cannot_be_read_stops_the_bundle(
    shown: BundleContent, pages: Pages, tmp_path: Path
) -> None:
    """With its name; nothing is left behind."""
    with pytest.raises(BadInput, match=f"“{NAME}” cannot be read"):
        write_bundle(shown, tmp_path / "out", pages, render, Silent(), Torn())

    assert list(tmp_path.iterdir()) == []


def test_a_bundle_whose_picture_is_another_is_not_written(
    shown: BundleContent, pages: Pages, tmp_path: Path
) -> None:
    """Its own check finds it by its name."""
    with pytest.raises(Refused, match="This picture is another than its name says"):
        write_bundle(shown, tmp_path / "out", pages, render, Silent(), Shelf(b"another"))

    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", [NARROW_WEBP, WIDE])
def test_a_version_that_is_another_is_found(
    shown: BundleContent, pages: Pages, tmp_path: Path, name: str
) -> None:
    """Even if the manifest lists it as it is."""
    out = write_bundle(shown, tmp_path / "out", pages, render, Silent(), Shelf()).path
    old, new = (hashlib.sha256(data).hexdigest() for data in ((out / name).read_bytes(), b"another"))
    (out / name).write_bytes(b"another")
    manifest = out / "manifest-sha256.txt"
    manifest.write_text(manifest.read_text("utf-8").replace(f"{old}  {name}", f"{new}  {name}"), "utf-8")

    (found,) = verify_bundle(out)

    assert (found.path, found.message) == (name, "This picture is another than its name says.")


@pytest.mark.parametrize("name", [WIDE, NARROW, NARROW_WEBP, WIDE_WEBP])
def test_a_picture_that_was_lost_is_found_missing(
    shown: BundleContent, pages: Pages, tmp_path: Path, name: str
) -> None:
    """In the manifest, and by the page that offers it."""
    out = write_bundle(shown, tmp_path / "out", pages, render, Silent(), Shelf()).path
    (out / name).unlink()

    found = {finding.message for finding in verify_bundle(out)}

    assert "This file is missing." in found
    assert f"The link to “../{name}” leads nowhere." in found


def test_names_are_found_in_html() -> None:
    """Those of pictures, and not those that are only written about."""
    assert names_in(f'{IMAGE} src="media/x.jpg" {IMAGE}<p>{NAME}</p>') == (NAME,)
    assert rooted(f'{IMAGE} say src="media/a.jpg"', "../") == (
        f'<img alt="A mill" src="../{NAME}"> say src="media/a.jpg"'
    )


def test_every_address_of_a_picture_is_rooted(album: Album) -> None:
    """Those in its sizes too, and no word in its description."""
    body = album.on_page(album.plain(f'<img alt="480w, media/no" src="{NAME}">'))

    made = rooted(body, "../")

    assert made.count("../media/") == 5
    assert 'alt="480w, media/no"' in made


def test_a_size_that_was_typed_is_not_believed() -> None:
    """The picture's own holds."""
    typed = f'<img alt="A" src="{NAME}" width="9999" height="1">'

    assert sized(typed, Shelf().size) == f'<img alt="A" src="{NAME}" width="4000" height="3000">'


def test_what_stands_for_a_missing_picture_is_text() -> None:
    """Whatever its description says."""
    assert sized('<img alt="&lt;b&gt; &amp; co" src="media/x.jpg">', Shelf().size) == "[&lt;b&gt; &amp; co]"
    assert sized('<img alt="" src="media/x.jpg">', Shelf().size) == ""


def test_blocks_without_pictures_stay_the_objects_they_were() -> None:
    """So that the preview need not compare them letter by letter."""
    plain, pictured = Block(1, "<p>Words</p>"), Block(3, IMAGE)

    made = sized_blocks(Rendered((plain, pictured)), Shelf().size)

    assert made.blocks[0] is plain
    assert 'width="4000"' in made.blocks[1].html
    whole = Rendered((plain,))
    assert sized_blocks(whole, Shelf().size) is whole
