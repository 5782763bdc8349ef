"""A bundle has the formats that were chosen, says so, and is sound with any of them."""

import hashlib
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdesk.bundle import BundleContent, Pages, markup, verify_bundle, write_bundle
from newsdesk.bundle.feeds import atom, feed_items, json_feed
from newsdesk.bundle.pictures import NoPictures, sized
from newsdesk.bundle.sheets import of_formats
from newsdesk.domain.edition import Entry
from newsdesk.domain.errors import Cancelled
from newsdesk.domain.formats import NEED_ADDRESS, USUAL_FORMATS, Format
from newsdesk.domain.story import StoryText, titled
from newsdesk.text.characters import legal
from newsdesk.text.render import render
from tests.bundle.writing import Watcher, Write

#: Files that a format adds to a bundle: for the whole of it, or (from "/" on) for each story.
ADDED = {
    Format.ATOM: {"feed.xml"},
    Format.JSON_FEED: {"feed.json"},
    Format.SITEMAP: {"sitemap.xml", "news-sitemap.xml"},
    Format.NINJS: {"data/*.ninjs.json"},
    Format.EPUB: {"edition.epub"},
    Format.WXR: {"wordpress.xml"},
    Format.WIRE: {"wire/*.txt"},
}


@pytest.fixture
def everything(content: BundleContent) -> BundleContent:
    """The edition in every format, with an address."""
    return replace(content, formats=frozenset(Format), base_url="https://news.example.com/2031")


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def card(folder: Path) -> dict[str, object]:
    said: dict[str, object] = json.loads((folder / "bundle.json").read_text("utf-8"))
    return said


def test_the_feeds_are_what_is_made_of_all_stories_at_once(
    everything: BundleContent, write: Write, tmp_path: Path
) -> None:
    """What stands of each is made with its files; two that were changed in one second are told apart."""
    size = NoPictures().size  # none of them is in the newsroom
    bodies = {story.uid: sized(render(story.text.body).html, size) for story in everything.stories}
    at = everything.stories[0].updated
    at_once = replace(everything, stories=tuple(each._replace(updated=at) for each in everything.stories))

    for content in (everything, at_once):
        out = write(content, tmp_path / "bundle")
        items = partial(feed_items, content.legible(), bodies)
        assert (out / "feed.xml").read_bytes() == b"".join(atom(content, items(), of_formats()))
        assert (out / "feed.json").read_bytes() == b"".join(json_feed(content, items()))


@pytest.mark.parametrize("chosen", Format)
def test_a_format_adds_its_files_and_no_others(
    everything: BundleContent, write: Write, tmp_path: Path, chosen: Format
) -> None:
    """A bundle with one of them is sound, and its card says which it is."""
    bare = names(write(replace(everything, formats=frozenset()), tmp_path / "bare"))
    stories = everything.names.values()

    one = write(replace(everything, formats=frozenset({chosen})), tmp_path / "one")

    expected = {each.replace("*", name) for each in ADDED[chosen] for name in stories}
    assert names(one) - bare == expected
    assert verify_bundle(one) == ()
    assert card(one)["formats"] == [chosen]


def test_a_bundle_of_pages_alone_is_sound(everything: BundleContent, write: Write, tmp_path: Path) -> None:
    """Its front page leads to no feed."""
    bare = write(replace(everything, formats=frozenset()), tmp_path / "bare")

    assert verify_bundle(bare) == ()
    assert card(bare)["formats"] == []
    assert "feed." not in (bare / "index.html").read_text("utf-8")


def test_what_needs_an_address_is_left_out_without_one(
    content: BundleContent, write: Write, tmp_path: Path
) -> None:
    """Though it is among the usual ones; with an address it is there."""
    nowhere = write(content, tmp_path / "nowhere")
    somewhere = write(replace(content, base_url="https://example.com"), tmp_path / "somewhere")

    assert card(nowhere)["formats"] == sorted(USUAL_FORMATS - NEED_ADDRESS)
    assert "sitemap.xml" not in names(nowhere)
    assert card(somewhere)["formats"] == sorted(USUAL_FORMATS)
    assert "sitemap.xml" in names(somewhere)


