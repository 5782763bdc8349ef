"""How long the text of a document is, kept up to date line by line while it is written.

A change costs what the lines it touches cost, and those that something not counted (a tag over several lines)
reaches over; the sum is always what ``text.length`` says of the whole.
"""

from PySide6.QtGui import QTextDocument

from newsdesk.text.length import Length, length
from newsdesk.text.words import reach
from newsdesk.widgets.utf16 import from_utf16


class Tally:
    """The length of one document. Whoever has it says what changed, as ``contentsChange`` does."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._lengths: list[Length] = []  # of each line; lines that are counted together are, at their first
        self._reaches: list[int] = []
        self._words = self._characters = 0
        self.recount()

    @property
    def length(self) -> Length:
        """The length of all of it."""
        return Length(self._words, self._characters)

    def recount(self) -> None:
        """Count all lines anew."""
        lines = self._document.blockCount()
        self._lengths, self._reaches = [Length()] * lines, [0] * lines
        self._words = self._characters = 0
        self._count(0, lines)

    def change(self, place: int, added: int) -> None:
        """Hear that ``added`` characters (UTF-16) stand at a place, instead of others or of none."""
        document = self._document
        end = document.characterCount() - 1
        first = document.findBlock(min(place, end)).blockNumber()
        # Qt counts the end of a text among what is added, where all of it is new.
        last = document.findBlock(min(place + added, end)).blockNumber()
        lines = last - first + 1
        self._splice(first, lines - (document.blockCount() - len(self._lengths)), lines)
        while first and self._reaches[first - 1]:
            first -= 1
        self._count(first, last + 1)

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

    def _splice(self, first: int, old: int, new: int) -> None:
        """Put so many uncounted lines in the place of ``old`` ones; how far these reached is kept."""
        self._subtract(first, first + old)
        self._lengths[first : first + old] = [Length()] * new
        self._reaches[first : first + old] = [0] * (new - 1) + [self._reaches[first + old - 1]]

    def _subtract(self, first: int, end: int) -> None:
        for each in self._lengths[first:end]:
            self._words -= each.words
            self._characters -= each.characters

    def _count(self, first: int, end: int) -> None:
        """Count lines up to ``end``, and on until nothing reaches, or reached before, into the next."""
        block, number, reached = self._document.findBlockByNumber(first), first, 0
        while block.isValid() and (number < end or reached):
            lines: list[str] = []
            below = 0
            while block.isValid() and (below or not lines):
                lines.append(block.text())
                below = reach(lines[-1], below)
                block = block.next()
                at = number + len(lines) - 1
                reached, self._reaches[at] = self._reaches[at], below
            self._subtract(number, number + len(lines))
            together = length("\n".join(lines))
            self._lengths[number : number + len(lines)] = [together, *[Length()] * (len(lines) - 1)]
            self._words += together.words
            self._characters += together.characters
            number += len(lines)
