"""Where each format is in a bundle; and what a stranger asks of it: that it is what it says, and harmless."""

import io
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Collection, Iterator

from newsdesk.bundle.shelf import LARGEST_FILE, unsafe
from newsdesk.domain.formats import Format

FEED, FEED_JSON = "feed.xml", "feed.json"
SITEMAP, NEWS_SITEMAP = "sitemap.xml", "news-sitemap.xml"
BOOK, WORDPRESS = "edition.epub", "wordpress.xml"

#: Where a format is that is one file for the whole edition.
WHOLE = {
    Format.ATOM: FEED,
    Format.JSON_FEED: FEED_JSON,
    Format.SITEMAP: SITEMAP,
    Format.EPUB: BOOK,
    Format.WXR: WORDPRESS,
}
#: How the names of the files begin and end where it is a file a story.
EACH = {Format.NINJS: ("data/", ".ninjs.json"), Format.WIRE: ("wire/", ".txt")}

#: What a front page leads to, with its type and what readers call it.
_FOR_READERS = {
    Format.ATOM: ("application/atom+xml", "Atom"),
    Format.JSON_FEED: ("application/feed+json", "JSON"),
    Format.EPUB: ("application/epub+zip", "EPUB"),
}

#: What a book's first file says, by which it is known for one.
BOOK_TYPE = b"application/epub+zip"
#: More files than any book of an edition has.
_MOST_IN_A_BOOK = 50_000

_SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
_XHTML = "{http://www.w3.org/1999/xhtml}"
#: What the root of each file is called, and what is said where it is another.
_ROOTS = {
    FEED: ("{http://www.w3.org/2005/Atom}feed", "it is no Atom feed"),
    SITEMAP: (_SITEMAPS, "it is no sitemap"),
    NEWS_SITEMAP: (_SITEMAPS, "it is no sitemap"),
    WORDPRESS: ("rss", "it is no file for WordPress"),
}


def file_of(made: Format, name: str) -> str:
    """Return where a format is: for one with a file a story, where that of the story called ``name`` is."""
    if made in WHOLE:
        return WHOLE[made]
    beginning, end = EACH[made]
    return f"{beginning}{name}{end}"


def for_readers(made: Collection[Format]) -> list[tuple[str, str, str]]:
    """Return what a front page leads to of these formats: file, media type, what it is called."""
    return [(WHOLE[each], *said) for each, said in _FOR_READERS.items() if each in made]


def missing(said: object, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield file and sentence for each format that a card says is there, and is not.

    ``said`` is the card's list of formats, None on a card that is older. What a newer Newsdesk calls a format
    is passed over. ValueError if it is no list of names.
    """
    if said is None:
        return
    if not isinstance(said, list) or not all(isinstance(each, str) for each in said):
        raise ValueError("its formats should be a list of names")
    stories = [name.removeprefix("stories/").removesuffix(".html") for name in names if _is_story(name)]
    for made in Format:
        if made in said:
            wanted = [file_of(made, name) for name in stories] if made in EACH else [WHOLE[made]]
            for name in wanted:
                if name not in names:
                    yield name, "The bundle says that it has this, and it has not."


def check(name: str, data: bytes) -> None:
    """ValueError, with what is wrong as part of a sentence, if a file is not what its name says."""
    if name.endswith(".xml"):
        root, fault = _ROOTS.get(name, ("", ""))
        found = parsed(data).tag
        if root and found != root:
            raise ValueError(fault)
    elif name == BOOK:
        _check_book(data)
    elif name.startswith("wire/"):
        _check_wire(data)


def parsed(data: bytes, allowed: str = "") -> ET.Element:
    """Return XML; ValueError if it is none. A document type is refused: it is how XML does harm.

    ``allowed`` is one that does none, for it declares nothing.
    """
    text = data.decode()  # and nothing else, or a document type could be written in other letters
    if allowed:
        text = text.replace(allowed, "", 1)
    if "<!DOCTYPE" in text:
        raise ValueError("it has a document type")
    try:
        return ET.fromstring(text)  # noqa: S314 - without a document type there are no entities to fear
    except ET.ParseError as error:
        raise ValueError(str(error)) from error


def _is_story(name: str) -> bool:
    return name.startswith("stories/") and name.endswith(".html")


def _check_wire(data: bytes) -> None:
    text = data.decode()
    if any(ord(each) < 32 and each != "\n" for each in text):
        raise ValueError("it has characters that are no text")


def _check_book(data: bytes) -> None:
    """ValueError if it is no EPUB, or one with a script, or one that unpacks to what no bundle may hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            members = book.infolist()
            first = members[0] if members else None
            if len(members) > _MOST_IN_A_BOOK or sum(each.file_size for each in members) > LARGEST_FILE:
                raise ValueError("it unpacks to more than a bundle may hold")
            if first is None or first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED:
                raise ValueError("it is no EPUB")
            if book.read(first) != BOOK_TYPE:
                raise ValueError("it is no EPUB")
            for each in members:
                _check_member(book, each)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise ValueError(str(error)) from error


def _check_member(book: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    name = member.filename
    if fault := unsafe(name):
        raise ValueError(f"in it, {name}: {fault}")
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise ValueError(f"in it, {name} is packed in a way that books are not")
    if not name.endswith((".xhtml", ".opf", ".svg", ".xml")):
        return
    try:
        root = parsed(book.read(member), "<!DOCTYPE html>")
    except ValueError as error:
        raise ValueError(f"in it, {name}: {error}") from error
    for element in root.iter():
        if str(element.tag).lower().endswith("script") or any(
            each.lower().startswith("on") for each in element.attrib
        ):
            raise ValueError(f"in it, {name} carries a script")
