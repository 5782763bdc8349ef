"""A page saved from a browser, or a document as HTML, as blocks."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from bs4 import BeautifulSoup
from bs4.element import Tag

from newsdesk.capture import (
    addresses,
    footnotes,
    furniture,
    inline,
    listings,
    numbering,
    outside,
    raised,
    standing,
    styles,
    tables,
    ticker,
)
from newsdesk.capture.blocks import Block, Kind
from newsdesk.capture.footnotes import Note
from newsdesk.capture.inline import BREAK, Run
from newsdesk.capture.lines import figure_note
from newsdesk.capture.markdown import escape, fenced, figure
from newsdesk.capture.outside import DELETED, REMARK
from newsdesk.capture.report import Report
from newsdesk.capture.soup import BLOCK, HEADINGS, UNSEEN, around, attribute, walk
from newsdesk.capture.spaces import clean
from newsdesk.capture.standing import Item, Place
from newsdesk.capture.styles import OfficeItem
from newsdesk.copydesk import residue
from newsdesk.text.characters import legal
from newsdesk.text.escaping import line_start

_LISTS = frozenset({"menu", "ol", "ul"})
_STRONG = frozenset({"b", "strong"})
_EMPHASIS = frozenset({"em", "i"})
#: Elements that a cell's plain text would lose.
_FORMED = re.compile("^(?:a|b|code|del|em|i|img|kbd|q|samp|span|strong|su[bp])$")
#: Elements within a sentence; what is left out of one must not end the sentence.
_PHRASES = frozenset({"a", "b", "em", "i", "math", "small", "span", "strong", "sub", "sup", "u"})
#: Why a link is shorter now, and what else is told.
TRACKER = "address mark that counts visitors"
PICTURE = "picture"
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)


def read(page: BeautifulSoup, report: Report) -> tuple[list[Block], list[Note]]:
    """Return a document's blocks, numbered from 1, and its footnotes; residue and pictures go to ``report``.

    The footnotes are taken out of the document. Not all of them need be called by one of the blocks.
    """
    found = footnotes.find(page)
    notes = [each for each in found if each.label]
    calls = {id(call): each.label for each in notes for call in each.calls}
    blocks = _read(page, report, calls)
    for each in found:
        if not each.label:
            report.remove(clean(each.words.get_text(" ")), REMARK, len(blocks) + 1)
    return blocks, [footnotes.written(each, _read(each.words, report, calls)) for each in notes]


def _read(root: Tag, report: Report, calls: Mapping[int, str]) -> list[Block]:
    reader = _Reader(root, report, calls)
    walk(root, reader)
    reader.end()
    return reader.blocks


class _Reader:
    """Gathers runs of text, and makes a block of them where one ends.

    ``calls`` are the elements that call a footnote, by their ids, and the note's label.
    """

    def __init__(self, page: Tag, report: Report, calls: Mapping[int, str]) -> None:
        self.blocks: list[Block] = []
        self._report = report
        self._calls = calls
        self._listings = listings.find(page)
        #: The code that is being read, in pieces; and whether it can stand by itself there.
        self._code: list[str] | None = None
        self._fences = isinstance(page, BeautifulSoup)
        self._listing: Tag | None = None
        self._ruled = False
        self._data_tables = tables.data_tables(page)
        headings = page.find_all(HEADINGS)
        self._with_headings = around(headings)
        self._groups = count(1)
        self._office_lists: dict[str, int] = {}
        self._counted: Counter[tuple[str, int]] = Counter()
        self._runs: list[Run] = []
        self._link = 0
        main = page.find("main") or page.find(True, {"role": "main"})
        self._main = main if main and id(main) in self._with_headings else None
        self._frames = outside.frames(page) if self._fences else set()
        self._frames |= {id(self._main)} if self._main else set()
        self._places = [Place(outside="outside the page’s main part" if self._main else "")]

    def end(self) -> None:
        """Make a block of what is left."""
        self._flush()

    def enter(self, tag: Tag) -> bool:
        """Begin an element."""
        if _is_no_text(tag):
            return False
        if why := self._left_out(tag):
            said = clean(tag.get_text())
            if said and not (why == REMARK and styles.REMARKS_MARK.fullmatch(said)):
                self._report.remove(said, why, self._number)
            return False
        if self._is_whole(tag):
            return False
        place = self._place_in(tag)
        self._set_apart(tag, place, self._places[-1])
        self._places.append(place)
        if tag.name == "a":
            self._link = len(self._runs)
        elif tag.name == "q":
            self._say(Run("“"))
        elif tag.name == "hr":
            self._ruled = self._code is None and place.is_plain
        elif id(tag) in self._listings and self._code is None:
            self._code = []
            self._listing = tag
        return True

    def _is_whole(self, tag: Tag) -> bool:
        """Say whether an element is nothing to go into, and read it then."""
        if tag.name == "br":
            self._say(BREAK)
        elif tag.name == "img":
            self._picture(tag)
        elif (label := self._calls.get(id(tag))) and self._code is None:
            self._say(Run(footnotes.call(label), note=label))
        elif id(tag) in self._data_tables and self._code is None:
            self._flush()
            self._table(tag)
        else:
            return False
        return True

    def leave(self, tag: Tag) -> None:
        """End an element."""
        if tag.name == "q":
            self._say(Run("”"))
        elif tag.name == "a":
            self._end_link()
        elif tag is self._listing:
            self._end_listing(tag)
        self._set_apart(tag, self._places[-1], self._places[-2])
        self._places.pop()

    def _set_apart(self, tag: Tag, place: Place, around: Place) -> None:
        """End a paragraph where an element begins or ends that is one; within a heading, only a word."""
        if BLOCK.fullmatch(tag.name) or place.outside != around.outside:
            self._flush()
        elif styles.apart(attribute(tag, "style")):
            if place.heading:
                self._say(Run(" "))
            else:
                self._flush()

    def text(self, text: str) -> None:
        """Take text, without page-builder residue."""
        place = self._places[-1]
        if self._code is not None:
            self._code.append(legal(text))
            return
        if place.pre:
            for line in legal(text).split("\n"):
                self._runs += [self._run(line)] if line.strip() else [BREAK, BREAK]
                self._runs.append(Run(" "))
            return
        if "[" not in text or place.code:
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
                self._add(Block(Kind.MADE, note, figure(note)))
            else:
                self._runs.append(self._run(f"\n{line}" if at else line))

    def _say(self, run: Run) -> None:
        """Take what an element says by itself."""
        if self._code is None:
            self._runs.append(run)
        else:
            self._code.append(run.text)

    @property
    def _number(self) -> int:
        """The number of the next block."""
        return len(self.blocks) + 1

    def _run(self, text: str) -> Run:
        place = self._places[-1]
        text = raised.written(text, place.raised) if place.raised else text
        strong = place.strong and not place.heading
        return Run(text, strong, place.emphasis, place.address, place.code)

    def _place_in(self, tag: Tag) -> Place:
        """Return what is true of text in an element."""
        style = attribute(tag, "style")
        place = replace(self._places[-1], outside=self._outside(tag))
        if tag.name in HEADINGS or "MsoTitle" in attribute(tag, "class"):
            return replace(place, heading=int(tag.name[1]) if tag.name in HEADINGS else 1)
        if tag.name in _LISTS:
            return self._in_list(tag, place)
        if tag.name == "li":
            return self._in_item(tag, place)
        if (item := styles.office_item(tag, style)) and not place.list:
            return self._in_office_item(item, place)
        captioned = tag.name == "figcaption" or "wp-caption-text" in attribute(tag, "class")
        strong, slanted = styles.strong(style), styles.slanted(style)
        return replace(
            place,
            strong=place.strong or tag.name in _STRONG if strong is None else strong,
            emphasis=place.emphasis or tag.name in _EMPHASIS if slanted is None else slanted,
            address=self._address(tag) if tag.name == "a" else place.address,
            pre=place.pre or tag.name == "pre",
            code=place.code or tag.name in listings.ELEMENTS,
            raised=tag.name if tag.name in raised.ELEMENTS else place.raised,
            quote=next(self._groups) if tag.name == "blockquote" else place.quote,
            caption=place.caption or captioned,
        )

    def _in_list(self, tag: Tag, place: Place) -> Place:
        numbers = numbering.of(tag) if tag.name == "ol" else None
        group = place.list or next(self._groups)
        return replace(place, list=group, depth=place.depth + 1, numbers=numbers)

    def _in_item(self, tag: Tag, place: Place) -> Place:
        """Return what is true in a list's item; one with a heading in it is a story on a list of stories."""
        if id(tag) in self._with_headings:
            return replace(place, list=0, depth=0, item=None)
        marker = place.numbers.marker(tag) if place.numbers else "- "
        group = place.list or next(self._groups)
        depth = min(place.depth or 1, self._depth_above(group) + 1)
        return replace(place, list=group, item=Item(marker, depth, place.quote))

    def _in_office_item(self, item: OfficeItem, place: Place) -> Place:
        """Return what is true in a paragraph that Word shows in a list."""
        group = self._office_lists.setdefault(item.name, next(self._groups))
        above = self._depth_above(group)
        depth = min(item.depth, above + 1)
        self._counted[item.name, depth] = self._counted[item.name, depth] + 1 if depth <= above else 1
        number = item.number if item.number.isdecimal() else self._counted[item.name, depth]
        marker = f"{number}. " if item.number else "- "
        return replace(place, list=group, depth=depth, item=Item(marker, depth))

    def _depth_above(self, group: int) -> int:
        """Return how deep the item right above stands, or 0. An item deeper by two would be code."""
        last = self.blocks[-1] if self.blocks else None
        return standing.depth(last) if last and last.kind is Kind.ITEM and last.group == group else 0

    def _left_out(self, tag: Tag) -> str:
        """Say why a part of a sentence is left out; "" if it stays."""
        if tag.name == "del":
            return DELETED
        return self._outside(tag) if tag.name in _PHRASES and not self._places[-1].outside else ""

    def _outside(self, tag: Tag) -> str:
        """Return which part of the page's furniture text in an element belongs to; "" if it is copy."""
        return outside.part(tag, "" if tag is self._main else self._places[-1].outside, self._frames)

    def _end_link(self) -> None:
        """Set a link such as "Continue reading" apart from the paragraph it ends."""
        linked = self._runs[self._link :]
        if furniture.is_teaser(clean(inline.plain(linked))):
            del self._runs[self._link :]
            self._flush()
            self._runs = linked
            self._flush()

    def _end_listing(self, tag: Tag) -> None:
        """Add the code that was read; in a list, a quotation or a note, line by line as a paragraph's."""
        lines, self._code, self._listing = listings.lines(self._code or ()), None, None
        place = self._places[-1]
        if not (self._fences and place.is_plain):
            for line in lines:
                self._runs += [Run(line, code=True) if line else BREAK, BREAK]
        elif lines:
            self._add(Block(Kind.MADE, clean(" ".join(lines)), fenced(lines, listings.language(tag))))

    def _picture(self, tag: Tag) -> None:
        said = clean(attribute(tag, "alt"))
        if said and not self._places[-1].outside:
            self._report.remove(said, PICTURE, self._number)

    def _table(self, tag: Tag) -> None:
        """Add a table, its caption above it; one that is a ticker, as the ticker's lines."""
        rows = tables.rows(tag)
        lines = [" ".join(filter(None, (tables.said(cell) for cell in row if cell))) for row in rows]
        calls: list[str] = []
        if (caption := tag.find("caption")) and (said := tables.said(caption)):
            self._add(Block(Kind.MADE, said, line_start(self._cell(caption, calls)), calls=tuple(calls)))
            calls.clear()
        if all(map(ticker.read, lines)):
            for line in lines:
                self._add(Block(Kind.TEXT, line, escape(line)))
        else:
            cells = [[self._cell(cell, calls) if cell else "" for cell in row] for row in rows]
            self._add(Block(Kind.MADE, " ".join(lines), tables.markdown(cells), calls=tuple(calls)))

    def _cell(self, tag: Tag, calls: list[str]) -> str:
        """Return what stands in a cell as Markdown on one line, and add the notes that it calls."""
        if tag.find(_FORMED) is None:
            return tables.plain_cell(tables.said(tag))
        reader = _Cell(tag, self._report, self._calls)
        walk(tag, reader)
        calls += (run.note for run in reader.runs if run.note)
        # A pipe in code would end the cell, or need a mark that is shown there.
        runs = [replace(run, code=False) if run.code and "|" in run.text else run for run in reader.runs]
        return inline.in_line(runs)

    def _address(self, tag: Tag) -> str:
        """Return where a link leads; "" for a place on the page, a script, or a file beside it."""
        address = attribute(tag, "href").strip()
        if not _ADDRESS.match(address):
            return ""
        address, removed = addresses.clean(address)
        for piece in removed:
            self._report.remove(piece, TRACKER, self._number)
        return address

    def _flush(self) -> None:
        """Make blocks of the text since the last one; in code, begin a line."""
        if self._code is not None:
            self._code += ["\n"] if self._code and not self._code[-1].endswith("\n") else []
            return
        runs, self._runs, self._link = self._runs, [], 0
        for paragraph in inline.paragraphs(runs):
            calls = tuple(run.note for run in paragraph if run.note)
            text, markdown = inline.plain(paragraph), inline.markdown(paragraph)
            self._add(standing.block(self._places[-1], text, markdown, calls))

    def _add(self, block: Block) -> None:
        """Add what was read as the next block."""
        outside = self._places[-1].outside
        kind = Kind.TEXT if outside else block.kind
        self.blocks.append(replace(block, kind=kind, line=self._number, outside=outside, ruled=self._ruled))
        self._ruled = False


class _Cell(_Reader):
    """Reads one cell of a table, in which everything is text on one line."""

    @property
    def runs(self) -> list[Run]:
        """The text so far."""
        return self._runs

    def _flush(self) -> None:
        self._runs.append(Run(" "))

    def _add(self, block: Block) -> None:
        self._runs.append(Run(f" {block.text} "))


def _is_no_text(tag: Tag) -> bool:
    """Say whether an element is a program's, such as a script, an item’s bullet or a note’s arrow."""
    if (tag.name in UNSEEN and tag.name != "math") or styles.is_marker(attribute(tag, "style")):
        return True
    return tag.name == "a" and footnotes.is_arrow(tag)
