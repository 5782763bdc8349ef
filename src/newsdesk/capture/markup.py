"""A page saved from a browser, or a document as HTML, as blocks."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from bs4 import BeautifulSoup
from bs4.element import Tag

from newsdesk.capture import addresses, furniture, inline, raised, styles, tables, ticker
from newsdesk.capture.blocks import Block, Kind
from newsdesk.capture.inline import BREAK, Run
from newsdesk.capture.lines import figure_note
from newsdesk.capture.markdown import escape, figure
from newsdesk.capture.report import Report
from newsdesk.capture.soup import around, walk
from newsdesk.capture.spaces import clean
from newsdesk.capture.styles import OfficeItem
from newsdesk.copydesk import residue
from newsdesk.text.characters import legal

#: Never shown to a reader.
_UNSEEN = frozenset({"math", "script", "style", "svg", "template", "xml"})
#: Shown, but no copy; and why it is left out.
_OUTSIDE = {
    "aside": "sidebar",
    "audio": "sound",
    "button": "button",
    "dialog": "dialog",
    "footer": "page footer",
    "form": "form",
    "iframe": "frame",
    "nav": "navigation",
    "noscript": "note for browsers without scripts",
    "object": "embedded object",
    "select": "form",
    "textarea": "form",
    "title": "the page’s title",
    "video": "film",
}
_BLOCK = re.compile(
    "address|article|blockquote|body|caption|center|d[dlt]|details|div|fieldset|figcaption|figure|h[1-6r]|head|header|"
    "hgroup|html|legend|li|main|menu|[ou]l|option|p|pre|section|summary|t(?:able|body|d|foot|h|head|r)"
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = frozenset({"menu", "ol", "ul"})
#: What an item's text is set in by, and what is under it.
_INDENT = "    "
_STRONG = frozenset({"b", "strong"})
_EMPHASIS = frozenset({"em", "i"})
#: Elements that a cell's plain text would lose.
_FORMED = re.compile("^(?:a|b|del|em|i|img|q|span|strong|su[bp])$")
_NUMBER = re.compile(r"[0-9]{1,6}")
#: Elements within a sentence; what is left out of one must not end the sentence.
_PHRASES = frozenset({"a", "b", "em", "i", "small", "span", "strong", "sub", "sup", "u"})
#: Why such a part is left out, and why a link is shorter now.
HIDDEN, REMARK, DELETED = "hidden text", "comment", "deleted text"
TRACKER = "address mark that counts visitors"
PICTURE = "picture"
#: Where the arrow behind a note leads that Mammoth makes of a document's.
_BACK_TO_CALL = re.compile("#(?:foot|end)note-ref-")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)


@dataclass(slots=True)
class _Item:
    """A list item; its marker is used by its first paragraph."""

    marker: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where text stands: everything that the elements around it say of it."""

    outside: str = ""
    strong: bool = False
    emphasis: bool = False
    address: str = ""
    heading: int = 0
    caption: bool = False
    pre: bool = False
    raised: str = ""
    quote: int = 0
    list: int = 0
    depth: int = 0
    numbers: Iterator[int] | None = None
    item: _Item | None = None


def read(page: BeautifulSoup, report: Report) -> list[Block]:
    """Return a document's blocks, numbered from 1; residue and pictures go to ``report``."""
    reader = _Reader(page, report)
    walk(page, reader)
    reader.end()
    return reader.blocks


