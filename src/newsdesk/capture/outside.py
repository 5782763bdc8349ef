"""What a page has around its text: which elements are furniture, and why each is left out."""

from collections.abc import Collection

from bs4.element import Tag

from newsdesk.capture import styles
from newsdesk.capture.soup import UNSEEN, attribute, walk

#: Why a part is left out that nobody sees, or that is about the text.
HIDDEN, REMARK, DELETED = "hidden text", "comment", "deleted text"
#: Shown, but no copy; and why it is left out.
_NAMES = {
    "aside": "sidebar",
    "audio": "sound",
    "button": "button",
    "dialog": "dialog",
    "footer": "page footer",
    "form": "form",
    "iframe": "frame",
    "math": "formula",
    "nav": "navigation",
    "noscript": "note for browsers without scripts",
    "object": "embedded object",
    "select": "form",
    "textarea": "form",
    "title": "the page’s title",
    "video": "film",
}

#: So much of a page is all of it, but for a line here and there; and most of it.
_ALL, _MOST = 0.9, 0.5


def frames(page: Tag) -> set[int]:
    """Return the ids of elements that a page's words stand in, though others of their kind are furniture.

    Some programs set a whole page into one form, and an open dialog's page says that it is hidden from those
    who listen.
    """
    forms, hidden = (
        set(map(id, found)) for found in (page.find_all("form"), page.find_all(True, {"aria-hidden": "true"}))
    )
    sizes = _Sizes(forms | hidden)
    if sizes.wanted:
        walk(page, sizes)
    shares = {each: size / sizes.whole for each, size in sizes.found.items() if size}
    return {each for each, share in shares.items() if share > (_ALL if each in forms else _MOST)}


def part(tag: Tag, around: str, frames: Collection[int]) -> str:
    """Return which part of the furniture text in an element belongs to; "" if it is copy.

    ``around`` is the same for what is around the element.
    """
    style = attribute(tag, "style")
    if tag.has_attr("hidden") or styles.hides(style):
        return HIDDEN
    if styles.remarks(style) or styles.calls_remark(tag):
        return REMARK
    if id(tag) in frames:
        return around
    return HIDDEN if attribute(tag, "aria-hidden") == "true" else _NAMES.get(tag.name, around)


class _Sizes:
    """Measures how much text there is in some elements, by their ids, and on the whole page."""

    def __init__(self, wanted: set[int]) -> None:
        self.wanted = wanted
        self.whole = 0
        self.found: dict[int, int] = {}

    def enter(self, tag: Tag) -> bool:
        """Note how much stands before an element."""
        if id(tag) in self.wanted:
            self.found[id(tag)] = -self.whole
        return tag.name not in UNSEEN

    def leave(self, tag: Tag) -> None:
        """Note how much stood in it."""
        if id(tag) in self.wanted:
            self.found[id(tag)] += self.whole

    def text(self, text: str) -> None:
        """Measure text."""
        self.whole += len(text.strip())
