"""Where text stands in a page, and what a paragraph is there: a heading, an item, part of a quotation."""

import re
from dataclasses import dataclass

from newsdesk.capture import footnotes
from newsdesk.capture.blocks import Block, Kind
from newsdesk.capture.markdown import figure
from newsdesk.capture.numbering import Numbers

#: What an item's text is set in by, and what is under it.
_INDENT = "    "
#: What Markdown takes for the end of a heading and not for its words.
_CLOSING = re.compile(r"(?<!\S)#+$")


@dataclass(slots=True)
class Item:
    """A list item, so deep from 1 on; its marker is used by its first paragraph.

    ``quote`` is the quotation that its list stands in.
    """

    marker: str
    depth: int
    quote: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where text stands: everything that the elements around it say of it."""

    outside: str = ""
    strong: bool = False
    emphasis: bool = False
    address: str = ""
    heading: int = 0
    caption: bool = False
    pre: bool = False
    code: bool = False
    raised: str = ""
    quote: int = 0
    list: int = 0
    depth: int = 0
    numbers: Numbers | None = None
    item: Item | None = None

    @property
    def is_plain(self) -> bool:
        """Whether a paragraph is nothing but a paragraph there."""
        return not (self.heading or self.caption or self.quote or self.item)


def block(place: Place, text: str, markdown: str, calls: tuple[str, ...]) -> Block:
    """Return a paragraph as what it is at a place; its item's marker is used up.

    A heading has to say something: a footnote's call alone is none.
    """
    if place.heading and text:
        words = _CLOSING.sub(r"\\\g<0>", markdown.replace("  \n", " "))
        line = f"{'#' * max(place.heading, 2)} {words}"
        return Block(Kind.HEADING, text, line, level=place.heading, calls=calls)
    if place.caption:
        return Block(Kind.MADE, text, figure(text, "".join(map(footnotes.call, calls))), calls=calls)
    if place.quote and place.item and place.item.quote == place.quote:
        marker, place.item.marker = place.item.marker or "    ", ""
        hanging = (marker + markdown.replace("\n", "\n    ")).replace("\n", "\n> ")
        return Block(Kind.QUOTE, text, "> " + hanging, group=place.quote, calls=calls)
    if place.quote:
        return Block(Kind.QUOTE, text, "> " + markdown.replace("\n", "\n> "), group=place.quote, calls=calls)
    if place.item:
        indent = _INDENT * (place.item.depth - 1)
        marker, place.item.marker = place.item.marker, ""
        begin = indent + marker if marker else f"\n{indent}    "
        hanging = markdown.replace("\n", f"\n{indent}    ")
        return Block(Kind.ITEM, text, begin + hanging, group=place.list, calls=calls)
    return Block(Kind.TEXT, text, markdown, calls=calls)


def depth(item: Block) -> int:
    """Return how deep an item stands, from 1."""
    line = item.markdown.lstrip("\n")
    return 1 + (len(line) - len(line.lstrip(" "))) // len(_INDENT)