class _Reader:
    """Gathers runs of text, and makes a block of them where one ends."""

    def __init__(self, page: Tag, report: Report) -> None:
        self.blocks: list[Block] = []
        self._report = report
        self._data_tables = tables.data_tables(page)
        headings = page.find_all(_HEADINGS)
        self._with_headings = around(headings)
        self._groups = count(1)
        self._office_lists: dict[str, int] = {}
        self._counted: Counter[tuple[str, int]] = Counter()
        self._runs: list[Run] = []
        self._link = 0
        main = page.find("main") or page.find(True, {"role": "main"})
        self._main = main if main and id(main) in self._with_headings else None
        self._places = [_Place(outside="outside the page’s main part" if self._main else "")]

    def end(self) -> None:
        """Make a block of what is left."""
        self._flush()

    def enter(self, tag: Tag) -> bool:
        """Begin an element."""
        if _is_no_text(tag):
            return False
        if why := self._left_out(tag):
            if said := clean(tag.get_text()):
                self._report.remove(said, why, self._number)
            return False
        if tag.name == "br":
            self._runs.append(BREAK)
            return False
        if tag.name == "img":
            self._picture(tag)
            return False
        if id(tag) in self._data_tables:
            self._flush()
            self._table(tag)
            return False
        place = self._place_in(tag)
        if _BLOCK.fullmatch(tag.name) or place.outside != self._places[-1].outside:
            self._flush()
        self._places.append(place)
        if tag.name == "a":
            self._link = len(self._runs)
        elif tag.name == "q":
            self._runs.append(Run("“"))
        return True

    def leave(self, tag: Tag) -> None:
        """End an element."""
        if tag.name == "q":
            self._runs.append(Run("”"))
        elif tag.name == "a":
            self._end_link()
        if _BLOCK.fullmatch(tag.name) or self._places[-1].outside != self._places[-2].outside:
            self._flush()
        self._places.pop()

    def text(self, text: str) -> None:
        """Take text, without page-builder residue."""
        place = self._places[-1]
        if place.pre:
            for line in legal(text).split("\n"):
                self._runs += [self._run(line)] if line.strip() else [BREAK, BREAK]
                self._runs.append(Run(" "))
            return
        if "[" not in text:
            self._runs.append(self._run(legal(text)))
            return
        stripped = residue.strip(legal(text))
        for piece in stripped.pieces:
            self._report.remove(piece.text, piece.why, self._number)
        for doubt in stripped.doubts:
            self._report.remark(self._number, f"“{doubt.text}” may be a shortcode; it was left.")
        for at, line in enumerate(stripped.text.split("\n")):
            if note := figure_note(line):
                self._flush()
                self._add(Kind.MADE, note, figure(note))
            else:
                self._runs.append(self._run(f"\n{line}" if at else line))

    @property
    def _number(self) -> int:
        """The number of the next block."""
        return len(self.blocks) + 1

    def _run(self, text: str) -> Run:
        place = self._places[-1]
        text = raised.written(text, place.raised) if place.raised else text
        return Run(text, place.strong and not place.heading, place.emphasis, place.address)

    def _place_in(self, tag: Tag) -> _Place:
        """Return what is true of text in an element."""
        style = _attribute(tag, "style")
        place = replace(self._places[-1], outside=self._outside(tag))
        if tag.name in _HEADINGS or "MsoTitle" in _attribute(tag, "class"):
            return replace(place, heading=int(tag.name[1]) if tag.name in _HEADINGS else 1)
        if tag.name in _LISTS:
            return self._in_list(tag, place)
        if tag.name == "li":
            return self._in_item(tag, place)
        if (item := styles.office_item(tag, style)) and not place.list:
            return self._in_office_item(item, place)
        captioned = tag.name == "figcaption" or "wp-caption-text" in _attribute(tag, "class")
        strong, slanted = styles.strong(style), styles.slanted(style)
        return replace(
            place,
            strong=place.strong or tag.name in _STRONG if strong is None else strong,
            emphasis=place.emphasis or tag.name in _EMPHASIS if slanted is None else slanted,
            address=self._address(tag) if tag.name == "a" else place.address,
            pre=place.pre or tag.name == "pre",
            raised=tag.name if tag.name in raised.ELEMENTS else place.raised,
            quote=next(self._groups) if tag.name == "blockquote" else place.quote,
            caption=place.caption or captioned,
        )

    def _in_list(self, tag: Tag, place: _Place) -> _Place:
        start = _attribute(tag, "start")
        numbers = count(int(start) if _NUMBER.fullmatch(start) else 1) if tag.name == "ol" else None
        group = place.list or next(self._groups)
        return replace(place, list=group, depth=place.depth + 1, numbers=numbers)

    def _in_item(self, tag: Tag, place: _Place) -> _Place:
        """Return what is true in a list's item; one with a heading in it is a story on a list of stories."""
        if id(tag) in self._with_headings:
            return replace(place, list=0, depth=0, item=None)
        marker = f"{next(place.numbers)}. " if place.numbers else "- "
        group = place.list or next(self._groups)
        return replace(place, list=group, depth=place.depth or 1, item=_Item(marker))

    def _in_office_item(self, item: OfficeItem, place: _Place) -> _Place:
        """Return what is true in a paragraph that Word shows in a list."""
        group = self._office_lists.setdefault(item.name, next(self._groups))
        last = self.blocks[-1] if self.blocks else None
        above = _depth(last) if last and last.kind is Kind.ITEM and last.group == group else 0
        depth = min(item.depth, above + 1)  # deeper, it would be code
        self._counted[item.name, depth] = self._counted[item.name, depth] + 1 if depth <= above else 1
        number = item.number if item.number.isdecimal() else self._counted[item.name, depth]
        marker = f"{number}. " if item.number else "- "
        return replace(place, list=group, depth=depth, item=_Item(marker))

    def _left_out(self, tag: Tag) -> str:
        """Say why a part of a sentence is left out; "" if it stays."""
        if tag.name == "del":
            return DELETED
        return self._outside(tag) if tag.name in _PHRASES and not self._places[-1].outside else ""

    def _outside(self, tag: Tag) -> str:
        """Return which part of the page's furniture text in an element belongs to; "" if it is copy."""
        style = _attribute(tag, "style")
        if tag.has_attr("hidden") or _attribute(tag, "aria-hidden") == "true" or styles.hides(style):
            return HIDDEN
        if styles.remarks(style):
            return REMARK
        if tag is self._main:
            return ""
        return _OUTSIDE.get(tag.name, self._places[-1].outside)

    def _end_link(self) -> None:
        """Set a link such as "Continue reading" apart from the paragraph it ends."""
        linked = self._runs[self._link :]
        if furniture.is_teaser(clean(inline.plain(linked))):
            del self._runs[self._link :]
            self._flush()
            self._runs = linked
            self._flush()

    def _picture(self, tag: Tag) -> None:
        said = clean(_attribute(tag, "alt"))
        if said and not self._places[-1].outside:
            self._report.remove(said, PICTURE, self._number)

    def _table(self, tag: Tag) -> None:
        """Add a table, its caption above it; one that is a ticker, as the ticker's lines."""
        rows = tables.rows(tag)
        lines = [" ".join(filter(None, map(tables.said, row))) for row in rows]
        if (caption := tag.find("caption")) and (said := tables.said(caption)):
            self._add(Kind.MADE, said, escape(said))
        if all(map(ticker.read, lines)):
            for line in lines:
                self._add(Kind.TEXT, line, escape(line))
        else:
            cells = [[self._cell(cell) for cell in row] for row in rows]
            self._add(Kind.MADE, " ".join(lines), tables.markdown(cells))

    def _cell(self, tag: Tag) -> str:
        """Return what stands in a cell as Markdown on one line."""
        if tag.find(_FORMED) is None:
            return tables.plain_cell(tables.said(tag))
        reader = _Cell(tag, self._report)
        walk(tag, reader)
        return inline.in_line(reader.runs)

    def _address(self, tag: Tag) -> str:
        """Return where a link leads; "" for a place on the page, a script, or a file beside it."""
        address = _attribute(tag, "href").strip()
        if not _ADDRESS.match(address):
            return ""
        address, removed = addresses.clean(address)
        for piece in removed:
            self._report.remove(piece, TRACKER, self._number)
        return address

    def _flush(self) -> None:
        """Make blocks of the text since the last one."""
        runs, self._runs, self._link = self._runs, [], 0
        for paragraph in inline.paragraphs(runs):
            self._add_text(inline.plain(paragraph), inline.markdown(paragraph))

    def _add_text(self, text: str, markdown: str) -> None:
        """Add a paragraph as what it is where it stands."""
        place = self._places[-1]
        if place.heading:
            line = markdown.replace("  \n", " ")
            self._add(Kind.HEADING, text, f"{'#' * max(place.heading, 2)} {line}", level=place.heading)
        elif place.caption:
            self._add(Kind.MADE, text, figure(text))
        elif place.quote:
            self._add(Kind.QUOTE, text, "> " + markdown.replace("\n", "\n> "), group=place.quote)
        elif place.item:
            indent = _INDENT * (place.depth - 1)
            marker, place.item.marker = place.item.marker, ""
            begin = indent + marker if marker else f"\n{indent}    "
            hanging = markdown.replace("\n", f"\n{indent}    ")
            self._add(Kind.ITEM, text, begin + hanging, group=place.list)
        else:
            self._add(Kind.TEXT, text, markdown)

    def _add(self, kind: Kind, text: str, markdown: str, *, level: int = 0, group: int = 0) -> None:
        outside = self._places[-1].outside
        block = Block(Kind.TEXT if outside else kind, text, markdown, self._number, level, group, outside)
        self.blocks.append(block)


class _Cell(_Reader):
    """Reads one cell of a table, in which everything is text on one line."""

    @property
    def runs(self) -> list[Run]:
        """The text so far."""
        return self._runs

    def _flush(self) -> None:
        self._runs.append(Run(" "))

    def _add(self, kind: Kind, text: str, markdown: str, *, level: int = 0, group: int = 0) -> None:  # noqa: ARG002
        self._runs.append(Run(f" {text} "))


def _is_no_text(tag: Tag) -> bool:
    """Say whether an element is a program's, such as a script, an item’s bullet or a note’s arrow."""
    if tag.name in _UNSEEN or styles.is_marker(_attribute(tag, "style")):
        return True
    return tag.name == "a" and bool(_BACK_TO_CALL.match(_attribute(tag, "href")))


def _depth(item: Block) -> int:
    """Return how deep an item stands, from 1."""
    line = item.markdown.lstrip("\n")
    return 1 + (len(line) - len(line.lstrip(" "))) // len(_INDENT)


def _attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return value if isinstance(value, str) else " ".join(value or ())
