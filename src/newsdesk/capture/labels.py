"""The labels of footnotes in Markdown: which are called, and others in their place."""

import re
from collections.abc import Callable, Iterator, Mapping

#: A mark, or what may hold one that is none: an escape, code within a line.
_MARK = re.compile(
    r"""
    \\.
  | (?P<ticks> `+ ) (?!`) .+? (?<!`) (?P=ticks) (?!`)
  | `+
  | \[\^ (?P<label> [^\[\]\s]+ ) \]
    """,
    re.VERBOSE | re.DOTALL,
)
_FENCE = "```"


def called(paragraph: str) -> Iterator[str]:
    """Yield the labels of the footnotes that a paragraph calls, in its order."""
    for found in () if paragraph.startswith(_FENCE) else _MARK.finditer(paragraph):
        begins_line = paragraph[max(found.start() - 1, 0) : found.start()] in {"", "\n"}
        if found["label"] and not (begins_line and paragraph.startswith(":", found.end())):
            yield found["label"]


def changed(paragraph: str, labels: Mapping[str, str]) -> str:
    """Return a paragraph with other labels, where ``labels`` has one, at calls and at footnotes' words."""
    return _with(paragraph, lambda label: f"[^{labels.get(label, label)}]")


def without(paragraph: str) -> str:
    """Return a paragraph that calls no footnote."""
    return _with(paragraph, lambda _: "")


def _with(paragraph: str, mark: Callable[[str], str]) -> str:
    if paragraph.startswith(_FENCE):
        return paragraph
    return _MARK.sub(lambda found: mark(found["label"]) if found["label"] else found[0], paragraph)
