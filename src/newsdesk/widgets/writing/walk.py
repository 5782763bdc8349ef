"""Goes through a text for its words, a few paragraphs whenever the window has nothing else to do."""

from collections.abc import Callable, Iterator
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextDocument

from newsdesk.widgets.writing.spotting import Spotted

#: How many paragraphs are looked at in one go, 1 ms: a key comes in between, whenever it comes.
SLICE = 6


class Judge(Protocol):
    """Knows words, or asks somebody who does."""

    def ask(self, asked: set[str]) -> bool:
        """Have words judged; return whether some are still to be."""

    def is_wrong(self, word: str) -> bool:
        """Whether a word is known to be misspelt."""


class Walk(QObject):
    """One way through one document at a time, from a paragraph on. ``spotted`` returns a paragraph's words.

    Signals: ``done`` the search is over: the first misspelt word's place (UTF-16, start and end), or -1, -1.
    """

    done = Signal(int, int)

    def __init__(
        self, judge: Judge, spotted: Callable[[QTextBlock], tuple[Spotted, ...]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._judge, self._spotted = judge, spotted
        self._document: QTextDocument | None = None
        #: Paragraphs by their numbers: the text may change under way.
        self._next = self._left = 0
        self._after = -1
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._step)

    @property
    def busy(self) -> bool:
        """Whether it is under way."""
        return self._document is not None

    @property
    def searching(self) -> bool:
        """Whether somebody waits for the next misspelt word."""
        return self.busy and self._after >= 0

    def read(self, document: QTextDocument) -> None:
        """Have all words of a document judged."""
        self._begin(document, 0, -1)

    def search(self, document: QTextDocument, after: int) -> None:
        """Look for the first misspelt word after a place, to the end of the text."""
        self._begin(document, document.findBlock(after).blockNumber(), after)

    def go_on(self) -> None:
        """Hear that words were judged."""
        if self._document is not None:
            self._idle.start()

    def stop(self) -> None:
        """Leave it."""
        self._document = None
        self._idle.stop()

    def _begin(self, document: QTextDocument, first: int, after: int) -> None:
        self._document, self._next, self._after = document, first, after
        self._left = document.blockCount() - first
        self._idle.start()

    def _step(self) -> None:
        if self._document is None:
            return
        slice_ = list(self._slice(self._document))
        if not slice_:
            self._end(-1, -1)
            return
        unknown = self._judge.ask({each.word for _at, words in slice_ for each in words})
        if unknown:
            # Whoever judges says when to go on.
            self._idle.stop()
        if not (unknown and self.searching):
            self._look_at(slice_)

    def _slice(self, document: QTextDocument) -> Iterator[tuple[int, tuple[Spotted, ...]]]:
        for number in range(self._next, self._next + min(SLICE, self._left)):
            block = document.findBlockByNumber(number)
            yield block.position(), self._spotted(block)

    def _look_at(self, slice_: list[tuple[int, tuple[Spotted, ...]]]) -> None:
        self._next += len(slice_)
        self._left -= len(slice_)
        if not self.searching:
            return
        for at, words in slice_:
            for each in words:
                if at + each.start >= self._after and self._judge.is_wrong(each.word):
                    self._end(at + each.start, at + each.end)
                    return

    def _end(self, start: int, end: int) -> None:
        searched = self.searching
        self.stop()
        if searched:
            self.done.emit(start, end)
