"""A body's HTML as a tree, for formats that want it as XML, or piece by piece."""

import re
import xml.etree.ElementTree as ET
from copy import copy
from html import escape
from html.parser import HTMLParser

#: Elements that hold nothing.
_VOID = frozenset({"br", "hr", "img"})
_UNENDED = re.compile(r"<((?:br|hr|img)\b(?:[^<>\"]|\"[^<>\"]*\")*)(?<!/)>")
_ENDED = r"<\1/>"
_BLANK = "\N{NO-BREAK SPACE}"
#: Which of several pictures a browser takes is no concern of other formats: these have the one that all know.
_CHOICE = frozenset({"picture", "source"})
_OF_A_PICTURE = ("src", "alt", "title", "width", "height")


def tree(body: str) -> ET.Element:
    """Return a ``div`` of the body's elements; ``body`` is HTML of the one renderer, with what stands around.

    A picture in several sizes is the one that every browser knows.
    """
    found = _quickly(body)
    if found is None:
        builder = _Builder()
        builder.feed(body)
        found = builder.whole()
    for picture in found.iter("img"):
        said = {name: value for name in _OF_A_PICTURE if (value := picture.get(name)) is not None}
        picture.attrib.clear()
        picture.attrib.update(said)
    return found


def _quickly(body: str) -> ET.Element | None:
    """Return the same of HTML that is XML but for its elements without end; None of any other.

    What the sanitizer writes is, nearly always, and the reader of XML is many times as quick.
    """
    if "<picture" in body or "<!" in body or "<?" in body:
        return None
    try:
        # There is no document type in it, so there are no entities to fear.
        return ET.fromstring(f"<div>{_UNENDED.sub(_ENDED, body).replace('&nbsp;', _BLANK)}</div>")  # noqa: S314
    except ET.ParseError:
        return None


def xml(element: ET.Element) -> str:
    """Return what is inside an element, as XML that is XHTML where the document around it says so."""
    return escape(element.text or "", quote=False) + "".join(
        ET.tostring(child, "unicode") for child in element
    )


def html(element: ET.Element) -> str:
    """Return what is inside an element, as HTML."""
    inside = (ET.tostring(child, "unicode", method="html") for child in element)
    return escape(element.text or "", quote=False) + "".join(inside)


def outer_html(element: ET.Element) -> str:
    """Return an element as HTML, without the text behind it."""
    alone = copy(element)
    alone.tail = None
    return ET.tostring(alone, "unicode", method="html")


def described(picture: ET.Element) -> None:
    """Make of a picture what is seen in it, in brackets: for a format that cannot have it."""
    said = picture.get("alt", "")
    picture.tag = "span"
    picture.attrib.clear()
    picture.text = f"[{said}]" if said else ""


class _Builder(HTMLParser):
    """Builds the tree; what is not closed is closed at the end of what it stands in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._tree = ET.TreeBuilder()
        self._tree.start("div", {})
        self._open = ["div"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _CHOICE:
            return
        self._tree.start(tag, {name: value or "" for name, value in attrs})
        if tag in _VOID:
            self._tree.end(tag)
        else:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open[1:]:
            return
        while (closed := self._open.pop()) != tag:
            self._tree.end(closed)
        self._tree.end(tag)

    def handle_data(self, data: str) -> None:
        self._tree.data(data)

    def whole(self) -> ET.Element:
        self.close()
        while self._open:
            self._tree.end(self._open.pop())
        return self._tree.close()
