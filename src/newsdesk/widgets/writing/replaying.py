"""Making a document anew without losing what can be undone in it."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QTextCursor, QTextDocument

from newsdesk.text.excerpts import excerpt
from newsdesk.widgets.utf16 import to_utf16


class _Step(NamedTuple):
    """At ``at``, ``gone`` units (UTF-16) went and ``came`` came."""

    at: int
    gone: int
    came: str


def refill(document: QTextDocument, fill: Callable[[str], None]) -> None:
    """Let ``fill`` fill a document with the text it began with, then do again what was done in it since.

    Formats of paragraphs are themselves steps to undo in Qt. So that other ones hold from the beginning, and
    nothing that was typed can be undone any less, each step is taken back first and repeated afterwards.
    """
    undone = 0
    while document.isRedoAvailable():
        document.redo()
        undone += 1
    steps: list[_Step] = []
    after = document.toRawText()
    while document.isUndoAvailable():
        document.undo()
        before = document.toRawText()
        steps.append(_step(before, after))
        after = before
    fill(after.replace("\u2029", "\n"))
    cursor = QTextCursor(document)
    for step in reversed(steps):
        cursor.beginEditBlock()
        cursor.setPosition(step.at)
        cursor.setPosition(step.at + step.gone, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(step.came)
        cursor.endEditBlock()
    for _ in range(undone):
        document.undo()


def _step(before: str, after: str) -> _Step:
    head, comes, tail = excerpt(before, after)
    gone = before[head : len(before) - tail]
    return _Step(to_utf16(before, head), to_utf16(gone, len(gone)), comes)
