"""A text editor for writing prose in Markdown."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QWidget

from newsdesk.widgets.utf16 import from_utf16, to_utf16
from newsdesk.widgets.writing import lists
from newsdesk.widgets.writing.lines import Edit, Passage, differences, edited
from newsdesk.widgets.writing.sheet_edit import SheetEdit, normal

_TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class KeyHelp(Protocol):
    """Stands by while somebody types."""

    def press(self, event: QKeyEvent) -> bool:
        """Deal with a key before the editor does; False leaves it to the next."""


class Paster(Protocol):
    """Knows what to do with more than plain text on the clipboard, or dropped."""

    def wants(self, source: QMimeData) -> bool:
        """Whether this is something for it, and not for the editor."""

    def take(self, source: QMimeData) -> None:
        """Put it into the text, in place of the selection, now or later."""


class MarkdownEdit(SheetEdit):
    """Edits Markdown, which is plain text, in one calm column. Tab leaves the editor.

    Signals:
        menu_wanted(QMenu, int): the context menu is about to be shown, for this place (UTF-16) in the text;
            whoever has something to offer there puts it in, at once.
    """

    menu_wanted = Signal(QMenu, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._helps: list[KeyHelp] = []
        #: Takes what is pasted or dropped and is more than plain text.
        self.paster: Paster | None = None
        #: Is asked about plain text that is pasted, and does something else with it; False leaves it here.
        self.text_paster: Callable[[str], bool] | None = None
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Text"))

    def change(
        self, command: Callable[[Passage], Passage], *, above: int = 0, below: int = 0, joined: bool = False
    ) -> None:
        """Let a command change the lines that the selection touches, in one step, and select what it says.

        It is shown, and may change, so many lines ``above`` and ``below`` as well. ``joined`` makes it part
        of the step before.
        """
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        first = self.document().findBlockByNumber(max(0, first.blockNumber() - above))
        last = self.document().findBlockByNumber(
            min(self.document().blockCount() - 1, last.blockNumber() + below)
        )
        at = first.position()
        text = _lines(first, last)
        start = from_utf16(text, cursor.selectionStart() - at)
        end = from_utf16(text, cursor.selectionEnd() - at)
        made = command(Passage(text, start, end))
        if made.text != text:
            self._replace(at, text, differences(text, made.text), joined=joined)
        self._select(at, made)

    def edit(self, edits: Sequence[Edit], start: int, end: int) -> None:
        """Make changes all over the text (in order, apart) in one step, then select a passage.

        Places count code points: in ``edits`` those of the text as it is, ``start`` and ``end`` afterwards.
        """
        if self.isReadOnly():
            return
        text = self.text()
        if edits:
            self._replace(0, text, edits)
        self._select(0, Passage(edited(Passage(text, 0, 0), edits).text, start, end))

    def _select(self, position: int, passage: Passage) -> None:
        """Select in the text what is selected in a passage that begins at ``position`` (UTF-16)."""
        cursor = self.textCursor()
        cursor.setPosition(position + to_utf16(passage.text, passage.start))
        cursor.setPosition(position + to_utf16(passage.text, passage.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def add_help(self, one: KeyHelp) -> None:
        """Ask this help before the editor itself, and after those that came before it, at every key."""
        self._helps.append(one)

    # -- what Qt calls ----------------------------------------------------------------------------------

    def setReadOnly(self, ro: bool) -> None:
        """Allow no changes; the caret still moves, so that the text can be read by keyboard."""
        super().setReadOnly(ro)
        if ro:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard,
            )

    def event(self, e: QEvent) -> bool:
        """Let those who stand by have the Tab key, which would leave the editor before it is a key here."""
        if isinstance(e, QKeyEvent) and e.type() == QEvent.Type.KeyPress and e.key() in _TABS:
            return self._is_helped(e) or super().event(e)
        return super().event(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Handle the keys that mean something else here than in any text field."""
        if self.inserting:
            self._press_meanwhile(e)
        elif self._is_helped(e):
            e.accept()
        elif e.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            self.change(lists.continue_line, above=1)
        elif e.matches(QKeySequence.StandardKey.InsertLineSeparator):
            # Qt would put U+2028 there, which no other program takes for a line break.
            self.change(lists.break_line)
        else:
            super().keyPressEvent(e)

    def _press_meanwhile(self, e: QKeyEvent) -> None:
        """While a long text is being put in, wait for it, or take it out again."""
        if e.key() == Qt.Key.Key_Escape or e.matches(QKeySequence.StandardKey.Undo):
            self.stop_inserting()

    def _is_helped(self, e: QKeyEvent) -> bool:
        return not (self.isReadOnly() or self.inserting) and any(one.press(e) for one in self._helps)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy as plain text, with its no-break spaces, which Qt would drop."""
        data = QMimeData()
        data.setText(normal(self.textCursor().selectedText()))
        return data

    def contextMenuEvent(self, e: QContextMenuEvent) -> None:
        """Show the usual menu, and what others have to offer at that place."""
        place = self.cursorForPosition(e.pos()).position()
        if e.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.textCursor().position()
        menu = self.createStandardContextMenu(e.pos())
        self.menu_wanted.emit(menu, place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(e.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; leave files to whoever knows what to do with them."""
        if self.paster is not None and self.paster.wants(source):
            return True
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop plain text, unless somebody else knows what to do with it."""
        if self.isReadOnly():
            return
        if self.paster is not None and self.paster.wants(source):
            self.paster.take(source)
            return
        text = normal(source.text())
        if self.text_paster is None or not self.text_paster(text):
            self.insert(text)


def _lines(first: QTextBlock, last: QTextBlock) -> str:
    """Return the text from one paragraph to another, both included."""
    lines = [first.text()]
    while first != last:
        first = first.next()
        lines.append(first.text())
    return "\n".join(lines)
