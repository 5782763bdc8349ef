"""Which headings of a page in HTML are headlines, and which only divide a story."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsdesk.capture import footnotes
from newsdesk.capture.blocks import Block, Kind
from newsdesk.capture.headlines import looks_like
from newsdesk.capture.markdown import escape
from newsdesk.capture.report import Report

#: Headings below the third level are no headlines.
_DEEPEST = 3
#: So many characters of copy under a page's first heading are a story, and not a line about the page.
_STORY = 250
_LONGEST_HEADLINE = 100


def settle(blocks: Sequence[Block], report: Report) -> list[Block]:
    """Return the blocks with headings where headlines may be; other headings are made copy.

    Where a heading of the first level has a story under it, the deeper ones after it divide stories. If no
    heading has copy under it, none is one: the page was typed without.
    """
    settled = list(_without_decks(blocks))
    under = _copy_under(settled)
    if not any(under.values()):
        return [_as_text(block) if block.kind is Kind.HEADING else block for block in settled]
    stories = [at for at, length in under.items() if settled[at].level == 1 and length >= _STORY]
    for at in under:
        block = settled[at]
        divides = bool(stories) and at > stories[0] and block.level > 1
        if divides and block.level <= _DEEPEST:
            report.remark(block.line, f"“{block.text}” was taken for a subheading.")
        if divides or block.level > _DEEPEST:
            settled[at] = replace(block, kind=Kind.MADE)
    return settled


def _without_decks(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; a heading that reads like a standfirst, right under another, is a paragraph."""
    above: Block | None = None
    for block in blocks:
        follows = above is not None and above.kind is Kind.HEADING and 0 < above.level < block.level
        wordy = len(block.text) > _LONGEST_HEADLINE or not looks_like(block.text)
        yield _as_text(block) if follows and wordy else block
        above = block


def _copy_under(blocks: Sequence[Block]) -> dict[int, int]:
    """Return for each heading's place how many characters of copy stand between it and the next."""
    under: dict[int, int] = {}
    heading: int | None = None
    for at, block in enumerate(blocks):
        if block.kind is Kind.HEADING:
            heading = at
            under[at] = 0
        elif heading is not None and not block.outside:
            under[heading] += len(block.text)
    return under


def _as_text(block: Block) -> Block:
    calls = "".join(map(footnotes.call, block.calls))
    return replace(block, kind=Kind.TEXT, markdown=escape(block.text) + calls, level=0)
