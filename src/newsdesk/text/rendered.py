"""A story's text as HTML, block by block."""

import html
import re
from dataclasses import dataclass
from typing import NamedTuple

from newsdesk.text.characters import legal

NOTICE = "This story is too long or too complex to show with its formatting; its text is below as it stands."


class Block(NamedTuple):
    """One top-level block of safe HTML, and the line of the source (from 1) where it begins."""

    line: int
    html: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """All blocks in their order. ``notice`` is a sentence for the editor where formatting was left out.

    ``unanswered`` are the shortcodes that stand as typed, for want of an answer: "rate XYZ", each once.
    """

    blocks: tuple[Block, ...]
    notice: str = ""
    unanswered: tuple[str, ...] = ()

    @property
    def html(self) -> str:
        """The blocks as one text."""
        return "\n".join(block.html for block in self.blocks)


def plain_fallback(markdown: str, notice: str = NOTICE) -> Rendered:
    """Return the text as it was typed, in paragraphs, every mark visible, with the notice why."""
    blocks = [
        Block(line, "<p>" + html.escape(paragraph, quote=False).replace("\n", "<br>\n") + "</p>")
        for line, paragraph in paragraphs(legal(markdown))
    ]
    return Rendered(tuple(blocks), notice)


def paragraphs(text: str) -> list[tuple[int, str]]:
    """Return what stands between empty lines, each with the number of its first line (from 1)."""
    found: list[tuple[int, str]] = []
    line = 1
    for part in re.split(r"(\n(?:[ \t]*\n)+)", text):
        words = part.strip("\n")
        if words.strip():
            found.append((line + len(part) - len(part.lstrip("\n")), words))
        line += part.count("\n")
    return found
