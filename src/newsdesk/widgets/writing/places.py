"""Places in a text that somebody points to from elsewhere."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from newsdesk.widgets.utf16 import to_utf16


def lines_of(edit: QTextEdit, first: int, last: int) -> str:
    """Return the lines from ``first`` to ``last`` (from 1), as far as they are there."""
    lines = []
    block = edit.document().findBlockByNumber(first - 1)
    while block.isValid() and block.blockNumber() < last:
        lines.append(block.text())
        block = block.next()
    return "\n".join(lines)


def go_behind(edit: QTextEdit, line: int, before: str) -> None:
    """Put the caret behind the text ``before``, which begins with a line (from 1), and the keyboard there."""
    block = edit.document().findBlockByNumber(line - 1)
    if not block.isValid():
        return
    cursor = QTextCursor(edit.document())
    cursor.setPosition(block.position() + to_utf16(before, len(before)))
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()
    edit.setFocus(Qt.FocusReason.OtherFocusReason)
