"""A text field that keeps plain text, lets helps stand by, and shows things over the text in layers."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from newsdesk.widgets.utf16 import from_utf16, offsets, to_utf16
from newsdesk.widgets.writing.layers import Layers, selecting
from newsdesk.widgets.writing.lines import Edit, Passage, differences, normal, renewed


class KeyHelp(Protocol):
    """Stands by while somebody types."""

    def press(self, event: QKeyEvent) -> bool:
        """Deal with a key before the editor does; False leaves it to the next."""


class PlainEdit(QTextEdit):
    """Edits plain text, with newlines between its lines.

    Signals:
        text_edited(): the user changed the text (typing, paste, undo, a command); never after ``load``.
        contents_changed(int, int, int): as ``QTextDocument.contentsChange``, of whichever document is shown.
        sheet_changed(): another text is shown, in another document; cursors of the one before are worthless,
            and so are connections to it.
        menu_wanted(QMenu, int): the context menu is about to be shown, for this place (UTF-16) in the text;
            whoever has something to offer there puts it in, at once.
    """

    text_edited = Signal()
    contents_changed = Signal(int, int, int)
    sheet_changed = Signal()
    menu_wanted = Signal(QMenu, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._helps: list[KeyHelp] = []
        #: Whether what changes is not the user's doing.
        self._loading = False
        self.layers = Layers(self)
        self.setAcceptRichText(False)
        self.document().contentsChange.connect(self.contents_changed)
        self.textChanged.connect(self._tell_edited)

    def text(self) -> str:
        """Return the text, with newlines between its lines."""
        # Not toPlainText(), which turns no-break spaces into plain ones.
        return normal(self.document().toRawText())

    @property
    def writing_at(self) -> tuple[int, int]:
        """The text's revision, and the caret's place in it (UTF-16): while both stay, no key did anything."""
        return self.document().revision(), self.textCursor().position()

    def add_help(self, one: KeyHelp) -> None:
        """Ask this help before the editor itself, and after those that came before it, at every key."""
        self._helps.append(one)

    def is_helped(self, event: QKeyEvent) -> bool:
        """Let those who stand by deal with a key; say whether one did."""
        return not self.isReadOnly() and any(one.press(event) for one in self._helps)

    # -- changing -----------------------------------------------------------------------------------------

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

    def replace_text(self, text: str) -> None:
        """Put ``text`` in place of all there is, as the user's own change and one step to undo.

        Only what differs is touched, so caret and view stay where they are. What is only to be read stays.
        """
        if not self.isReadOnly():
            self._replace_all(normal(text))

    def put(self, changes: Sequence[tuple[int, int, str]], *, joined: bool = False) -> None:
        """Let other words stand between places (UTF-16; in order, apart), all in one step to undo.

        ``joined`` makes it part of the step before.
        """
        cursor = self.textCursor()
        if joined:
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        for start, end, comes in reversed(changes):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(comes)
        cursor.endEditBlock()
        # Else Qt takes what is typed next into this step.
        self.document().setModified(False)

    def put_at_caret(self, text: str) -> None:
        """Let a text stand in place of what is selected, in a step of its own."""
        cursor = self.textCursor()
        self.put([(cursor.selectionStart(), cursor.selectionEnd(), text)])
        self.ensureCursorVisible()

    def mark(self, start: int, end: int) -> None:
        """Select a passage (code points; what is beyond the end is left out) and bring it into view."""
        text = self.text()
        self._select(0, Passage(text, min(start, len(text)), min(end, len(text))))

    def visible_blocks(self, height: int | None = None) -> Iterator[QTextBlock]:
        """Yield the paragraphs of which something is in view, from the top; or would be, were it so high."""
        bottom = self.viewport().height() if height is None else height
        block = self.block_at(0)
        layout = self.document().documentLayout()
        top = self.verticalScrollBar().value()
        while block.isValid() and layout.blockBoundingRect(block).top() - top < bottom:
            yield block
            block = block.next()

    def block_at(self, height: float) -> QTextBlock:
        """Return the paragraph at a height (pixels from the top of the view), or the last one above it."""
        # Qt's own answer, between two lines, is the last of all while a long text is not laid out to its end.
        document, layout = self.document(), self.document().documentLayout()
        place = height + self.verticalScrollBar().value()

        def top(number: int) -> float:
            return layout.blockBoundingRect(document.findBlockByNumber(number)).top()

        # In steps that grow, so that no more is laid out for it than some paragraphs below.
        low, high = 0, 1
        while high < document.blockCount() and top(high) <= place:
            low, high = high, 2 * high
        high = min(high, document.blockCount())
        found = bisect_right(range(low, high), place, key=top) + low - 1
        return document.findBlockByNumber(max(0, found))

    def _replace(self, position: int, old: str, edits: Sequence[Edit], *, joined: bool = False) -> None:
        """Make changes in ``old``, which begins at ``position`` (UTF-16), in one step to undo."""
        places = offsets(old) or range(len(old) + 1)
        ends = ((each.at, each.at + each.gone, each.comes) for each in edits)
        changes = [(position + places[start], position + places[end], comes) for start, end, comes in ends]
        self.put(changes, joined=joined)

    def _replace_all(self, text: str) -> None:
        old = self.text()
        if old != text:
            self._replace(0, old, renewed(old, text))

    def _tell_edited(self) -> None:
        # What an input method shows while somebody composes is not in the text yet.
        if not self._loading and not self.textCursor().block().layout().preeditAreaText():
            self.text_edited.emit()

    def _select(self, position: int, passage: Passage) -> None:
        """Select in the text what is selected in a passage that begins at ``position`` (UTF-16)."""
        start, end = (position + to_utf16(passage.text, each) for each in (passage.start, passage.end))
        self.setTextCursor(selecting(self.document(), start, end))
        self.ensureCursorVisible()

    # -- what Qt calls ----------------------------------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, and no files."""
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

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


def _lines(first: QTextBlock, last: QTextBlock) -> str:
    """Return the text from one paragraph to another, both included."""
    lines = [first.text()]
    while first != last:
        first = first.next()
        lines.append(first.text())
    return "\n".join(lines)
