"""From blocks to candidate stories: the part of reading that is the same for every kind of input."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from newsdesk.capture import countries, datelines, dates, furniture, headlines, labels, languages, ticker
from newsdesk.capture.blocks import Block, Kind, paragraphs
from newsdesk.capture.datelines import Dateline
from newsdesk.capture.footnotes import Note, Notes
from newsdesk.capture.headlines import Role
from newsdesk.capture.markdown import escape
from newsdesk.capture.report import Report
from newsdesk.domain.capture import Candidate

#: The end of the sentence that says so.
SUBHEADING = "may be a subheading of the story above."
#: A menu's or a section's name has no more words.
_LONGEST_LABEL = 4


@dataclass(slots=True)
class _Draft:
    """A story while its blocks are gathered. ``headline`` is "" for what stands before the first.

    ``calls`` are the labels of the headline's footnotes. Of its notes, those ``copied`` are paragraphs.
    """

    headline: str
    line: int
    level: int = 0
    blocks: list[Block] = field(default_factory=list)
    calls: tuple[str, ...] = ()
    notes: list[Note] = field(default_factory=list)
    copied: list[Note] = field(default_factory=list)
    byline: str = ""
    doubts: list[str] = field(default_factory=list)

    @property
    def called(self) -> list[str]:
        """The labels of the footnotes that its copy calls."""
        calls = (*(block.calls for block in self.blocks), *(note.calls for note in self.copied))
        return [label for each in calls for label in each]


def tell_apart(
    blocks: Iterable[Block], report: Report, day: date | None = None, notes: Sequence[Note] = ()
) -> tuple[date | None, tuple[Candidate, ...]]:
    """Return the page's date and its stories; what is neither goes to ``report``.

    If any block is a HEADING those are the headlines; else they are told by their shape. ``day`` is the
    date that the page itself declares. A footnote goes to the stories that call it, with a number of theirs.
    """
    page = _Page(list(_copy(blocks, report)), report, day)
    page.gather()
    return page.day, page.candidates(notes)


def _copy(blocks: Iterable[Block], report: Report) -> Iterator[Block]:
    """Yield what may be copy, or a date; report the ticker, counters, rules, and what is outside the text."""
    for outside, part in groupby(blocks, key=lambda block: block.outside):
        said: list[Block] = []
        for block in part:
            if block.kind is Kind.MADE:
                yield block
            elif entries := ticker.read(block.text):
                for entry in entries:
                    report.print_rate(entry, block.line)
            elif why := _furniture(block.text):
                report.remove(block.text, why, block.line)
            elif outside and not dates.read(block.text):
                said.append(block)
            else:
                yield from _without_teaser(block)
        if said:
            report.remove("\n".join(block.text for block in said), outside, said[0].line)


def _furniture(text: str) -> str:
    """Say why a line is the page's and no copy; "" for any other."""
    if furniture.is_counter(text):
        return "count of results"
    if furniture.is_measure(text):
        return "how much it is read"
    return "dividing line" if furniture.is_rule(text) else ""


def _without_teaser(block: Block) -> Iterator[Block]:
    """Yield a paragraph, and apart from it the "Continue reading" at its end."""
    text, teaser = furniture.split_teaser(block.text)
    if teaser and text and block.markdown == escape(block.text):
        yield replace(block, text=text, markdown=escape(text))
        yield Block(Kind.TEXT, teaser, escape(teaser), block.line)
    else:
        yield block


