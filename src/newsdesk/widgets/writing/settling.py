"""Takes over what changes in a document: a little at once, and much by and by, so that nobody waits for it.

Ten megabytes are in Qt's document after a moment. Colouring and counting their lines takes some seconds, and
is done in slices between the keys, from the top; the text itself is whole all the time, and may be changed.

A text that is shown again Qt lays out in slices of its own, and forgets the rest of it once something changes
meanwhile: nobody would see that ever again. What it has forgotten is laid out here.
"""

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextDocument

from newsdesk.widgets.writing.highlighter import MarkdownHighlighter
from newsdesk.widgets.writing.tally import Tally

#: So many lines, more than a window shows, are coloured at once wherever much has changed.
AT_ONCE = 120
#: The fewest and the most lines of a slice. The most take some hundredths of a second.
LEAST, MOST = 50, 600


class Settling(QObject):
    """Stands beside one document and owns its tally; ``highlighter`` is whoever colours it, if anybody does.

    Signals: ``progressed`` so many lines of so many that came together are done; ``settled`` all are.
    """

    progressed = Signal(int, int)
    settled = Signal()

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self.tally = Tally(document)
        self._highlighter: MarkdownHighlighter | None = None
        self._waiting = range(0)
        self._known = False  # whether what waits is coloured and counted, and only to be laid out
        self._all, self._slice = 0, LEAST
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._go_on)
        # Before any highlighter hears of a change, so that it leaves alone what waits.
        document.contentsChange.connect(self._hear)

    @property
    def busy(self) -> bool:
        """Whether there are lines that are neither coloured nor counted."""
        return bool(self._waiting) and not self._known

    @property
    def highlighter(self) -> MarkdownHighlighter | None:
        """Who colours the document."""
        return self._highlighter

    @highlighter.setter
    def highlighter(self, highlighter: MarkdownHighlighter) -> None:
        self._highlighter = highlighter
        self._wait_for(self._waiting)

    def put_in(self, place: int, added: int) -> None:
        """Hear what no highlighter has heard of: that ``added`` characters (UTF-16) stand at a place now."""
        head = self._take_over(place, added)
        first, following = self._colour(head)
        self._say_dirty(first, following)
        if not self._waiting:
            self._end(following)

    def begin_again(self) -> None:
        """Hear that nothing is laid out any more: begin at the top, as Qt does, and not where this was.

        Qt would lay out all above at once.
        """
        known = not self.busy
        self._expect(range(self.tally.lines))
        self._known = known
        self._wait_for(self._waiting)

    def _hear(self, place: int, _removed: int, added: int) -> None:
        if not self._waiting and not self._was_laid_out(place, added):
            self.begin_again()
        self._take_over(place, added)

    def _was_laid_out(self, place: int, added: int) -> bool:
        """Whether Qt, which begins at the top, had come to the end before this change."""
        last = self._document.lastBlock()
        if place + added >= last.position():
            last = self._document.findBlock(place).previous()
        return not last.isValid() or last.layout().lineCount() > 0

    def _take_over(self, place: int, added: int) -> range:
        """Take over a change; return the lines of it that do not wait."""
        before = self.tally.lines
        lines = self.tally.take(place, added)
        self._shift(lines, self.tally.lines - before)
        head = range(lines.start, min(lines.stop, lines.start + AT_ONCE))
        self.tally.count(head.start, head.stop)
        if head != lines:
            self._expect(range(head.stop, lines.stop))
        return head

    def _shift(self, lines: range, more: int) -> None:
        """Keep those that wait where they are now that there are other ``lines``, ``more`` than before."""
        before = lines.stop - more  # where those ended that are gone

        def moved(line: int, among: int) -> int:
            if line <= lines.start:
                return line
            return line + more if line >= before else among

        if self._waiting:
            start, stop = self._waiting.start, self._waiting.stop
            self._wait_for(range(moved(start, lines.start), moved(stop, lines.stop)))

    def _expect(self, lines: range) -> None:
        if self._waiting:
            lines = range(min(lines.start, self._waiting.start), max(lines.stop, self._waiting.stop))
        self._all, self._slice, self._known = len(lines), LEAST, False
        self._wait_for(lines)
        self._turn.start(0)

    def _wait_for(self, lines: range) -> None:
        self._waiting = lines
        if self._highlighter is not None:
            self._highlighter.left_alone = range(0) if self._known else lines

    def _go_on(self) -> None:
        """Do the next slice."""
        lines = self._waiting[: self._slice]
        begun = perf_counter()
        if not self._known:
            self.tally.count(lines.start, lines.stop)
        first, following = self._colour(lines)
        done = perf_counter()
        self._wait_for(self._waiting[len(lines) :])
        self._say_dirty(first, following)
        # Qt goes through all it has laid out, however little is new: as long for the one as for the other.
        ratio = (perf_counter() - done) / max(done - begun, 1e-6)
        self._slice = round(max(LEAST, min(self._slice * ratio, MOST)))
        self.progressed.emit(self._all - len(self._waiting), self._all)
        if not self._waiting:
            self._end(following)

    def _colour(self, lines: range) -> tuple[QTextBlock, QTextBlock]:
        """Colour lines; return the first that was, and the one behind them."""
        block = first = self._document.findBlockByNumber(lines.start)
        if self._known:
            return first, self._document.findBlockByNumber(lines.stop)
        if self._highlighter is not None:
            block = first = self._highlighter.reached_from(block)
        while block.isValid() and block.blockNumber() < lines.stop:
            if self._highlighter is not None:
                self._highlighter.colour(block)
            block = block.next()
        return first, block

    def _say_dirty(self, first: QTextBlock, following: QTextBlock) -> None:
        end = following.position() if following.isValid() else self._document.characterCount()
        self._document.markContentsDirty(first.position(), end - 1 - first.position())

    def _end(self, following: QTextBlock) -> None:
        self._turn.stop()
        # What stood there before may be in a fence now.
        if self._highlighter is not None and following.isValid():
            self._highlighter.go_on_from(following)
        self.settled.emit()
