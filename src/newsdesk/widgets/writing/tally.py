"""The text of a document and how long it is, kept up to date line by line while it is written.

A change costs what the lines it touches cost, and those that something not counted (a tag over several lines)
reaches over; the sum is always what ``text.length`` says of the whole. Asking Qt for all of a long text costs
a tenth of a key's time, and it is asked for after most of them.
"""

from PySide6.QtGui import QTextDocument

from newsdesk.domain.length import Length
from newsdesk.text.length import length
from newsdesk.text.words import reach
from newsdesk.widgets.utf16 import from_utf16


class Tally:
    """The text of one document. Whoever has it says what changed, as ``contentsChange`` does."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._lines = [""]
        self._text: str | None = None  # all lines, once they were asked for
        self._lengths = [Length()]  # of each line; lines that are counted together are, at their first
        self._reaches = [0]
        self._words = self._characters = 0
        self.change(0, document.characterCount())

    @property
    def text(self) -> str:
        """All of it, with newlines between its lines, and for line breaks of other kinds within."""
        if self._text is None:
            self._text = "\n".join(self._lines).replace("\u2028", "\n")
        return self._text

    @property
    def length(self) -> Length:
        """The length of all that is counted."""
        return Length(self._words, self._characters)

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self._lines)

    def change(self, place: int, added: int) -> None:
        """Hear that ``added`` characters (UTF-16) stand at a place, instead of others or of none."""
        lines = self.take(place, added)
        self.count(lines.start, lines.stop)

    def take(self, place: int, added: int) -> range:
        """Hear the same; return which lines are others now. What they hold is known, how long it is not."""
        document = self._document
        end = document.characterCount() - 1
        block = document.findBlock(min(place, end))
        first = block.blockNumber()
        # Qt counts the end of a text among what is added, where all of it is new.
        last = document.findBlock(min(place + added, end)).blockNumber()
        lines: list[str] = []
        for _line in range(last + 1 - first):
            lines.append(block.text())
            block = block.next()
        self._splice(first, len(lines) - (document.blockCount() - len(self._lines)), lines)
        return range(first, last + 1)

    def count(self, first: int, end: int) -> None:
        """Count lines up to ``end``, those above that reach into them, and those below they reach into."""
        while first and self._reaches[first - 1]:
            first -= 1
        number, reached = first, 0
        while number < len(self._lines) and (number < end or reached):
            start, below = number, 0
            while number < len(self._lines) and (below or number == start):
                below = reach(self._lines[number], below)
                reached, self._reaches[number] = self._reaches[number], below
                number += 1
            self._subtract(start, number)
            together = length("\n".join(self._lines[start:number]))
            self._lengths[start:number] = [together, *[Length()] * (number - start - 1)]
            self._words += together.words
            self._characters += together.characters

    def part(self, start: int, end: int) -> Length:
        """Return how long the text between two places (UTF-16) is; whole lines are not counted again."""
        first, last = self._document.findBlock(start), self._document.findBlock(end)
        at, to = start - first.position(), end - last.position()
        head, tail = first.text(), last.text()
        if first == last:
            return length(head[from_utf16(head, at) : from_utf16(head, to)])
        edges = length(head[from_utf16(head, at) :]), length(tail[: from_utf16(tail, to)])
        inner = [*edges, *self._lengths[first.blockNumber() + 1 : last.blockNumber()]]
        return Length(sum(each.words for each in inner), sum(each.characters for each in inner))

    def _splice(self, first: int, old: int, lines: list[str]) -> None:
        """Put lines in the place of ``old`` ones, uncounted; how far those reached is kept."""
        new = len(lines)
        self._text = None
        self._subtract(first, first + old)
        self._lines[first : first + old] = lines
        self._lengths[first : first + old] = [Length()] * new
        self._reaches[first : first + old] = [0] * (new - 1) + [self._reaches[first + old - 1]]

    def _subtract(self, first: int, end: int) -> None:
        for each in self._lengths[first:end]:
            self._words -= each.words
            self._characters -= each.characters