class _Page:
    """The blocks of one page, and the stories and date found among them."""

    def __init__(self, copy: Sequence[Block], report: Report, day: date | None) -> None:
        self.day = day
        self._copy = copy
        self._report = report
        self._marked = any(block.kind is Kind.HEADING for block in copy)
        self._roles = [self._role(block) for block in copy]
        self._headlines = set(
            headlines.find(self._roles, [block.text for block in copy], marked=self._marked)
        )
        self._above_headline = self._look_ahead()
        self._drafts: list[_Draft] = []
        self._below_headlines: set[date] = set()

    def _role(self, block: Block) -> Role:
        if block.kind is Kind.HEADING:
            return Role.LINE
        if block.kind is not Kind.TEXT:
            return Role.BODY
        if dates.read(block.text) or dates.is_stamp(block.text):
            return Role.DATE
        if furniture.is_teaser(block.text):
            return Role.TEASER
        if furniture.byline(block.text):
            return Role.BYLINE
        shaped = headlines.looks_like(block.text) and not furniture.is_credit(block.text)
        return Role.LINE if shaped and not self._marked else Role.BODY

    def _look_ahead(self) -> list[bool]:
        """Say of each block whether the next one of copy is a headline, or there is none."""
        ahead, found = True, []
        for at in reversed(range(len(self._copy))):
            found.append(ahead)
            if self._roles[at] in (Role.LINE, Role.BODY):
                ahead = at in self._headlines
        return found[::-1]

    def gather(self) -> None:
        """Give each block its story."""
        for at, block in enumerate(self._copy):
            if at in self._headlines:
                self._drafts.append(_Draft(block.text, block.line, block.level, calls=block.calls))
            elif self._roles[at] is Role.DATE and self._take_date(at):
                continue
            elif self._roles[at] is Role.TEASER:
                self._take_teaser(block)
            elif self._roles[at] is Role.BYLINE and self._under_headline() and not self._drafts[-1].byline:
                self._drafts[-1].byline = furniture.byline(block.text)
            else:
                self._take_copy(block, self._roles[at])
        if self.day is None and len(self._below_headlines) == 1:
            (self.day,) = self._below_headlines
            self._report.note("The page’s date was taken from below a headline.")

    def _under_headline(self) -> bool:
        """Say whether the last story has a headline and nothing else yet."""
        return bool(self._drafts and self._drafts[-1].headline and not self._drafts[-1].blocks)

    def _take_date(self, at: int) -> bool:
        """Take a date line out of the copy, unless it stands between a story's paragraphs."""
        block, day = self._copy[at], dates.read(self._copy[at].text)
        first = not (self._drafts and self._drafts[-1].headline)
        if first and day and self.day is None:
            self.day = day
            if not dates.is_alone(block.text):
                self._report.remove(block.text, "date line", block.line)
            return True
        under = self._under_headline()
        if not (first or under or self._above_headline[at]):
            self._report.remark(block.line, f"the date “{block.text}” stands in a story and was left there.")
            return False
        self._report.remove(block.text, "date line", block.line)
        if under and day and self.day is None:
            self._below_headlines.add(day)
        elif day and day != self.day:
            self._report.remark(block.line, f"the date “{block.text}” is not the page’s; it was left out.")
        return True

    def _take_teaser(self, block: Block) -> None:
        self._report.remove(block.text, "link to the whole story", block.line)
        if self._drafts:
            self._drafts[-1].doubts.append(f"This is only a teaser: the page said “{block.text}”.")

    def _take_copy(self, block: Block, role: Role) -> None:
        if not self._drafts:
            self._drafts.append(_Draft("", block.line))
        draft = self._drafts[-1]
        draft.blocks.append(block)
        if role is Role.LINE and draft.headline:
            sentence = f"“{block.text}” stands alone as a headline does; it was left in the story above."
            draft.doubts.append(self._report.remark(block.line, sentence))

    def candidates(self, notes: Sequence[Note]) -> tuple[Candidate, ...]:
        """Return the stories, in the page's order, each with the footnotes that it calls."""
        if self._drafts and not self._drafts[0].headline:
            self._settle_beginning(self._drafts[0])
        self._place(notes)
        if self._marked:
            shallowest = min((draft.level for draft in self._drafts if draft.headline), default=0)
            doubtful = [draft.level > shallowest for draft in self._drafts]
        else:
            doubtful = headlines.perhaps_subheadings([draft.headline for draft in self._drafts])
        for draft, doubt in zip(self._drafts, doubtful, strict=True):
            if doubt:
                sentence = self._report.remark(draft.line, f"“{draft.headline}” {SUBHEADING}")
                draft.doubts.insert(0, sentence)
        return tuple(_candidate(draft) for draft in self._drafts)

    def _place(self, notes: Sequence[Note]) -> None:
        """Give each story the footnotes that it calls; those that none can call become copy."""
        if not self._drafts:
            for note in notes:
                self._report.remove(note.said, "footnote", 1)
            return
        every = Notes(notes)
        headed_by = {label: draft for draft in self._drafts[::-1] for label in draft.calls}
        for note in every.uncalled(label for draft in self._drafts for label in draft.called):
            headed = headed_by.get(note.label)
            if headed:
                sentence = f"the headline’s footnote, “{note.said}”, is a paragraph at the end of the story."
                headed.doubts.append(self._report.remark(headed.line, sentence))
            (headed or self._drafts[-1]).copied.append(note)
        for draft in self._drafts:
            draft.notes = every.called(draft.called)

    def _settle_beginning(self, draft: _Draft) -> None:
        """Take what stands before the first headline for a story without one, or for the page's labels."""
        said = ", ".join(f"“{block.text}”" for block in draft.blocks)
        if len(self._drafts) == 1:
            draft.doubts.append("No headline was found on this page.")
        elif not all(map(self._is_label, draft.blocks)):
            sentence = "this stands before the first headline, so it has none."
            draft.doubts.append(self._report.remark(draft.line, sentence))
        else:
            for block in draft.blocks:
                self._report.remove(block.text, "label above the first headline", block.line)
            self._report.remark(draft.line, f"what stands above the first headline was left out: {said}.")
            del self._drafts[0]

    def _is_label(self, block: Block) -> bool:
        short = self._marked or len(block.text.split()) <= _LONGEST_LABEL
        return short and block.kind is not Kind.MADE and headlines.looks_like(block.text)


def _candidate(draft: _Draft) -> Candidate:
    blocks = draft.blocks
    text = "\n\n".join(block.text for block in blocks)
    if text.endswith(("[…]", "[...]")):
        draft.doubts.append("It ends in “[…]” and may be only a teaser.")
    dateline = _take_dateline(blocks)
    said = list(paragraphs(blocks))
    last = said[-1][1] if said else draft.line
    said += ((paragraph, last) for note in draft.copied for paragraph in note.paragraphs)
    said += ((note.definition, last) for note in draft.notes)
    numbers = {note.label: str(number) for number, note in enumerate(draft.notes, 1)}
    return Candidate(
        headline=draft.headline,
        paragraphs=tuple(labels.changed(paragraph, numbers) for paragraph, _ in said),
        line=draft.line,
        place=dateline.place if dateline else "",
        source=dateline.source if dateline else "",
        byline=draft.byline,
        countries=countries.guess(draft.headline, text),
        language=languages.guess(f"{draft.headline} {text}"),
        doubt=" ".join(draft.doubts),
        lines=tuple(line for _, line in said),
    )


def _take_dateline(blocks: list[Block]) -> Dateline | None:
    """Take the dateline off the first paragraph; a picture's caption may stand before it."""
    for at, block in enumerate(blocks):
        if block.kind is not Kind.MADE:
            found = datelines.read(block.markdown) if block.kind is Kind.TEXT else None
            if found:
                blocks[at] = replace(block, markdown=found.rest)
            return found
    return None