def test_the_front_page_leads_to_what_is_for_readers(
    everything: BundleContent, write: Write, tmp_path: Path
) -> None:
    """The feeds and the book, each as what it is."""
    page = (write(everything, tmp_path / "out") / "index.html").read_text("utf-8")

    for file, kind in (
        ("feed.xml", "application/atom+xml"),
        ("feed.json", "application/feed+json"),
        ("edition.epub", "application/epub+zip"),
    ):
        assert f'type="{kind}"' in page
        assert page.count(f'href="{file}"') == 2


def test_all_formats_twice_are_the_same_bytes(
    everything: BundleContent, write: Write, tmp_path: Path
) -> None:
    """Every file of them."""
    one, two = (write(everything, tmp_path / name) for name in ("one", "two"))

    assert names(one) == names(two)
    assert all((one / name).read_bytes() == (two / name).read_bytes() for name in names(one))


def test_what_the_card_promises_is_there(everything: BundleContent, write: Write, tmp_path: Path) -> None:
    """A manifest that fits does not help whoever takes a format out of a bundle."""
    folder = write(everything, tmp_path / "out")
    gone = next(name for name in names(folder) if name.startswith("wire/"))
    manifest = folder / "manifest-sha256.txt"
    for name in ("edition.epub", gone):
        (folder / name).unlink()
    kept = [line for line in manifest.read_text().splitlines() if line[66:] not in {"edition.epub", gone}]
    manifest.write_text("".join(f"{line}\n" for line in kept))

    found = {each.path: each.message for each in verify_bundle(folder) if ".html" not in each.path}

    assert found == dict.fromkeys(["edition.epub", gone], "The bundle says that it has this, and it has not.")


# -- what a stranger asks of each


def tampered(folder: Path, name: str, data: bytes) -> dict[str, str]:
    """Put other bytes in a file, with a manifest that fits, and return what is found."""
    path, manifest = folder / name, folder / "manifest-sha256.txt"
    old = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_bytes(data)
    manifest.write_text(manifest.read_text("utf-8").replace(old, hashlib.sha256(data).hexdigest()), "utf-8")
    return {each.path: each.message for each in verify_bundle(folder)}


def book(folder: Path, name: str, data: bytes, how: int = zipfile.ZIP_STORED) -> bytes:
    """Return the bundle's book with another file in it."""
    made = folder / "again.epub"
    with zipfile.ZipFile(folder / "edition.epub") as old, zipfile.ZipFile(made, "w") as new:
        for each in old.infolist():
            if each.filename != name:
                new.writestr(each, old.read(each))
        new.writestr(name, data, how)
    read = made.read_bytes()
    made.unlink()
    return read


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("sitemap.xml", b"<feed xmlns='http://www.w3.org/2005/Atom'/>", "it is no sitemap"),
        ("news-sitemap.xml", b"<urlset/>", "it is no sitemap"),
        ("wordpress.xml", b"<!DOCTYPE rss []><rss/>", "it has a document type"),
        ("wordpress.xml", b"<feed/>", "it is no file for WordPress"),
        ("edition.epub", b"PK", "File is not a zip file"),
        ("edition.epub", b"", "File is not a zip file"),
    ],
)
def test_a_file_that_is_not_what_it_is_called(
    everything: BundleContent, write: Write, tmp_path: Path, name: str, data: bytes, why: str
) -> None:
    """Is named, with what is wrong."""
    found = tampered(write(everything, tmp_path / "out"), name, data)

    assert list(found) == [name]
    assert why in found[name]


