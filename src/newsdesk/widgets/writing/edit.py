"""A text editor for writing prose in Markdown."""

from collections.abc import Callable, Iterator
from typing import Protocol

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QWidget

from newsdesk.text.alignment import common_start
from newsdesk.widgets.utf16 import from_utf16, to_utf16
from newsdesk.widgets.writing import marks
from newsdesk.widgets.writing.column import ColumnEdit
from newsdesk.widgets.writing.highlighter import HighlightColors, MarkdownHighlighter
from newsdesk.widgets.writing.layers import Layers
from newsdesk.widgets.writing.marks import Passage
from newsdesk.widgets.writing.passages import Passages

LINE_HEIGHT_PERCENT = 135


def _normal(text: str) -> str:
    """Return the text with the newline as its only line break."""
    for each in ("\r\n", "\r", "\u2029", "\u2028"):
        text = text.replace(each, "\n")
    return text


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


class MarkdownEdit(ColumnEdit):
    """Edits Markdown, which is plain text, in one calm column.

    The text that comes out is the text that went in, character for character (no-break spaces too); line
    breaks of any kind become newlines. Only what Qt keeps for itself is lost: U+FDD0, U+FDD1, half a
    surrogate pair, and a byte-order mark in front. Tab leaves the editor.

    Signals:
        text_edited(): the user changed the text (typing, paste, undo, a command); never after ``load``.
        line_changed(int): the caret is in another line, counted from 1.
        menu_wanted(QMenu, int): the context menu is about to be shown, for this place (UTF-16) in the text;
            whoever has something to offer there puts it in, at once.
    """

    text_edited = Signal()
    line_changed = Signal(int)
    menu_wanted = Signal(QMenu, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loading = False
        self._line = 1
        self._highlighter: MarkdownHighlighter | None = None
        self._helps: list[KeyHelp] = []
        #: Takes what is pasted or dropped and is more than plain text.
        self.paster: Paster | None = None
        self.layers = Layers(self)
        #: What somebody has remarked on: marked in the text and in its margin.
        self.passages = Passages(self, self.layers)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Text"))
        self.load("")
        self.textChanged.connect(self._tell_edited)
        self.cursorPositionChanged.connect(self._tell_line)

    # -- the text ---------------------------------------------------------------------------------------

    def text(self) -> str:
        """Return the text, with newlines between its lines."""
        # Not toPlainText(), which turns no-break spaces into plain ones.
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def load(self, text: str, *, keep_undo: bool = False) -> None:
        """Show ``text``, without a word to ``text_edited``, and put the caret at its beginning.

        What was typed before can be undone no longer; with ``keep_undo`` it can, and the load as well, in one
        step, and the caret stays where it is (for a text that was changed elsewhere meanwhile).
        """
        self._loading = True
        try:
            if keep_undo:
                self._replace_all(_normal(text))
            else:
                self._fill(_normal(text))
        finally:
            self._loading = False
        self._tell_line()

    def replace_text(self, text: str) -> None:
        """Put ``text`` in place of all there is, as the user's own change and one step to undo.

        Only what differs is touched, so caret and view stay where they are.
        """
        self._replace_all(_normal(text))

    def go_to_line(self, line: int) -> None:
        """Put the caret at the beginning of a line, counted from 1, if there is such a line."""
        block = self.document().findBlockByNumber(line - 1)
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.ensureCursorVisible()

    def mark(self, start: int, end: int) -> None:
        """Select a passage (code points; what is beyond the end is left out) and bring it into view."""
        text = self.text()
        cursor = self.textCursor()
        cursor.setPosition(to_utf16(text, min(start, len(text))))
        cursor.setPosition(to_utf16(text, min(end, len(text))), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _fill(self, text: str) -> None:
        document = self.document()
        document.setUndoRedoEnabled(False)
        # Laid out once, at the end, and not again for every paragraph that is coloured.
        document.setLayoutEnabled(False)
        document.clear()
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            LINE_HEIGHT_PERCENT,
            QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
        )
        cursor = QTextCursor(document)
        cursor.setBlockFormat(spacing)
        cursor.insertText(text)
        document.setLayoutEnabled(True)
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _replace_all(self, text: str) -> None:
        self._replace(0, self.text(), text)

    def _replace(self, position: int, old: str, new: str) -> None:
        """Make ``old``, which begins at ``position`` (UTF-16), into ``new``, in one step to undo."""
        head = common_start(old, new)
        tail = common_start(old[head:][::-1], new[head:][::-1])
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(position + to_utf16(old, head))
        end = position + to_utf16(old, len(old) - tail)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new[head : len(new) - tail])
        cursor.endEditBlock()

    def _tell_edited(self) -> None:
        if not self._loading:
            self.text_edited.emit()

    def _tell_line(self) -> None:
        line = self.textCursor().blockNumber() + 1
        if line != self._line and not self._loading:
            self._line = line
            self.line_changed.emit(line)

    # -- commands, each one step to undo ----------------------------------------------------------------

    def toggle_bold(self) -> None:
        """Make the selection or the word at the caret bold, or plain again."""
        self.change(marks.toggle_bold)

    def toggle_italic(self) -> None:
        """Make the selection or the word at the caret italic, or plain again."""
        self.change(marks.toggle_italic)

    def toggle_heading(self, level: int) -> None:
        """Make the selected lines headings of ``level`` (1 to 6), or paragraphs again."""
        self.change(lambda passage: marks.toggle_heading(passage, level))

    def toggle_quote(self) -> None:
        """Make the selected lines a quotation, or take them out of it."""
        self.change(marks.toggle_quote)

    def toggle_list(self) -> None:
        """Make the selected lines items of a list, or paragraphs again."""
        self.change(marks.toggle_list)

    def insert_link(self) -> None:
        """Make the selection or the word at the caret a link, ready for its address to be typed."""
        self.change(marks.insert_link)

    def change(self, command: Callable[[Passage], Passage]) -> None:
        """Let a command change the lines that the selection touches, in one step, and select what it says."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        at = first.position()
        text = _lines(first, last)
        start = from_utf16(text, cursor.selectionStart() - at)
        end = from_utf16(text, cursor.selectionEnd() - at)
        made = command(Passage(text, start, end))
        if made.text != text:
            self._replace(at, text, made.text)
        cursor.setPosition(at + to_utf16(made.text, made.start))
        cursor.setPosition(at + to_utf16(made.text, made.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def add_help(self, one: KeyHelp) -> None:
        """Ask this help before the editor itself, and after those that came before it, at every key."""
        self._helps.append(one)

    def visible_blocks(self) -> Iterator[QTextBlock]:
        """Yield the paragraphs of which something is in view, from the top."""
        bottom = self.viewport().height()
        block = self.cursorForPosition(QPoint(0, 0)).block()
        layout = self.document().documentLayout()
        top = self.verticalScrollBar().value()
        while block.isValid() and layout.blockBoundingRect(block).top() - top < bottom:
            yield block
            block = block.next()

    # -- how it looks -----------------------------------------------------------------------------------

    def set_colors(self, colors: HighlightColors) -> None:
        """Colour the Markdown, from now on, in these colours; without them it is plain text."""
        if self._highlighter is None:
            self._highlighter = MarkdownHighlighter(self.document(), colors)
            return
        bar = self.verticalScrollBar()
        place = bar.value()
        self._highlighter.set_colors(colors)
        # A long text is laid out in slices, and until the last one the bar's range would end too early.
        height = self.document().documentLayout().documentSize().height()
        bar.setMaximum(max(0, round(height) - self.viewport().height()))
        bar.setValue(place)

    # -- what Qt calls ----------------------------------------------------------------------------------

    def setReadOnly(self, ro: bool) -> None:
        """Allow no changes; the caret still moves, so that the text can be read by keyboard."""
        super().setReadOnly(ro)
        if ro:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard,
            )

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Handle the keys that mean something else here than in any text field."""
        if not self.isReadOnly() and any(one.press(e) for one in self._helps):
            e.accept()
        elif e.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            self.change(marks.continue_line)
        elif e.matches(QKeySequence.StandardKey.InsertLineSeparator):
            # Qt would put U+2028 there, which no other program takes for a line break.
            self.change(marks.break_line)
        else:
            super().keyPressEvent(e)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy as plain text, with its no-break spaces, which Qt would drop."""
        data = QMimeData()
        data.setText(_normal(self.textCursor().selectedText()))
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
        """Paste or drop plain text; an address that is pasted over words makes them a link."""
        if self.paster is not None and self.paster.wants(source):
            self.paster.take(source)
            return
        text = _normal(source.text())
        words = self.textCursor().selectedText()
        if words and "\u2029" not in words and marks.is_address(text) and not marks.is_address(words):
            self.change(lambda passage: marks.insert_link(passage, text.strip()))
        else:
            self.textCursor().insertText(text)
            self.ensureCursorVisible()

    def paintEvent(self, e: QPaintEvent) -> None:
        """Paint the text, and the margin beside it."""
        super().paintEvent(e)
        self.passages.paint_margin(e.rect())


def _lines(first: QTextBlock, last: QTextBlock) -> str:
    """Return the text from one paragraph to another, both included."""
    lines = [first.text()]
    while first != last:
        first = first.next()
        lines.append(first.text())
    return "\n".join(lines)
