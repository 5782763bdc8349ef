"""Code in pages: which preformatted text is code, and in which language.

Text that a page only sets as it was typed, a mail or a text file that a browser shows, is prose: its lines
are wrapped, or it is most of what there is to read. What is said to be code, or stands unwrapped among prose,
is code.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from bs4.element import Tag

from newsdesk.capture.soup import around, attribute, walk
from newsdesk.capture.spaces import visible

#: Elements of code within a sentence.
ELEMENTS = frozenset({"code", "kbd", "samp"})
_SAID = re.compile(
    r"code|highlight|hljs|prettyprint|listing|brush|syntax|\b(?:lang|language|src)-", re.IGNORECASE
)
_LANGUAGE = re.compile(
    r"(?:^|\s)(?:(?:language|lang|src|highlight-source|highlight)-|(?:brush:|sourceCode)\s*)(?P<name>[\w+#.-]+)"
)
#: What highlighters call no language.
_NONE = frozenset({"default", "none", "nohighlight", "plain", "plaintext", "text", "txt"})
_WRAPPED = re.compile(r"white-space\s*:\s*(?:pre-wrap|pre-line|normal)", re.IGNORECASE)
#: How mail programs mark what they wrap, and WordPress verse.
_WRAPPERS = re.compile(r"\bmoz-|verse")


def find(page: Tag) -> set[int]:
    """Return the ids of the elements that hold code."""
    every = page.find_all("pre")
    with_code = around(page.find_all(ELEMENTS)) if every else set()
    named = [each for each in every if id(each) in with_code or any(map(_SAID.search, _classes(each)))]
    certain = set(map(id, named))
    bare = [each for each in every if id(each) not in certain]
    unwrapped = [each for each in bare if not _is_wrapped(each)]
    if unwrapped and _Amount(page, set(map(id, bare))).is_most:
        unwrapped = []
    return certain | set(map(id, unwrapped))


def lines(pieces: Sequence[str]) -> list[str]:
    """Return the lines of code that was read in pieces, without empty ones at both ends."""
    every = (visible(line).replace("\xa0", " ").rstrip() for line in "".join(pieces).split("\n"))
    shown = "\n".join(every).strip("\n")
    return shown.split("\n") if shown else []


def _is_wrapped(tag: Tag) -> bool:
    style, names = attribute(tag, "style"), attribute(tag, "class")
    return tag.has_attr("wrap") or bool(_WRAPPED.search(style) or _WRAPPERS.search(names))


def _classes(tag: Tag) -> Iterator[str]:
    """Yield the classes of an element and of what highlighters set around it."""
    yield attribute(tag, "class")
    yield from (attribute(each, "class") for each in islice(tag.parents, 2))


def language(tag: Tag) -> str:
    """Return the language of code as highlighters call it, "" if that is not said."""
    inner = tag.find(ELEMENTS)
    said = [attribute(inner, "class")] if isinstance(inner, Tag) else []
    found = next(filter(None, map(_LANGUAGE.search, [*said, *_classes(tag)])), None)
    return found["name"] if found and found["name"].lower() not in _NONE else ""


class _Amount:
    """How much of a page's text stands in some of its elements."""

    def __init__(self, page: Tag, inside: Collection[int]) -> None:
        self._inside = inside
        self._depth = self._whole = self._part = 0
        walk(page, self)

    @property
    def is_most(self) -> bool:
        """Whether it is more than half."""
        return 2 * self._part > self._whole

    def enter(self, tag: Tag) -> bool:
        """Go into every element."""
        self._depth += id(tag) in self._inside
        return True

    def leave(self, tag: Tag) -> None:
        """Leave an element."""
        self._depth -= id(tag) in self._inside

    def text(self, text: str) -> None:
        """Measure text."""
        size = len(text.strip())
        self._whole += size
        self._part += size if self._depth else 0
