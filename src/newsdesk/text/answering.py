"""Puts the answers to a story's shortcodes in their place: a text in its sentence, a table by itself.

In code nothing is asked. Answers are data: whatever they hold, it is shown and not read as Markdown or HTML.
"""

import html
import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from newsdesk.text.characters import legal
from newsdesk.text.shortcodes import PATTERN, Answers, Table, name

_ALONE = re.compile(rf"\n*[ ]{{0,3}}{PATTERN}\s*")


class Answering:
    """What is known at present, and what was asked and is not, each once and in order."""

    def __init__(self, markdown: Markdown) -> None:
        self.answers: Answers = {}
        self.unanswered: dict[str, None] = {}
        markdown.inlinePatterns.register(_InText(self, markdown), "shortcode", 176)
        markdown.parser.blockprocessors.register(_Alone(self, markdown.parser), "shortcode", 108)

    def prepare(self, answers: Answers) -> None:
        """Begin anew, with these answers."""
        self.answers, self.unanswered = answers, {}


class _InText(InlineProcessor):
    """Lets a plain text stand for a shortcode in a sentence."""

    def __init__(self, answering: Answering, markdown: Markdown) -> None:
        super().__init__(PATTERN, markdown)
        self._answering = answering

    # Python-Markdown's own processors of this kind differ from what they are derived from in the same way.
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[str | None, int | None, int | None]:
        answer = self._answering.answers.get(name(m["asked"]))
        if not isinstance(answer, str):
            self._answering.unanswered[name(m["asked"])] = None
            return None, None, None
        return html.escape(legal(answer), quote=False), *m.span()


class _Alone(BlockProcessor):
    """Lets a table stand for a shortcode that is a paragraph by itself."""

    def __init__(self, answering: Answering, parser: BlockParser) -> None:
        super().__init__(parser)
        self._answering = answering

    def test(self, parent: Element, block: str) -> bool:
        return parent.tag in {"div", "aside"} and self._table(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        table = self._table(blocks.pop(0))
        if table is None:  # it was asked by ``test``
            return
        made = SubElement(parent, "table")
        if table.caption:
            SubElement(made, "caption").text = _data(table.caption)
        _row(SubElement(made, "thead"), table.head, "col")
        body = SubElement(made, "tbody")
        for cells in table.rows:
            _row(body, cells, "row")

    def _table(self, block: str) -> Table | None:
        alone = _ALONE.fullmatch(block) if "{{" in block else None
        answer = self._answering.answers.get(name(alone["asked"])) if alone else None
        return answer if isinstance(answer, Table) else None


def _row(parent: Element, cells: Sequence[str], heads: str) -> None:
    """Add a row; all its cells are headings of columns ("col"), or its first is the heading of the row."""
    made = SubElement(parent, "tr")
    for number, cell in enumerate(cells):
        attributes = {"scope": heads} if heads == "col" or not number else {}
        SubElement(made, "th" if attributes else "td", attributes).text = _data(cell)


def _data(text: str) -> AtomicString:
    return AtomicString(html.escape(legal(text), quote=False))
