"""The headings of the text that is shown, kept up to date while it is written.

A key in a paragraph costs the look at one line. Only where a heading comes, goes or changes is anybody told.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCursor

from newsdesk.text.words import plain
from newsdesk.widgets.waiting import once
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.handed import handed_down
from newsdesk.widgets.writing.scan import COMMENT, FENCE, TEXT, Style, scan

#: Milliseconds from a change to the headings, so that one that is being typed is read at the pauses.
PAUSE = 200
#: How many lines are read in one go: a fraction of what one frame has time for.
SLICE = 200

_LEVELS = {Style.HEADING_1: 1, Style.HEADING_2: 2, Style.HEADING_3: 3}
_HASHES = re.compile("#{1,6}")
_SOME = re.compile(rb"[^\0]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its line (from 0), its level (from 1), and its words as readers see them."""

    line: int
    level: int
    words: str


class Headings(QObject):
    """Stands beside one editor.

    Signals: ``changed`` there are other headings (tuple of ``Heading``); ``passed`` the caret is under
    another one (its place in that tuple, -1 above the first).
    """

    changed = Signal(tuple)
    passed = Signal(int)

    def __init__(self, edit: MarkdownEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._all: tuple[Heading, ...] = ()
        self._at = -1
        self._words: dict[str, str] = {}  # what readers see of each line that is a heading
        # Of each line: the level of the heading it is (0: none), and the state it was read in.
        self._levels, self._states = bytearray(), [TEXT]
        self._first, self._end = 0, 0  # the lines that have to be read
        self._pause = once(self, lambda: self._read(SLICE))
        edit.contents_changed.connect(self._change)
        edit.cursorPositionChanged.connect(self._pass)
        edit.sheet_changed.connect(self._begin)
        edit.settled.connect(self._begin)
        self._begin()

    @property
    def all(self) -> tuple[Heading, ...]:
        """The headings, with what was changed last."""
        if self._end:
            self._read(len(self._levels))
        return self._all

    @property
    def at(self) -> int:
        """The place among the headings of the one that the caret is under; -1 above the first."""
        line = self._edit.textCursor().blockNumber()
        return bisect_right(self.all, line, key=lambda each: each.line) - 1

    def go_to(self, place: int) -> None:
        """Put the caret at the beginning of a heading, and its line at the top of the window."""
        block = self._edit.document().findBlockByNumber(self.all[place].line)
        cursor = QTextCursor(block)
        self._edit.setTextCursor(cursor)
        bar = self._edit.verticalScrollBar()
        bar.setValue(
            bar.value() + self._edit.cursorRect(cursor).top() - self._edit.cursorRect(cursor).height()
        )
        self._edit.ensureCursorVisible()

    # -- reading ----------------------------------------------------------------------------------------

    def _begin(self) -> None:
        lines = self._edit.document().blockCount()
        self._levels, self._states = bytearray(lines), [-1] * lines
        self._first, self._end = 0, lines
        self._pause.start(PAUSE)

    def _change(self, place: int, _removed: int, added: int) -> None:
        """Note which lines have to be read: these, and the one above, which they may underline."""
        document = self._edit.document()
        last_place = document.characterCount() - 1
        first = document.findBlock(min(place, last_place)).blockNumber()
        end = document.findBlock(min(place + added, last_place)).blockNumber() + 1
        more = document.blockCount() - len(self._levels)
        self._levels[first : end - more] = bytearray(end - first)
        self._states[first : end - more] = [-1] * (end - first)
        waiting = self._end + more if self._end > first else self._end
        above = max(0, first - 1)
        self._first = min(self._first, above) if self._end else above
        self._end = max(waiting, end)
        self._pause.start(PAUSE)

    def _read(self, most: int) -> None:
        """Read so many lines at most: that changed, or that mean something else because one above did."""
        self._pause.stop()
        if self._edit.settling:  # what lines hand down is not known yet
            return
        block, number = self._edit.document().findBlockByNumber(self._first), self._first
        before = handed_down(block.previous())
        last = number + most
        while block.isValid() and (number < self._end or self._states[number] != before):
            if number >= last:
                self._first, self._end = number, max(self._end, number + 1)
                self._pause.start(0)
                return
            self._states[number] = before
            self._levels[number] = _level(block, before)
            before = handed_down(block)
            block, number = block.next(), number + 1
        self._first = self._end = 0
        self._tell()

    def _tell(self) -> None:
        document = self._edit.document()
        lines = [at.start() for at in _SOME.finditer(self._levels)]
        texts = [document.findBlockByNumber(line).text() for line in lines]
        self._words = {text: self._words.get(text) or _words(text) for text in texts}
        found = tuple(
            Heading(line, self._levels[line], self._words[text])
            for line, text in zip(lines, texts, strict=True)
        )
        if found != self._all:
            self._all = found
            self.changed.emit(found)
            self._at = -2
        self._pass()

    def _pass(self) -> None:
        # While lines are waiting to be read, where the headings are is not known.
        if not self._end and (at := self.at) != self._at:
            self._at = at
            self.passed.emit(at)


def _level(block: QTextBlock, state: int) -> int:
    """Return the level of the heading that a line is, 0 for none; ``state`` is what is handed down to it."""
    line, below = block.text(), block.next().text()
    hashes = _HASHES.match(line)
    if (
        state >= FENCE
        or state == COMMENT
        or not line.strip()
        or (hashes is None and below[:1] not in {"=", "-"})
    ):
        return 0
    for span in scan(line, state, below).spans:
        if span.start == 0 and span.style in _LEVELS:
            return len(hashes[0]) if hashes else _LEVELS[span.style]
    return 0


def _words(line: str) -> str:
    return plain(line.lstrip("#").rstrip().rstrip("#")).strip()
