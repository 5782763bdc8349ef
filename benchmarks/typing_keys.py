"""A typist who writes into the middle of a text, a key at a time."""

from itertools import cycle

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from benchmarks.figures import Figure, Limit

#: What a screen at 60 Hz shows one picture for: a key is on it with the next.
LIMIT = Limit(Figure.P99, 0.016)
SENTENCE = "The mill will take in forty tonnes of wool a year, its director said on Monday. "


class Typist:
    """Types into the middle of what stands in ``edit``, wherever its paragraph ends."""

    def __init__(self, edit: QTextEdit) -> None:
        # To the end first: a long text is laid out in slices, and a key is not to wait for the first time.
        edit.moveCursor(QTextCursor.MoveOperation.End)
        cursor = QTextCursor(edit.document().findBlockByNumber(edit.document().blockCount() // 2))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        edit.setTextCursor(cursor)
        edit.ensureCursorVisible()
        self._edit = edit
        self._letters = cycle(SENTENCE)

    def key(self) -> None:
        """Press the next key, and wait until all that follows from it is done and drawn."""
        QTest.keyClicks(self._edit, next(self._letters))
        QCoreApplication.processEvents()
