"""Makes pull quotes and fact boxes of the quotations that open as ``boxes`` says."""

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockQuoteProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import nearing_recursion_limit

from newsdesk.text import boxes

#: The classes of the two kinds on a page.
_CLASSES = {boxes.QUOTE: "pull-quote", boxes.FACTS: "facts"}


def add_asides(markdown: Markdown) -> None:
    """Let a Markdown know them."""
    markdown.parser.blockprocessors.register(_Asides(markdown.parser), "aside", 22)
    markdown.treeprocessors.register(_Finish(markdown), "aside", 30)


class _Asides(BlockQuoteProcessor):
    """Begins an aside where a line of the story itself opens one; within a quotation or a list none does.

    What is quoted after an empty line goes on with it, as with any quotation.
    """

    def test(self, parent: Element, block: str) -> bool:
        if parent is not self.parser.root or nearing_recursion_limit():
            return False
        return bool(boxes.OPENING.search(block)) or self._goes_on(parent, block)

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        opening = boxes.OPENING.search(block)
        if opening and opening.start():
            blocks.insert(0, block[opening.start() :])
            self.parser.parseBlocks(parent, [block[: opening.start()].rstrip("\n")])
            return
        if opening and (following := boxes.OPENING.search(block, opening.end())):
            blocks.insert(0, block[following.start() :])
            block = block[: following.start()].rstrip("\n")
        inside = self._open(parent, opening["kind"].lower()) if opening else _inside(parent[-1])
        lines = [self.clean(line) for line in block.split("\n")]
        if opening:
            lines[0] = opening["words"]
            if lines[0] and parent[-1] is inside:
                SubElement(inside, "h1").text = lines[0].strip()  # ``allowed.outlined`` gives it its level
                lines[0] = ""
        self.parser.state.set("blockquote")
        self.parser.parseChunk(inside, "\n".join(lines))
        self.parser.state.reset()

    def _goes_on(self, parent: Element, block: str) -> bool:
        last = self.lastChild(parent)
        return last is not None and last.tag == "aside" and bool(self.RE.match(block))

    def _open(self, parent: Element, kind: str) -> Element:
        """Begin an aside; return what its paragraphs go into."""
        made = SubElement(parent, "aside", {"class": _CLASSES[kind]})
        if kind == boxes.QUOTE:
            SubElement(made, "blockquote")
        return _inside(made)


class _Finish(Treeprocessor):
    """Leaves out asides that are still empty, and puts the name under a pull quote apart from its words."""

    def run(self, root: Element) -> None:
        for aside in root.findall("aside"):
            inside = _inside(aside)
            if not len(inside):
                root.remove(aside)
            elif inside is not aside and inside[-1].tag == "p":
                _attribute(aside, inside)


def _attribute(aside: Element, quote: Element) -> None:
    words, _break, line = (quote[-1].text or "").rpartition("\n")
    said = boxes.ATTRIBUTION.fullmatch(line)
    if said is None or not (words or len(quote) > 1):
        return
    quote[-1].text = words.rstrip(" ")
    if not words:
        quote.remove(quote[-1])
    SubElement(aside, "p", {"class": "by"}).text = f"— {said['who']}"


def _inside(aside: Element) -> Element:
    """Return what the paragraphs of an aside go into."""
    return aside[0] if aside.get("class") == _CLASSES[boxes.QUOTE] else aside
