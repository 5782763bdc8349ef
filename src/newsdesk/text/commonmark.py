"""Bends Python-Markdown towards CommonMark, where writers who know that would be surprised.

What stays different, and why, is in ``docs/markdown.md``.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor, SetextHeaderProcessor
from markdown.inlinepatterns import SubstituteTagInlineProcessor

#: All ASCII punctuation but "&", which would make an entity of what follows it.
ESCAPABLE = "!\"#$%'()*+,-./:;<=>?@[\\]^_`{|}~"
#: How a heading's line begins; "#hashtag" is none.
HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")


def bend(markdown: Markdown) -> None:
    """Let a Markdown read headings, rules, lists, line breaks and backslashes as CommonMark does."""
    markdown.ESCAPED_CHARS = list(ESCAPABLE)
    blocks = markdown.parser.blockprocessors
    blocks.register(_Headings(markdown.parser), "hashheader", 70)
    blocks.register(_Underlined(markdown.parser), "setextheader", 60)
    blocks.register(_ListAfterWords(markdown.parser), "list after words", 25)
    markdown.inlinePatterns.register(
        SubstituteTagInlineProcessor(r"(?: {2,}|\\)\n[ ]*", "br"), "linebreak", 185
    )


class _Headings(HashHeaderProcessor):
    """Takes as a heading what has a space behind its marks, wherever those that close it stand."""

    RE = re.compile(
        r"(?:^|\n) {0,3}(?P<level>#{1,6})(?P<header>[ \t][^\n]*?|)(?:[ \t]#+)?[ \t]*(?:\n|$)",
    )


class _Underlined(SetextHeaderProcessor):
    """Takes as a heading what is underlined, unless it is quoted: a rule may follow a quotation or a box."""

    RE = re.compile(r"(?! {0,3}>)" + SetextHeaderProcessor.RE.pattern, re.MULTILINE)


class _ListAfterWords(BlockProcessor):
    """Lets a list begin in the line after a paragraph, as most people type it; a number must be 1."""

    RE = re.compile(r"\n(?= {0,3}(?:[-+*]|1\.)[ \t]+\S)")

    def test(self, parent: Element, block: str) -> bool:
        return parent.tag in {"div", "blockquote", "aside"} and bool(self.RE.search(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        words, items = self.RE.split(blocks.pop(0), maxsplit=1)
        self.parser.parseBlocks(parent, [words])
        blocks.insert(0, items)
