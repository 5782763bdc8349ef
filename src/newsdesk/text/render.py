"""Markdown → safe HTML: the one renderer, for the preview and for the bundle.

Use ``newsdesk.text.worker.Renderer`` for text that a person typed: some inputs take this renderer minutes.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from newsdesk.text import allowed
from newsdesk.text.blocks import Cutter
from newsdesk.text.characters import legal
from newsdesk.text.dialect import Definitions, Dialect, defines, shows
from newsdesk.text.plain_marks import html_of
from newsdesk.text.rendered import Block, Rendered, plain_fallback
from newsdesk.text.shortcodes import NO_ANSWERS, Answers, unasked

__all__ = ["Block", "Rendered", "Typesetter", "render"]

T = TypeVar("T")

#: Characters that are set; a longer text (some hundred thousand words) is shown as it was typed.
LONGEST = 2_000_000
#: Stands for the notes among the blocks: none is empty.
_NOTES = ""

#: A note's call as safe HTML has it; groups: the note's label, its number.
_CALL = re.compile(
    r'<sup id="fnref\d*:[^"]*">(<a class="footnote-ref" href="#fn:)([^"]*)("[^<>]*>)\d+</a></sup>'
)
_NOTE = re.compile(r"^ {0,3}\[\^[^\]\n]*\]:", re.MULTILINE)


def render(markdown: str, answers: Answers = NO_ANSWERS) -> Rendered:
    """Return the story's HTML, each top-level block with its line.

    ``answers`` say what stands for its shortcodes. A block that nests too deeply, or whose HTML would lack a
    word of it, stands as typed, and the notice says so.
    """
    return Typesetter().render(markdown, answers)


class Typesetter:
    """Renders one text after another, and keeps what it has set of the one before.

    Where one paragraph is another now, that one is set anew; where a definition is, all that may use it.
    """

    def __init__(self) -> None:
        self._dialect = Dialect()
        self._cutter = Cutter()
        #: What stands for each block of the text before; None where it cannot be had without losing a word.
        self._standing: dict[str, str | None] = {}
        #: Shortcodes without an answer, by the block that they stand in, or by _NOTES.
        self._unanswered: dict[str, Sequence[str]] = {}
        self._defining: Sequence[str] = ()
        self._known = Definitions()
        self._calls: Sequence[str] = ()
        self._notes = ""
        #: Blocks that define something, and hold words that would stand nowhere.
        self._unshown: frozenset[str] = frozenset()

    def render(self, markdown: str, answers: Answers = NO_ANSWERS) -> Rendered:
        """Return what ``render`` returns."""
        if len(markdown) > LONGEST:
            return plain_fallback(markdown)
        blocks = self._cutter.cut(legal(markdown))
        defining = [block for _line, block in blocks if defines(block)]
        renewed = defining != self._defining or answers != self._known.answers
        if renewed:
            self._define(defining, answers)
        self._standing = {block: self._set(block) for _line, block in blocks}
        kept = self._unanswered.keys() & {*self._standing, _NOTES}
        self._unanswered = {block: self._unanswered[block] for block in kept}
        calls = self._called([block for _line, block in blocks])
        if renewed or calls != self._calls:
            self._calls = calls
            self._set_notes()
        return self._made_up(blocks)

    def _define(self, defining: Sequence[str], answers: Answers) -> None:
        """Learn what the text defines; what was set with other definitions is not kept."""
        self._defining = defining
        defined = self._try(lambda dialect: dialect.definitions(defining)) or Definitions()
        before, self._known = self._known, replace(defined, answers=dict(answers))
        if self._known.abbreviations != before.abbreviations:
            self._standing = {}
        if (self._known.links, self._known.notes) != (before.links, before.notes):
            self._standing = _without("[", self._standing)  # neither is used but in brackets
        if self._known.answers != before.answers:
            self._standing = _without("{{", self._standing)

    def _set(self, block: str) -> str | None:
        if block in self._standing:
            return self._standing[block]
        if not self._known.abbreviations and (known := html_of(block)) is not None:
            return known
        pieces = self._try(lambda dialect: dialect.pieces(block, self._known))
        if pieces is None:
            return None
        html = "\n".join(pieces)
        if "{{" in block:
            self._unanswered[block] = self._dialect.unanswered
        return html if defines(block) or self._shows(html, block) else None

    def _shows(self, html: str, block: str) -> bool:
        return shows(html, unasked(block, self._known.answers))

    def _try(self, work: Callable[[Dialect], T]) -> T | None:
        """Let the dialect do something; None if it stumbled."""
        try:
            return work(self._dialect)
        except Exception:  # noqa: BLE001 - it stumbles over some texts in its own ways, "[^1]: " is one
            self._dialect = Dialect()  # for what it was in the middle of is still in its mind
            return None

    def _called(self, blocks: Iterable[str]) -> list[str]:
        """Return the labels of the notes that are called, in order, each as often as it is."""
        if not self._known.notes:
            return []
        labels = {allowed.anchor(label): label for label in self._known.notes}
        html = (self._standing[block] or "" for block in blocks if "[^" in block)
        anchors = (call[2] for each in html for call in _CALL.finditer(each))
        return [labels[anchor] for anchor in anchors if anchor in labels]

    def _set_notes(self) -> None:
        self._notes = self._try(lambda dialect: dialect.notes(self._known, self._calls)) or ""
        self._unanswered[_NOTES] = self._dialect.unanswered if self._notes else ()
        self._unshown = frozenset(
            block
            for block in self._defining
            if not self._shows((self._standing[block] or "") + self._notes, block)
        )

    def _made_up(self, blocks: Iterable[tuple[int, str]]) -> Rendered:
        """Return the blocks with all that goes across them: headings' levels, notes' numbers, dead links."""
        lines: list[int] = []
        pieces: list[str] = []
        notice = ""
        for line, block in blocks:
            html = self._standing[block]
            if html is None or block in self._unshown:
                plain = plain_fallback(block)
                notice = plain.notice
                lines += [line + each.line - 1 for each in plain.blocks]
                pieces += [each.html for each in plain.blocks]
            elif html:
                lines.append(line)
                pieces.append(html)
        if self._notes:
            pieces = list(_numbered(pieces))
            lines.append(next(line for line, block in blocks if _NOTE.search(block)))
            pieces.append(self._notes)
        made = allowed.alive(allowed.outlined(pieces))
        asked = (self._unanswered.get(block, ()) for block in (*self._standing, _NOTES))
        unanswered = tuple(dict.fromkeys(each for names in asked for each in names))
        return Rendered(tuple(map(Block, lines, made)), notice, unanswered)


def _without(mark: str, standing: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return what stands for those blocks that have a mark nowhere."""
    return {block: html for block, html in standing.items() if mark not in block}


def _numbered(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces with the notes' calls numbered through, and an anchor of its own for each."""
    times: dict[str, int] = {}
    order: dict[str, int] = {}

    def number(call: re.Match[str]) -> str:
        times[call[2]] = times.get(call[2], 0) + 1
        order.setdefault(call[2], len(order) + 1)
        again = times[call[2]] if times[call[2]] > 1 else ""
        return f'<sup id="fnref{again}:{call[2]}">{call[1]}{call[2]}{call[3]}{order[call[2]]}</a></sup>'

    for piece in pieces:
        yield _CALL.sub(number, piece) if 'class="footnote-ref"' in piece else piece