def test_xml_of_a_format_to_come_is_no_fault(everything: BundleContent, write: Write, tmp_path: Path) -> None:
    """It has to be XML, without a document type; what it says is for those who know it."""
    folder = write(everything, tmp_path / "out")
    (folder / "hologram.xml").write_bytes(b"<hologram/>")
    digest = hashlib.sha256(b"<hologram/>").hexdigest()
    with (folder / "manifest-sha256.txt").open("a") as manifest:
        manifest.write(f"{digest}  hologram.xml\n")

    assert verify_bundle(folder) == ()
    assert "has a document type" in tampered(folder, "hologram.xml", b"<!DOCTYPE a><a/>")["hologram.xml"]


@pytest.mark.parametrize("name", ["feed.xml", "feed.json", "edition.epub", "wordpress.xml"])
def test_whoever_stops_it_is_heard_between_the_stories_of_a_format(
    everything: BundleContent, pages: Pages, tmp_path: Path, name: str
) -> None:
    """A book of an archive is not waited for."""
    watcher = Watcher()
    write_bundle(everything, tmp_path / "whole", pages, render, watcher)
    heard = [number for number, said in enumerate(watcher.said, 1) if said == f"Writing {name}"]

    assert len(heard) > len(everything.stories)
    with pytest.raises(Cancelled):
        write_bundle(everything, tmp_path / "out", pages, render, Watcher(stop_at=heard[2]))
    assert [path.name for path in tmp_path.iterdir()] == ["whole"]


def test_a_wire_that_is_no_text(everything: BundleContent, write: Write, tmp_path: Path) -> None:
    """Nor UTF-8, nor free of what a terminal would act on."""
    folder = write(everything, tmp_path / "out")
    first, second, *_others = sorted(each for each in names(folder) if each.startswith("wire/"))

    tampered(folder, first, b"\xff\xfe")
    found = tampered(folder, second, b"Slug: a\x1b[2J\n")

    assert list(found) == [first, second]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        (
            "EPUB/cover.xhtml",
            b"<html xmlns='http://www.w3.org/1999/xhtml'><script/></html>",
            "carries a script",
        ),
        ("EPUB/cover.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "carries a script"),
        ("EPUB/nav.xhtml", b"<!DOCTYPE html [<!ENTITY a 'b'>]><html/>", "it has a document type"),
        ("EPUB/../../x.xhtml", b"<p/>", "leads out of the bundle"),
        ("EPUB/cover.xhtml", b"<p>", "no element found"),
    ],
)
def test_a_book_with_something_else_in_it(
    everything: BundleContent, write: Write, tmp_path: Path, name: str, data: bytes, why: str
) -> None:
    """Is looked into, and the file in it is named."""
    folder = write(everything, tmp_path / "out")

    found = tampered(folder, "edition.epub", book(folder, name, data))

    assert list(found) == ["edition.epub"]
    assert why in found["edition.epub"]
    assert name in found["edition.epub"]


def test_a_book_that_unpacks_without_end(everything: BundleContent, write: Write, tmp_path: Path) -> None:
    """Is not unpacked."""
    folder = write(everything, tmp_path / "out")
    bomb = book(folder, "EPUB/x.xhtml", bytes(70 << 20), zipfile.ZIP_DEFLATED)

    assert "more than a bundle may hold" in tampered(folder, "edition.epub", bomb)["edition.epub"]


@pytest.mark.parametrize("said", ["atom", [1], {"atom": True}])
def test_a_card_whose_formats_are_no_list(
    everything: BundleContent, write: Write, tmp_path: Path, said: object
) -> None:
    """Is not understood, and said so."""
    folder = write(everything, tmp_path / "out")
    changed = json.dumps({**card(folder), "formats": said}).encode()

    found = tampered(folder, "bundle.json", changed)

    assert "its formats should be a list of names" in found["bundle.json"]


