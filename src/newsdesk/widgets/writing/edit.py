"""A text editor for writing prose in Markdown."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from newsdesk.text.alignment import common_start
from newsdesk.widgets.utf16 import from_utf16, to_utf16
from newsdesk.widgets.writing import marks
from newsdesk.widgets.writing.highlighter import HighlightColors, MarkdownHighlighter
from newsdesk.widgets.writing.marks import Passage
from newsdesk.widgets.writing.passages import Passages

#: How many characters a line holds where there is room; longer lines lose the reader's eye.
COLUMN = 72
LINE_HEIGHT_PERCENT = 135
MARGIN = 28
SMALLEST, LARGEST = 7.0, 36.0

_MOUSE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
}


def _normal(text: str) -> str:
    """Return the text with the newline as its only line break."""
    for each in ("\r\n", "\r", "\u2029", "\u2028"):
        text = text.replace(each, "\n")
    return text


class MarkdownEdit(QTextEdit):
    """Edits plain text in one calm column, whose width follows the font and not the window.

    The text that comes out is the text that went in, character for character (no-break spaces too); line
    breaks of any kind become newlines. Only what Qt keeps for itself is lost: U+FDD0, U+FDD1, half a
    surrogate pair, and a byte-order mark in front. Tab leaves the editor.

    Signals:
        text_edited(): the user changed the text (typing, paste, undo, a command); never after ``load``.
        line_changed(int): the caret is in another line, counted from 1.
        zoomed(float): the size of the text, in points, is a different one.
    """

    text_edited = Signal()
    line_changed = Signal(int)
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loading = False
        self._line = 1
        self._highlighter: MarkdownHighlighter | None = None
        #: What somebody has remarked on: marked in the text and in its margin.
        self.passages = Passages(self)
        self._writing_font: QFont | None = None
        self._usual_size = self.font().pointSizeF()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Text"))
        # The space beside the column belongs to this widget and not to its viewport: make it paper, too.
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.document().setDocumentMargin(MARGIN)
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
        self._change(marks.toggle_bold)

    def toggle_italic(self) -> None:
        """Make the selection or the word at the caret italic, or plain again."""
        self._change(marks.toggle_italic)

    def toggle_heading(self, level: int) -> None:
        """Make the selected lines headings of ``level`` (1 to 6), or paragraphs again."""
        self._change(lambda passage: marks.toggle_heading(passage, level))

    def toggle_quote(self) -> None:
        """Make the selected lines a quotation, or take them out of it."""
        self._change(marks.toggle_quote)

    def toggle_list(self) -> None:
        """Make the selected lines items of a list, or paragraphs again."""
        self._change(marks.toggle_list)

    def insert_link(self) -> None:
        """Make the selection or the word at the caret a link, ready for its address to be typed."""
        self._change(marks.insert_link)

    def _change(self, command: Callable[[Passage], Passage]) -> None:
        """Let a command change the lines that the selection touches, and select what it says."""
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

    def set_writing_font(self, font: QFont) -> None:
        """Write in ``font`` (with a size in points), which is also what ``zoom_reset`` goes back to."""
        self._usual_size = font.pointSizeF()
        self._write_in(font)

    @property
    def text_size(self) -> float:
        """The size of the text, in points."""
        return self.font().pointSizeF()

    def zoom_in(self) -> None:
        """Make the text one point larger."""
        self.set_text_size(self.text_size + 1)

    def zoom_out(self) -> None:
        """Make the text one point smaller."""
        self.set_text_size(self.text_size - 1)

    def zoom_reset(self) -> None:
        """Make the text as large as its font says."""
        self.set_text_size(self._usual_size)

    def set_text_size(self, points: float) -> None:
        """Write in this size, or the nearest that can be read."""
        font = self.font()
        size = min(max(points, SMALLEST), LARGEST)
        if size != font.pointSizeF():
            font.setPointSizeF(size)
            self._write_in(font)
            self.zoomed.emit(size)

    def _write_in(self, font: QFont) -> None:
        self._writing_font = font
        self.setFont(font)

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
        if e.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            self._change(marks.continue_line)
        elif e.matches(QKeySequence.StandardKey.InsertLineSeparator):
            # Qt would put U+2028 there, which no other program takes for a line break.
            self._change(marks.break_line)
        else:
            super().keyPressEvent(e)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy as plain text, with its no-break spaces, which Qt would drop."""
        data = QMimeData()
        data.setText(_normal(self.textCursor().selectedText()))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; leave files to whoever knows what to do with them."""
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop plain text; an address that is pasted over words makes them a link."""
        text = _normal(source.text())
        words = self.textCursor().selectedText()
        if words and "\u2029" not in words and marks.is_address(text) and not marks.is_address(words):
            self._change(lambda passage: marks.insert_link(passage, text.strip()))
        else:
            self.textCursor().insertText(text)
            self.ensureCursorVisible()

    def paintEvent(self, e: QPaintEvent) -> None:
        """Paint the text, and the margin beside it."""
        super().paintEvent(e)
        self.passages.paint_margin(e.rect())

    def resizeEvent(self, e: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(e)
        self._centre()

    def changeEvent(self, e: QEvent) -> None:
        """Fit the column to another font, and keep the one chosen."""
        super().changeEvent(e)
        if e.type() == QEvent.Type.FontChange:
            self._keep_font()
            self._centre()

    def _keep_font(self) -> None:
        # The program's style sheet, set anew, brings back the font the widget had when it was first styled.
        kept, now = self._writing_font, self.font()
        if kept and (now.families(), now.pointSizeF()) != (kept.families(), kept.pointSizeF()):
            self.setFont(kept)

    def event(self, e: QEvent) -> bool:
        """Let the space beside the column scroll and take clicks as the column itself does."""
        if isinstance(e, QWheelEvent):
            self.wheelEvent(e)
            return True
        if e.type() in _MOUSE and isinstance(e, QMouseEvent):
            return QCoreApplication.sendEvent(self.viewport(), self._beside(e))
        return super().event(e)

    def _beside(self, e: QMouseEvent) -> QMouseEvent:
        place = self.viewport().mapFrom(self, e.position())
        return QMouseEvent(
            e.type(), place, e.scenePosition(), e.globalPosition(), e.button(), e.buttons(), e.modifiers()
        )

    def _centre(self) -> None:
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        wanted = self.fontMetrics().averageCharWidth() * COLUMN + 2 * MARGIN
        side = max(0, (room - wanted) // 2)
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)


def _lines(first: QTextBlock, last: QTextBlock) -> str:
    """Return the text from one paragraph to another, both included."""
    lines = [first.text()]
    while first != last:
        first = first.next()
        lines.append(first.text())
    return "\n".join(lines)
