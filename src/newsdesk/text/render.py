"""Markdown → safe HTML: the one renderer, for the preview and for the bundle.

The dialect is Python-Markdown's with tables, footnotes and fenced code. HTML in a story is read tag by tag,
not by Python-Markdown's block parser: a tag that is whole and does not change how the text after it is read
goes on to the allow-list, anything else is shown as it was typed, so that no text is ever swallowed.

Use ``newsdesk.text.worker.Renderer`` for text that a person typed: some inputs take this renderer minutes.
"""

import html
import re
from collections.abc import Iterator
from functools import cached_property
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.blockprocessors import ReferenceProcessor
from markdown.inlinepatterns import HtmlInlineProcessor
from markdown.treeprocessors import Treeprocessor

from newsdesk.text import allowed
from newsdesk.text.characters import legal
from newsdesk.text.rendered import Block, Rendered, plain_fallback
from newsdesk.text.words import REFERENCE, words_seen

__all__ = ["Block", "Rendered", "render"]

#: Written between top-level elements to find them again; ``legal`` has taken it out of the story's own text.
_SEAM = "\x1e"

#: Elements whose content HTML reads in another way than text; their tags are shown as typed.
_SWALLOWERS = (
    "script|style|template|title|textarea|iframe|noembed|noframes|noscript|xmp|plaintext|select|svg|math|object|"
    "frameset|listing|image"
)
_ATTRIBUTE = r"""\s+[\w:.-]+(?:=(?:"[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+))?"""
_TAG = rf"(</?(?!(?i:{_SWALLOWERS})\b)[a-zA-Z][a-zA-Z0-9]*(?:{_ATTRIBUTE})*\s*/?>|<!--(?:(?!--).)*-->)"

_DEFINITION = re.compile(rf"{REFERENCE}|^[ ]{{0,3}}\[\^[^\]\n]*\]:", re.MULTILINE)

_FENCE = re.compile(r"(~{3,}|`{3,})[^`\n]*")
_ITEM = re.compile(r"[ \t]*(?:[*+-]|\d+\.)[ \t]")
_QUOTE = re.compile(r" {0,3}>")
_INDENTED = re.compile(r"\t| {4}")
#: A paragraph on one line with no mark in it: most of a newsroom's copy, and its HTML is known at once.
_PROSE = re.compile(r"(?:[^\W\d_]|[“”‘’«»„(…—–])[^\n\\`*_\[\]<>&|\x1e]*(?<! )")


def render(markdown: str) -> Rendered:
    """Return the story's HTML, each top-level block with its line.

    A block that nests too deeply, or whose HTML would lack a word of it, stands as typed, and the notice
    says so.
    """
    text = legal(markdown)
    converter = _Converter()
    chunks = list(_chunks(text))
    if _DEFINITION.search(text):
        return _at_once(converter, text, chunks)
    lines: list[int] = []
    found: list[str] = []
    notice = ""
    for line, chunk in chunks:
        pieces = converter.whole(chunk)
        if pieces is None:
            plain = plain_fallback(chunk)
            notice = plain.notice
            lines += [line + block.line - 1 for block in plain.blocks]
            found += [block.html for block in plain.blocks]
        else:
            lines.append(line)
            found.append("\n".join(pieces))
    return _rendered(lines, found, notice)


def _at_once(converter: "_Converter", text: str, chunks: list[tuple[int, str]]) -> Rendered:
    """Render the text as one, for links and notes reach over all of it; then find each piece's line."""
    pieces = converter.whole(text)
    if pieces is None:
        return plain_fallback(text)
    lines = [line for line, chunk in chunks for _piece in converter.whole(_DEFINITION.sub("", chunk)) or ()]
    lines += [chunks[-1][0]] * (len(pieces) - len(lines))
    return _rendered(lines, pieces)


