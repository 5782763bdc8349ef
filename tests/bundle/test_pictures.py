"""Pictures in a bundle: where each format finds them, how large they are, and that they are what they say."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk.bundle import BundleContent, Pages, verify_bundle, write_bundle
from newsdesk.bundle.pictures import names_in, rooted, sized, sized_blocks
from newsdesk.domain.errors import Refused
from newsdesk.domain.progress import Silent
from newsdesk.text.render import render
from newsdesk.text.rendered import Block, Rendered

DATA = b"a picture, near enough"
DIGEST = hashlib.sha256(DATA).hexdigest()
NAME = f"media/{DIGEST[:2]}/{DIGEST}.jpg"
IMAGE = f'<img alt="A mill" src="{NAME}">'


class Shelf:
    """Has one picture; ``data`` are its bytes."""

    def __init__(self, data: bytes = DATA) -> None:
        self.data = data

    def size(self, name: str) -> tuple[int, int] | None:
        return (40, 30) if name == NAME else None

    def read(self, name: str) -> bytes:
        assert name == NAME
        return self.data


@pytest.fixture
def shown(content: BundleContent) -> BundleContent:
    """The edition, whose first story shows the picture twice, and one that is not there."""
    first, *others = content.stories
    body = f"![A mill]({NAME})\n\n![A mill]({NAME})\n\n![A dam](media/ab/dam.jpg)\n\nIt opened."
    story = first._replace(text=first.text.with_(body=body, standfirst=""))
    return replace(content, stories=(story, *others), base_url="https://example.com/courier")


def test_each_format_finds_the_picture(shown: BundleContent, pages: Pages, tmp_path: Path) -> None:
    """A page beside it, a feed wherever the bundle is published; one that is not there is described."""
    out = write_bundle(shown, tmp_path / "out", pages, render, Silent(), Shelf()).path
    name = shown.names[shown.stories[0].uid]
    sized_image = f'<img alt="A mill" src="%s{NAME}" width="40" height="30">'

    page = (out / "stories" / f"{name}.html").read_text("utf-8")
    feed = json.loads((out / "feed.json").read_text("utf-8"))["items"][0]["content_html"]

    assert page.count(sized_image % "../") == 2
    assert feed.count(sized_image % "https://example.com/courier/") == 2
    assert "[A dam]" in page
    assert (out / NAME).read_bytes() == DATA
    assert "It opened." in (out / "index.html").read_text("utf-8")
    assert "A mill" not in (out / "index.html").read_text("utf-8")


def test_a_bundle_whose_picture_is_another_is_not_written(
    shown: BundleContent, pages: Pages, tmp_path: Path
) -> None:
    """Its own check finds it by its name."""
    with pytest.raises(Refused, match="This picture is another than its name says"):
        write_bundle(shown, tmp_path / "out", pages, render, Silent(), Shelf(b"another"))

    assert not (tmp_path / "out").exists()


def test_a_picture_that_was_lost_is_found_missing(shown: BundleContent, pages: Pages, tmp_path: Path) -> None:
    """In the manifest, and by the page that shows it."""
    out = write_bundle(shown, tmp_path / "out", pages, render, Silent(), Shelf()).path
    (out / NAME).unlink()

    found = {finding.message for finding in verify_bundle(out)}

    assert "This file is missing." in found
    assert f"The link to “../{NAME}” leads nowhere." in found


def test_names_are_found_in_html() -> None:
    """Those of pictures, and not those that are only written about."""
    assert names_in(f'{IMAGE} src="media/x.jpg" {IMAGE}<p>{NAME}</p>') == (NAME,)
    assert rooted(f'{IMAGE} say src="media/a.jpg"', "../") == (
        f'<img alt="A mill" src="../{NAME}"> say src="media/a.jpg"'
    )


def test_a_size_that_was_typed_is_not_believed() -> None:
    """The picture's own holds."""
    typed = f'<img alt="A" src="{NAME}" width="9999" height="1">'

    assert sized(typed, Shelf().size) == f'<img alt="A" src="{NAME}" width="40" height="30">'


def test_what_stands_for_a_missing_picture_is_text() -> None:
    """Whatever its description says."""
    assert sized('<img alt="&lt;b&gt; &amp; co" src="media/x.jpg">', Shelf().size) == "[&lt;b&gt; &amp; co]"
    assert sized('<img alt="" src="media/x.jpg">', Shelf().size) == ""


def test_blocks_without_pictures_stay_the_objects_they_were() -> None:
    """So that the preview need not compare them letter by letter."""
    plain, pictured = Block(1, "<p>Words</p>"), Block(3, IMAGE)

    made = sized_blocks(Rendered((plain, pictured)), Shelf().size)

    assert made.blocks[0] is plain
    assert 'width="40"' in made.blocks[1].html
    whole = Rendered((plain,))
    assert sized_blocks(whole, Shelf().size) is whole
