"""What the inline styles of office programs say: bold without <b>, lists without <ul>."""

import re
from dataclasses import dataclass

from bs4.element import Tag

from newsdesk.capture.soup import attribute
from newsdesk.capture.spaces import clean

# "mso-bidi-font-weight" is about another script.
_WEIGHT = re.compile(r"(?<![\w-])font-weight\s*:\s*(\w+)", re.IGNORECASE)
_SLANT = re.compile(r"(?<![\w-])font-style\s*:\s*(\w+)", re.IGNORECASE)
_HIDDEN = re.compile(r"(?<![\w-])(?:display\s*:\s*none|mso-hide\s*:\s*all)", re.IGNORECASE)
_APART = re.compile(
    r"(?<![\w-])display\s*:\s*(?:block|flex|flow-root|grid|list-item|table(?:-cell|-row)?)(?![\w-])",
    re.IGNORECASE,
)
_REMARK = re.compile(r"mso-element\s*:\s*comment", re.IGNORECASE)
#: Where Word’s and Google Docs’ marks of a remark lead, and what such a mark says.
_TO_REMARK = re.compile(r"#(?:_msocom_|cmnt)\d")
REMARKS_MARK = re.compile(r"\[\w{1,12}\]")
_LIST = re.compile(r"mso-list\s*:\s*(l\d{1,6})\s+level(\d)", re.IGNORECASE)
_MARKER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(?P<number>\d{1,6}|[^\W\d_]{1,5})[.)]")


@dataclass(frozen=True, slots=True)
class OfficeItem:
    """A paragraph that Word shows as a list's item: which list, how deep (from 1), and its number or ""."""

    name: str
    depth: int
    number: str


def strong(style: str) -> bool | None:
    """Say whether a style makes text bold; None if it does not say."""
    found = _WEIGHT.search(style)
    if found is None or found[1].lower() in {"inherit", "lighter"}:
        return None
    weight = found[1].lower()
    return int(weight[:4]) >= 600 if weight.isdecimal() else weight in {"bold", "bolder"}


def slanted(style: str) -> bool | None:
    """Say whether a style makes text italic; None if it does not say."""
    found = _SLANT.search(style)
    return None if found is None or found[1].lower() == "inherit" else found[1].lower() != "normal"


def hides(style: str) -> bool:
    """Say whether a style hides an element."""
    return bool(_HIDDEN.search(style))


def apart(style: str) -> bool:
    """Say whether a style makes an element stand on lines of its own, or in a cell."""
    return bool(_APART.search(style))


def remarks(style: str) -> bool:
    """Say whether an element holds what somebody remarked on a document."""
    return bool(_REMARK.search(style))


def calls_remark(tag: Tag) -> bool:
    """Say whether an element is the mark of a remark; what was remarked on is copy."""
    return "MsoCommentReference" in attribute(tag, "class") or bool(_TO_REMARK.search(attribute(tag, "href")))


def is_marker(style: str) -> bool:
    """Say whether an element is only the bullet or the number of a list's item."""
    return bool(_MARKER.search(style))


def office_item(tag: Tag, style: str) -> OfficeItem | None:
    """Return what list Word shows a paragraph in; None for any other."""
    found = _LIST.search(style)
    if found is None:
        return None
    marker = tag.find(style=_MARKER)
    number = _NUMBER.match(clean(marker.get_text())) if isinstance(marker, Tag) else None
    return OfficeItem(found[1], max(int(found[2]), 1), number["number"] if number else "")
