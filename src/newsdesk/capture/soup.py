"""HTML from anywhere, parsed in time that grows with its length, and walked without recursion."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from bs4 import BeautifulSoup
from bs4.element import CData, NavigableString, PreformattedString, Tag

from newsdesk.capture import dates
from newsdesk.capture.taming import tame

#: Elements that are never shown to a reader, those that begin and end a paragraph, and headings.
UNSEEN = frozenset({"math", "script", "style", "svg", "template", "xml"})
BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|d[dlt]|details|div|fieldset|figcaption|figure|h[1-6r]|head|"
    "header|hgroup|html|legend|li|main|menu|[ou]l|option|p|pre|section|summary|t(?:able|body|d|foot|h|head|r)"
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Visitor(Protocol):
    """Hears what stands in a document, in its order."""

    def enter(self, tag: Tag) -> bool:
        """Hear of an element's beginning; return whether to go into it."""
        ...

    def leave(self, tag: Tag) -> None:
        """Hear of the end of an element that was gone into."""
        ...

    def text(self, text: str) -> None:
        """Hear of text, never of a comment."""
        ...


def parse(html: str) -> BeautifulSoup:
    """Return the document. Comments, declarations and processing instructions are not in it."""
    # In an element, so that text alone is not taken for an address or a file's name, with a warning.
    return BeautifulSoup(f"<div>{tame(html)}</div>", "html.parser")


def walk(root: Tag, visitor: Visitor) -> None:
    """Tell the visitor of everything in ``root``, whatever its depth."""
    path = [(root, iter(root.children))]
    while path:
        tag, children = path[-1]
        child = next(children, None)
        if child is None:
            path.pop()
            if tag is not root:
                visitor.leave(tag)
        elif isinstance(child, Tag):
            if visitor.enter(child):
                path.append((child, iter(child.children)))
        elif isinstance(child, NavigableString) and (
            isinstance(child, CData) or not isinstance(child, PreformattedString)
        ):
            visitor.text(str(child))


def attribute(tag: Tag, name: str) -> str:
    """Return an attribute's value; "" if it has none."""
    value = tag.get(name)
    return value if isinstance(value, str) else " ".join(value or ())


def around(tags: Iterable[Tag]) -> set[int]:
    """Return the ids of all elements that have one of ``tags`` in them."""
    found: set[int] = set()
    for tag in tags:
        for parent in tag.parents:
            if id(parent) in found:
                break
            found.add(id(parent))
    return found


def published(soup: BeautifulSoup) -> date | None:
    """Return the day on which a page says it was published (Open Graph's article:published_time)."""
    for meta in soup.find_all("meta"):
        if "article:published_time" in (meta.get("property"), meta.get("name")):
            return day_of(meta.get("content"))
    return None


def first_time(soup: BeautifulSoup) -> date | None:
    """Return the day of the first ``<time datetime="…">``."""
    times = (day_of(tag.get("datetime")) for tag in soup.find_all("time"))
    return next((day for day in times if day), None)


def day_of(stamp: object) -> date | None:
    """Return the day of an ISO 8601 date or time, as it was where it was written; None for anything else."""
    return dates.read(stamp[:10]) if isinstance(stamp, str) else None