def _rendered(lines: list[int], pieces: list[str], notice: str = "") -> Rendered:
    blocks = zip(lines, allowed.outlined(pieces), strict=False)
    return Rendered(tuple(Block(line, html) for line, html in blocks), notice)


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Cut Markdown where a new top-level block begins; each with its first line's number."""
    lines = text.split("\n")
    start = 0
    while start < len(lines):
        if not lines[start].strip():
            start += 1
            continue
        end = _fence_end(lines, start) or _chunk_end(lines, start)
        yield start + 1, "\n".join(lines[start:end])
        start = end


def _fence_end(lines: list[str], start: int) -> int | None:
    """Return where the fenced code that begins here is over, or None."""
    fence = _FENCE.fullmatch(lines[start])
    if not fence:
        return None
    rest = range(start + 1, len(lines))
    return next((at + 1 for at in rest if lines[at].rstrip(" ") == fence[1]), None)


def _chunk_end(lines: list[str], start: int) -> int:
    """Return where the block ends: at an empty line, unless what follows still belongs to it."""
    belongs: list[re.Pattern[str]] = []
    end = start
    while end < len(lines):
        line = lines[end]
        if not line.strip():
            following = next((at for at in range(end, len(lines)) if lines[at].strip()), len(lines))
            if following == len(lines) or not any(kind.match(lines[following]) for kind in belongs):
                return end
            end = following
            continue
        if end > start and _fence_end(lines, end):
            return end
        if _ITEM.match(line):
            belongs += [_ITEM, re.compile(r"[ \t]")]
        elif _QUOTE.match(line):
            belongs.append(_QUOTE)
        elif _INDENTED.match(line):
            belongs.append(_INDENTED)
        end += 1
    return end


class _Converter:
    """One Python-Markdown and one allow-list, made when the first block needs them."""

    @cached_property
    def _markdown(self) -> Markdown:
        markdown = Markdown(
            extensions=["tables", "footnotes", "fenced_code", "sane_lists"],
            extension_configs={"footnotes": {"USE_DEFINITION_ORDER": False, "PLACE_MARKER": _SEAM}},
        )
        markdown.preprocessors.deregister("html_block")
        markdown.inlinePatterns.register(HtmlInlineProcessor(_TAG, markdown), "html", 90)
        markdown.parser.blockprocessors.register(_References(markdown.parser), "reference", 15)
        markdown.treeprocessors.register(_Finish(markdown), "newsdesk", 0)
        return markdown

    @cached_property
    def _cleaner(self) -> nh3.Cleaner:
        return allowed.cleaner()

    def whole(self, text: str) -> list[str] | None:
        """Return the HTML of each top-level element; None where it cannot be had without losing a word."""
        if _PROSE.fullmatch(text):
            return [f"<p>{text}</p>".replace("\xa0", "&nbsp;")]
        try:
            found = self.pieces(text)
        except Exception:  # noqa: BLE001 - it stumbles over some texts in its own ways, "[^1]: " is one
            return None
        shown = html.unescape(re.sub(r"<[^>]*>", "", "".join(found)))
        return found if all(word in shown for word in words_seen(text)) else None

    def pieces(self, text: str) -> list[str]:
        """Return the HTML of each top-level element."""
        found = self._markdown.reset().convert(text).split(_SEAM)
        clean = (allowed.tidy(self._cleaner.clean(piece)).strip("\n") for piece in found)
        return allowed.alive([piece for piece in clean if piece])


class _References(ReferenceProcessor):
    """Takes as a link's definition only what leads somewhere."""

    RE = re.compile(
        REFERENCE + r"""[ ]*(?:\n[ ]*)?((["'])(.*)\4[ ]*|\((.*)\)[ ]*)?$""",
        re.MULTILINE,
    )


class _Finish(Treeprocessor):
    """Turns the cells' alignment into classes (the pages allow no inline style) and marks the seams."""

    def run(self, root: Element) -> None:
        for cell in (*root.iter("td"), *root.iter("th")):
            style = cell.attrib.pop("style", "")
            if style:
                cell.set("class", style.removeprefix("text-align:").strip(" ;"))
        for child in root:
            child.tail = _SEAM
