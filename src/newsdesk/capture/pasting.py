"""Formatted text from the clipboard (an office program, a web page, a mail) as Markdown.

It is read as pages are (``markup``). But whoever pastes has chosen what to copy: nothing is told apart, and
what a page would call its furniture stays where there is nothing else.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bs4 import BeautifulSoup
from bs4.element import Tag

from newsdesk.capture import markup, outside, soup
from newsdesk.capture.blocks import Block, Kind, paragraphs
from newsdesk.capture.footnotes import Notes
from newsdesk.capture.report import Report
from newsdesk.domain.capture import Pasted, Removed
from newsdesk.text.characters import legal

#: The headline is the first level; pasted headings begin below it, and Markdown knows no deeper than this.
_HIGHEST, _DEEPEST = 2, 6
_HASHES = re.compile(r"#+")
#: Pictures so small, in pixels, only tell their sender that they were loaded.
_BEACON = {"0", "1", "2"}


def read_paste(html: str) -> Pasted:
    """Return HTML as Markdown: structure, links and emphasis, and none of what a program left around them."""
    report = Report("Paragraph")
    page = soup.parse(legal(html))
    pictures = _pictures(page)
    every, found_notes = markup.read(page, report)
    blocks, notes = list(_chosen(every, report)), Notes(found_notes)
    calls = [label for block in blocks for label in block.calls]
    copy = notes.uncalled(calls)
    calls += (label for each in copy for label in each.calls)
    found = [paragraph for paragraph, _line in paragraphs(list(_levelled(blocks)))]
    found += (paragraph for each in copy for paragraph in each.paragraphs)
    defined = [each.definition for each in notes.called(calls)]
    described = sum(each.count for each in report.removed if each.why == markup.PICTURE)
    nameless = pictures - described
    others = (Removed("", markup.PICTURE, 0, nameless),) if nameless > 0 else ()
    return Pasted(tuple(map(_composed, found)), (*report.removed, *others), tuple(map(_composed, defined)))


def _composed(text: str) -> str:
    """Return a text in which one letter is one character, however the page spelt it."""
    return unicodedata.normalize("NFC", text)


def _chosen(blocks: Sequence[Block], report: Report) -> Iterator[Block]:
    """Yield what is copy; if nothing is, everything that is not hidden was meant to be."""
    copy = any(not block.outside for block in blocks)
    for block in blocks:
        if not block.outside:
            yield block
        elif copy or block.outside in {outside.HIDDEN, outside.REMARK}:
            report.remove(block.text, block.outside, block.line)
        else:
            yield replace(block, outside="")


def _levelled(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks with headings that begin at the second level and skip none."""
    above: list[int] = []
    for block in blocks:
        if block.kind is not Kind.HEADING:
            yield block
            continue
        while above and above[-1] >= block.level:
            above.pop()
        above.append(block.level)
        marks = "#" * min(_HIGHEST + len(above) - 1, _DEEPEST)
        yield replace(block, markdown=_HASHES.sub(marks, block.markdown, count=1))


def _pictures(page: BeautifulSoup) -> int:
    """Return how many pictures a reader would have seen."""
    return sum(isinstance(each, Tag) and not _is_beacon(each) for each in page.find_all("img"))


def _is_beacon(picture: Tag) -> bool:
    return str(picture.get("width")) in _BEACON and str(picture.get("height")) in _BEACON
