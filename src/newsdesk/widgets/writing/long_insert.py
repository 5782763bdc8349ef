"""Putting a very long text into an editor while nobody has to wait: ten megabytes take Qt some seconds."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

#: What is put in at once, in characters: some hundredths of a second.
SLICE = 10_000
#: A longer line makes every key in it slow. It is broken where it has a space, which reads the same.
LONGEST = 100_000


def broken(text: str) -> str:
    """Return a text whose lines are no longer than ``LONGEST``, as far as they have spaces."""
    return "\n".join(piece for line in text.split("\n") for piece in _pieces(line))


def _pieces(line: str) -> Iterator[str]:
    start = 0
    while len(line) - start > LONGEST:
        end = line.rfind(" ", start, start + LONGEST)
        if end < 0:
            end = line.find(" ", start + LONGEST)
        if end < 0:
            break
        yield line[start:end]
        start = end + 1
    yield line[start:]


def slices(text: str) -> Iterator[str]:
    """Cut a text into pieces of about ``SLICE`` characters, behind a line's end where there is one."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + SLICE) + 1 or len(text)
        yield text[start:end]
        start = end


class LongInsert(QObject):
    """Puts a text in the place of what is selected, a slice in each turn of the event loop, as one step.

    Signals: ``progressed`` how many characters are in, and of how many; ``ended`` whether all of them are.
    """

    progressed = Signal(int, int)
    ended = Signal(bool)

    def __init__(self, cursor: QTextCursor, text: str, parent: QObject) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self._slices = slices(broken(text))
        self._done, self._all = 0, len(text)
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._go_on)
        self._cursor.beginEditBlock()
        self._cursor.removeSelectedText()
        self._cursor.insertText(next(self._slices, ""))
        self._cursor.endEditBlock()
        self._turn.start(0)

    @property
    def place(self) -> int:
        """Where the text that is in ends (UTF-16)."""
        return self._cursor.position()

    def stop(self) -> None:
        """Take out again what is in already."""
        self._turn.stop()
        self._cursor.document().undo()
        self.ended.emit(False)

    def _go_on(self) -> None:
        piece = next(self._slices, None)
        if piece is None:
            self._turn.stop()
            self.ended.emit(True)
            return
        self._cursor.joinPreviousEditBlock()
        self._cursor.insertText(piece)
        self._cursor.endEditBlock()
        self._done += len(piece)
        self.progressed.emit(min(self._done, self._all), self._all)
