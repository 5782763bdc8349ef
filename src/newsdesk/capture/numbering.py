"""The numbers of a list's items. Markdown has a list's first number and counts on from there by one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bs4.element import NavigableString, Tag

from newsdesk.capture.soup import attribute

_NUMBER = re.compile(r"[0-9]{1,6}")
#: So far an item is looked into for something that it says.
_FAR = 40


@dataclass(slots=True)
class Numbers:
    """The numbers of one list: the next, and how they go on.

    Where they do not count on by one, they are ``written`` as text, or other ones would be shown.
    """

    following: int
    step: int
    written: bool

    def marker(self, item: Tag) -> str:
        """Return what begins the next item in Markdown."""
        number = _said(item, "value", self.following)
        self.following = number + self.step
        return f"- {number}\\. " if self.written else f"{number}. "


def of(tag: Tag) -> Numbers:
    """Return the numbers of an ordered list's items."""
    items = list(_items(tag))
    back = tag.has_attr("reversed") and len(items) > 1
    start = _said(tag, "start", len(items) if back else 1)
    others = any(_said(item, "value", number) != number for number, item in enumerate(items, start))
    gaps = not all(map(_says_something, items[:-1]))
    return Numbers(start, -1 if back else 1, back or others or gaps)


def _items(tag: Tag) -> Iterator[Tag]:
    """Yield a list's items; one that is not closed has the next in it."""
    waiting = [tag]
    while waiting:
        within = waiting.pop().find_all("li", recursive=False)
        yield from within
        waiting += reversed(within)


def _said(tag: Tag, name: str, otherwise: int) -> int:
    said = attribute(tag, name).strip()
    return int(said) if _NUMBER.fullmatch(said) else otherwise


def _says_something(item: Tag) -> bool:
    """Say whether an item has words; one that has none stands for a number all the same."""
    seen = list(islice(item.descendants, _FAR))
    return len(seen) == _FAR or any(isinstance(each, NavigableString) and each.strip() for each in seen)
