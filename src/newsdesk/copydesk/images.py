"""Pictures in a text, and what is missing beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: A picture as Markdown writes it, with its credit as the title: ``![alt](media/a.jpg "credit")``. Every part
#: stops at the first character that may start it again, so that a long hostile line takes linear time.
INLINE = re.compile(
    r"(?<!\\)!\[(?P<alt>[^\[\]\n]*+)\]"
    r"\([ \t]*+(?:<[^<>\n]*+>|[^\s()<>]++)(?P<title>[ \t]++(?:\"[^\"\n]*+\"|'[^'\n]*+'))?[ \t]*+\)"
)

#: A picture as HTML writes it.
TAG = re.compile(r"<img\b[^<>]*+>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: where it stands in the text (code points), what is seen in it, and whose it is."""

    start: int
    end: int
    alt: str
    credit: str


def images(markdown: str, prose: str) -> Iterator[Image]:
    """Yield the pictures of a text in order; ``prose`` is the same text as ``prose.prose`` covers it."""
    if "![" not in markdown and "<" not in markdown:
        return
    found = [
        *(
            Image(each.start(), each.end(), each["alt"].strip(), (each["title"] or "").strip(" \t\"'"))
            for each in INLINE.finditer(markdown)
            # In code it is no picture: there the prose is covered from the first character on.
            if prose[each.start()] == "!"
        ),
        *(
            Image(each.start(), each.end(), _attribute(each[0], "alt"), _attribute(each[0], "title"))
            for each in TAG.finditer(markdown)
        ),
    ]
    yield from sorted(found, key=lambda each: each.start)


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"\s{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", tag, re.IGNORECASE)
    return next((each.strip() for each in found.groups() if each), "") if found else ""
