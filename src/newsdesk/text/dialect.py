"""The dialect: which Markdown a story is written in, read block by block.

It is Python-Markdown's with tables, footnotes, abbreviations and fenced code, and with figures, pull quotes,
fact boxes and shortcodes of our own. HTML in a story is read tag by tag, not by Python-Markdown's block
parser: a tag that is whole and does not change how the text after it is read goes on to the allow-list,
anything else is shown as it was typed, so that no text is ever swallowed.
"""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, ReferenceProcessor
from markdown.extensions.abbr import AbbrBlockprocessor, AbbrTreeprocessor
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import HtmlInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from newsdesk.text import allowed, figures
from newsdesk.text.answering import Answering
from newsdesk.text.asides import add_asides
from newsdesk.text.commonmark import bend
from newsdesk.text.shortcodes import Answers
from newsdesk.text.words import ABBREVIATION, REFERENCE, words_seen

#: Written between top-level elements to find them again; ``legal`` has taken it out of the story's own text.
_SEAM = "\x1e"

#: Elements whose content HTML reads in another way than text; their tags are shown as typed.
_SWALLOWERS = (
    "script|style|template|title|textarea|iframe|noembed|noframes|noscript|xmp|plaintext|select|svg|math|object|"
    "frameset|listing|image"
)
#: What our own marks make; a tag that is typed would end it.
_OURS = "aside"
_ATTRIBUTE = r"""\s+[\w:.-]+(?:=(?:"[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+))?"""
_NAME = rf"(?!(?i:{_SWALLOWERS}|{_OURS})\b)[a-zA-Z][a-zA-Z0-9]*"
_TAG = rf"(</?{_NAME}(?:{_ATTRIBUTE})*\s*/?>|<!--(?:(?!--).)*-->)"

_DEFINITION = re.compile(rf"{REFERENCE}|{ABBREVIATION}|^[ ]{{0,3}}\[\^[^\]\n]*\]:", re.MULTILINE)


@dataclass(frozen=True)
class Definitions:
    """What one block defines and others use: where links lead, the notes' text, what abbreviations mean.

    ``answers`` no block defines: the newsroom has them.
    """

    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)


def defines(block: str) -> bool:
    """Whether a block may define something that others use."""
    return "]:" in block and bool(_DEFINITION.search(block))