def test_a_newer_format_and_an_older_card_are_no_fault(
    everything: BundleContent, write: Write, tmp_path: Path
) -> None:
    """What is not known is passed over; before there was a choice, no card spoke of it."""
    folder = write(everything, tmp_path / "out")
    newer = {**card(folder), "formats": ["hologram"]}
    older = {name: each for name, each in newer.items() if name != "formats"}

    assert tampered(folder, "bundle.json", json.dumps(newer).encode()) == {}
    assert tampered(folder, "bundle.json", json.dumps(older).encode()) == {}


# -- anything an editor can write


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=25,
    deadline=None,
)
@given(st.text(max_size=120))
def test_whatever_is_written_every_format_is_sound_and_has_it(
    everything: BundleContent, write: Write, tmp_path: Path, text: str
) -> None:
    """Headline, standfirst, body, byline, section, title and name: all of it at once."""
    first, *others = everything.stories
    said = first.text.with_(headline=text, standfirst=text, body=text, byline=text, place=text, source=text)
    edition = replace(
        everything.edition,
        title=text,
        entries=tuple(entry._replace(section=text) for entry in everything.edition.entries),
    )
    stories = (first._replace(text=said._replace(keywords=(text, "&#1;"))), *others)

    made = replace(everything, newsroom=text, edition=edition, stories=stories, revisions={})
    out = write(made, tmp_path / "out")

    assert verify_bundle(out) == ()
    feed, news = (ET.fromstring((out / name).read_bytes()) for name in ("feed.xml", "news-sitemap.xml"))
    body = next(feed.iter("{http://www.w3.org/2005/Atom}content")).text or ""
    words = "".join(markup.tree(render(text).html).itertext())
    assert "".join(words.split()) in "".join("".join(markup.tree(body).itertext()).split())
    assert any(titled(legal(text)) == each.text for each in news.iter())


HOSTILE = Path(__file__).parents[1] / "hostile/stories.json"


def harmful(page: ET.Element) -> list[str]:
    """Return what on a page would run, load something, or lead where no link should."""
    kinds = re.compile(r"(?:.*})?(script|iframe|object|embed|form|input|svg|style|base|meta)")
    return [
        ET.tostring(each, "unicode")[:200]
        for each in page.iter()
        if kinds.fullmatch(each.tag)
        or any(name.startswith("on") or name in {"style", "srcdoc"} for name in each.attrib)
        or re.match(
            r"\s*(javascript|data|vbscript):", each.get("href", "") + each.get("src", ""), re.IGNORECASE
        )
        or each.get("src", "media/").partition("/")[0] not in {"media", "..", "https:"}
    ]


def test_what_was_written_to_do_harm_does_none(
    everything: BundleContent, write: Write, tmp_path: Path
) -> None:
    """A hundred and more texts, each a story's headline, standfirst, byline, tag and body at once."""
    cases = [case["markdown"] for case in json.loads(HOSTILE.read_text("utf-8"))["cases"]]
    first = everything.stories[0]
    stories = tuple(
        first._replace(
            uid=str(UUID(int=number)),
            slug=f"case-{number}",
            text=StoryText(text[:120], text[:200], text, text[:80], text[:40], "", (), (text[:40],)),
        )
        for number, text in enumerate(cases, 1)
    )
    entries = tuple(Entry(story.uid, story.text.headline[:20]) for story in stories)
    edition = replace(everything.edition, entries=entries)

    out = write(
        replace(everything, stories=stories, edition=edition, corrections={}, revisions={}), tmp_path / "out"
    )

    assert verify_bundle(out) == ()
    with zipfile.ZipFile(out / "edition.epub") as book:
        pages = [ET.fromstring(book.read(each)) for each in book.namelist() if each.endswith(".xhtml")]
    posts = [
        markup.tree(each.text or "") for each in ET.fromstring((out / "wordpress.xml").read_bytes()).iter()
    ]
    assert [found for page in (*pages, *posts) for found in harmful(page)] == []
