"""What a stranger asks of a bundle's formats: that each is what its name says, and harmless.

Those that are one file for all stories are read piece by piece, for they may be as large as an archive.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from tempfile import TemporaryFile
from typing import IO
from xml.parsers import expat

from newsdesk.bundle.documents import JsonPieces
from newsdesk.bundle.format_files import (
    BOOK,
    BOOK_TYPE,
    FEED,
    FEED_JSON,
    NEWS_SITEMAP,
    SITEMAP,
    WORDPRESS,
)
from newsdesk.bundle.shelf import AT_ONCE, LARGEST_FILE, unsafe

#: More files than any book of an edition has.
_MOST_IN_A_BOOK = 50_000

_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
#: What the root of each file is called, and what is said where it is another. Files that are not here are of
#: formats to come: it is enough that they are XML.
_ROOTS = {
    FEED: ("http://www.w3.org/2005/Atom}feed", "it is no Atom feed"),
    SITEMAP: (_SITEMAPS, "it is no sitemap"),
    NEWS_SITEMAP: (_SITEMAPS, "it is no sitemap"),
    WORDPRESS: ("rss", "it is no file for WordPress"),
}
#: Of which namespaces a browser runs scripts, wherever they stand.
_RUN = ("http://www.w3.org/1999/xhtml}", "http://www.w3.org/2000/svg}")
#: How a JSON Feed says what it is, but for its version (https://www.jsonfeed.org/version/1.1/).
_JSON_FEED = "https://jsonfeed.org/version/1"


def in_pieces(name: str) -> bool:
    """Say whether a file is one for all stories, which ``check_pieces`` reads."""
    return name.endswith(".xml") or name in {BOOK, FEED_JSON}


def check_pieces(name: str, pieces: Iterator[bytes]) -> None:
    """ValueError, with what is wrong as part of a sentence, if a file is not what its name says.

    The pieces need not be read to their end where it is.
    """
    if name == BOOK:
        with TemporaryFile() as copy:  # to read a book is to go to and fro in it
            copy.writelines(pieces)
            _check_book(copy)
    elif name == FEED_JSON:
        _check_json_feed(JsonPieces(pieces))
    else:
        _check_root(name, pieces)


def check_text(data: bytes) -> None:
    """ValueError if a wire's text is none."""
    if any(ord(each) < 32 and each != "\n" for each in data.decode()):
        raise ValueError("it has characters that are no text")


def _check_root(name: str, pieces: Iterable[bytes]) -> None:
    tags: list[str] = []

    def heard(tag: str, attributes: Mapping[str, str]) -> None:
        if not tags:
            tags.append(tag)
        if tag.startswith(_RUN):
            _no_script(tag, attributes)

    _read_xml(pieces, heard)
    root, fault = _ROOTS.get(name, ("", ""))
    if root and tags != [root]:
        raise ValueError(fault)


def _check_json_feed(feed: JsonPieces) -> None:
    """ValueError if it is no JSON Feed."""
    version = ""
    for name in feed.members():
        if name == "items":
            for _item in feed.elements():
                pass
        elif name == "version":
            version = str(feed.value())
        else:
            feed.value()
    if not version.startswith(_JSON_FEED):
        raise ValueError("it is no JSON Feed")


def _check_book(file: IO[bytes]) -> None:
    """ValueError if it is no EPUB, or one with a script, or one that unpacks to what no bundle may hold."""
    try:
        with zipfile.ZipFile(file) as book:
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
        with book.open(member) as file:
            _read_xml(iter(lambda: file.read(AT_ONCE), b""), _no_script, in_a_book=True)
    except ValueError as error:
        raise ValueError(f"in it, {name}: {error}") from error


def _no_script(tag: str, attributes: Mapping[str, str]) -> None:
    if tag.lower().endswith("script") or any(each.lower().startswith("on") for each in attributes):
        raise ValueError("it carries a script")


def _read_xml(
    pieces: Iterable[bytes], heard: Callable[[str, Mapping[str, str]], None], *, in_a_book: bool = False
) -> None:
    """Let every element be ``heard``: its name (behind its namespace and "}") and attributes.

    ValueError if it is no XML in UTF-8, or has a document type, which is how XML does harm. HTML's own does
    none, for it declares nothing, and stands in books.
    """

    def refuse(name: str, system: str | None, public: str | None, declares: int) -> None:
        if not in_a_book or (name, system, public, declares) != ("html", None, None, 0):
            raise ValueError("it has a document type")

    def instructed(_target: str, _data: str) -> None:
        # A style sheet may make a page of it, with whatever in it.
        raise ValueError("it has an instruction for programs")

    parser = expat.ParserCreate("utf-8", "}")
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = heard
    parser.ProcessingInstructionHandler = instructed
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
