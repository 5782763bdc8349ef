"""Texts shown with their selection (⟦ and ⟧ hold it, | or ¦ is the caret), and an editor that types."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.widgets.colors import HighlightColors
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.helps import TypingHelps
from newsdesk.widgets.writing.lines import Passage

Command = Callable[[Passage], Passage | None]


def read(text: str) -> Passage:
    """Return the passage that a string shows."""
    if "⟦" in text:
        start, end = text.index("⟦"), text.index("⟧") - 1
        return Passage(text.replace("⟦", "").replace("⟧", ""), start, end)
    mark = "¦" if "¦" in text else "|"
    return Passage(text.replace(mark, "", 1), text.index(mark), text.index(mark))


def write(made: Passage, caret: str) -> str:
    """Return a passage as such a string."""
    text, start, end = made.text, made.start, made.end
    if start == end:
        return f"{text[:start]}{caret}{text[start:]}"
    return f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"


@pytest.fixture
def after() -> Callable[[Command, str], str | None]:
    """What a command makes of a text; None where it has nothing to do."""

    def work(command: Command, shown: str) -> str | None:
        made = command(read(shown))
        return None if made is None else write(made, "¦" if "¦" in shown else "|")

    return work


class Writer:
    """Types into an editor that helps: real key events, one by one."""

    def __init__(self, edit: MarkdownEdit) -> None:
        self.edit = edit
        self.helps = TypingHelps(edit)

    def type(self, *keys: str | Qt.Key) -> "Writer":
        """Press keys; a string is typed letter by letter."""
        for key in keys:
            if isinstance(key, Qt.Key):
                QTest.keyClick(self.edit, key)
                continue
            for letter in key:
                event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(self.edit, event)
        return self

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> "Writer":
        """Press one key with others held."""
        QTest.keyClick(self.edit, key, modifiers)
        return self

    def show(self, shown: str) -> "Writer":
        """Load a text and select in it what a string shows."""
        passage = read(shown)
        self.edit.load(passage.text)
        self.edit.mark(passage.start, passage.end)
        return self

    @property
    def shown(self) -> str:
        """The text with its caret or selection."""
        cursor = self.edit.textCursor()
        text = self.edit.text()
        units = text.encode("utf-16-le")

        def place(at: int) -> int:
            return len(units[: 2 * at].decode("utf-16-le"))

        return write(Passage(text, place(cursor.selectionStart()), place(cursor.selectionEnd())), "¦")

    @property
    def steps(self) -> list[str]:
        """The text after each step back that can be gone, down to the first."""
        found = []
        while self.edit.document().isUndoAvailable():
            self.edit.undo()
            found.append(self.edit.text())
        return found

    def at(self, place: int) -> "Writer":
        """Put the caret at a place, in UTF-16."""
        cursor = self.edit.textCursor()
        cursor.setPosition(place, QTextCursor.MoveMode.MoveAnchor)
        self.edit.setTextCursor(cursor)
        return self


@pytest.fixture
def edit(qtbot: QtBot) -> MarkdownEdit:
    """An editor on the screen, with the keyboard."""
    widget = MarkdownEdit()
    qtbot.addWidget(widget)
    widget.resize(900, 400)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.setFocus()
    return widget


@pytest.fixture
def ink() -> Callable[[str], HighlightColors]:
    """Make colours that are all the same."""
    return lambda color: HighlightColors(*[color] * len(HighlightColors._fields))


@pytest.fixture
def writer(edit: MarkdownEdit, ink: Callable[[str], HighlightColors]) -> Writer:
    edit.set_colors(ink("#777777"))
    return Writer(edit)
