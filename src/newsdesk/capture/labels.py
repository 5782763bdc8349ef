"""The labels of footnotes in Markdown: where they are called, and others in their place."""

import re
from collections.abc import Iterator, Mapping

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


def called(paragraph: str) -> Iterator[str]:
    """Yield the labels of the footnotes that a paragraph calls, in its order."""
    for mark in _marks(paragraph):
        begins_line = paragraph[: mark.start()].endswith("\n") or not mark.start()
        if not (begins_line and paragraph.startswith(":", mark.end())):
            yield mark["label"]


def changed(paragraph: str, labels: Mapping[str, str]) -> str:
    """Return a paragraph with other labels, where ``labels`` has one, at calls and at footnotes' words."""
    made, end = "", 0
    for mark in _marks(paragraph):
        start, stop = mark.span("label")
        made += paragraph[end:start] + labels.get(mark["label"], mark["label"])
        end = stop
    return made + paragraph[end:]


def _marks(paragraph: str) -> Iterator[re.Match[str]]:
    if not paragraph.startswith("```"):
        yield from (found for found in _MARK.finditer(paragraph) if found["label"])