class Dialect:
    """Makes safe HTML of blocks; what that takes is made when the first one needs it.

    After an exception nothing more is to be asked of it.
    """

    def __init__(self) -> None:
        # What a note's way back says is read in the language of the page: no word will do.
        self._footnotes = _Notes(USE_DEFINITION_ORDER=False, PLACE_MARKER=_SEAM, BACKLINK_TITLE="↩ %d")
        self._abbreviations = _Firsts()

    @cached_property
    def _markdown(self) -> Markdown:
        markdown = Markdown(
            extensions=[
                TableExtension(),
                FencedCodeExtension(),
                SaneListExtension(),
                self._footnotes,
            ]
        )
        bend(markdown)
        add_asides(markdown)
        self._answering = Answering(markdown)
        markdown.references = _Firsts()
        markdown.preprocessors.deregister("html_block")
        markdown.inlinePatterns.register(HtmlInlineProcessor(_TAG, markdown), "html", 90)
        markdown.parser.blockprocessors.register(_Figures(markdown.parser), "figure", 110)
        markdown.parser.blockprocessors.register(_References(markdown.parser), "reference", 15)
        abbreviations = self._abbreviations
        markdown.parser.blockprocessors.register(_Abbreviations(markdown.parser, abbreviations), "abbr", 16)
        markdown.treeprocessors.register(AbbrTreeprocessor(markdown, abbreviations), "abbr", 7)
        markdown.treeprocessors.register(_Finish(markdown), "newsdesk", 0)
        # The notes are added once, after all blocks: see ``notes``.
        self._add_notes = markdown.treeprocessors["footnote"]
        markdown.treeprocessors.deregister("footnote")
        return markdown

    @cached_property
    def _cleaner(self) -> nh3.Cleaner:
        return allowed.cleaner()

    def definitions(self, blocks: Sequence[str]) -> Definitions:
        """Return what these blocks define."""
        if not blocks:
            return Definitions()
        self._prepare(Definitions())
        for block in blocks:  # one by one: an indented one must not become a part of the note before it
            self._markdown.convert(block)
        return Definitions(
            dict(self._markdown.references), dict(self._footnotes.footnotes), dict(self._abbreviations)
        )

    def pieces(self, block: str, known: Definitions) -> list[str]:
        """Return the safe HTML of each top-level element of a block; Python-Markdown's errors come through.

        The numbers of notes are those of this block alone, and notes stand nowhere. What it asks for in
        shortcodes, and has no answer, is in ``unanswered`` afterwards; the same after ``notes``.
        """
        self._prepare(known)
        return self._clean(self._markdown.convert(block))

    def notes(self, known: Definitions, calls: Sequence[str]) -> str:
        """Return the notes in the order of their calls (labels, each as often as called), then the rest."""
        if not known.notes:
            return ""
        self._prepare(known)
        processors = self._markdown.treeprocessors
        processors.register(self._add_notes, "footnote", 50)
        try:
            called = "".join(f"[^{label}]" for label in calls)
            return "\n".join(self._clean(self._markdown.convert(f"x{called}"))[1:])
        finally:
            processors.deregister("footnote")

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The shortcodes without an answer in what was set last."""
        return tuple(self._answering.unanswered)

    def _prepare(self, known: Definitions) -> None:
        self._markdown.reset()
        self._answering.prepare(known.answers)
        self._markdown.references.update(known.links)
        self._footnotes.footnotes.update(known.notes)
        self._abbreviations.clear()
        self._abbreviations.update(known.abbreviations)

    def _clean(self, html: str) -> list[str]:
        clean = (allowed.tidy(self._cleaner.clean(piece)).strip("\n") for piece in html.split(_SEAM))
        return [piece for piece in clean if piece]


def shows(markup: str, block: str) -> bool:
    """Whether safe HTML shows every word of a block."""
    shown = html.unescape(re.sub(r"<[^>]*>", "", markup))
    return all(word in shown for word in words_seen(block))


class _Firsts(dict[str, Any]):
    """What is defined first holds (CommonMark 0.31, §4.7): also for the block that defines it again."""

    def __setitem__(self, name: str, value: Any) -> None:
        self.setdefault(name, value)


class _Notes(FootnoteExtension):
    """Lets that note of a name stand which comes first."""

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802 - its names in Python-Markdown
        """Keep a note's text, unless there is one of that name."""
        self.footnotes.setdefault(id, text)


class _References(ReferenceProcessor):
    """Takes as a link's definition only what leads somewhere."""

    RE = re.compile(
        REFERENCE + r"""[ ]*(?:\n[ ]*)?((["'])(.*)\4[ ]*|\((.*)\)[ ]*)?$""",
        re.MULTILINE,
    )


class _Abbreviations(AbbrBlockprocessor):
    """Takes as an abbreviation what is short, begins with a capital and is explained on its own line."""

    RE = re.compile(ABBREVIATION.replace("(", "(?P<abbr>", 1) + "(?P<title>.*)$", re.MULTILINE)


class _Figures(BlockProcessor):
    """Makes a figure of a picture that stands by itself, with its caption and its credit under it."""

    def test(self, parent: Element, block: str) -> bool:
        return (parent is self.parser.root or parent.tag == "aside") and figures.read(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        figure = figures.read(blocks.pop(0))
        if figure is None:  # it was asked by ``test``
            return
        made = SubElement(parent, "figure")
        SubElement(made, "img", src=figure.path, alt=html.escape(figure.alt))
        if figure.caption or figure.credit:
            words = SubElement(made, "figcaption")
            words.text = f"{figure.caption} " if figure.caption and figure.credit else figure.caption
        if figure.credit:
            SubElement(words, "small").text = AtomicString(html.escape(figure.credit, quote=False))


class _Finish(Treeprocessor):
    """Turns the cells' alignment into classes (the pages allow no inline style) and marks the seams."""

    def run(self, root: Element) -> None:
        for cell in (*root.iter("td"), *root.iter("th")):
            style = cell.attrib.pop("style", "")
            if style:
                cell.set("class", style.removeprefix("text-align:").strip(" ;"))
        for child in root:
            child.tail = _SEAM
