"""A text field for one of many texts at a time, each with its own history, colours and length."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent, QTextBlock, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from newsdesk.text.length import Length
from newsdesk.widgets.utf16 import offsets, to_utf16
from newsdesk.widgets.writing.column import ColumnEdit
from newsdesk.widgets.writing.highlighter import HighlightColors, MarkdownHighlighter
from newsdesk.widgets.writing.layers import Layers
from newsdesk.widgets.writing.lines import Edit, differences
from newsdesk.widgets.writing.long_insert import LongInsert
from newsdesk.widgets.writing.passages import Passages
from newsdesk.widgets.writing.replaying import refill
from newsdesk.widgets.writing.sheets import Sheet, Sheets
from newsdesk.widgets.writing.tally import Tally

#: The height of a line, in percent of its font's, until somebody says otherwise.
LINE_SPACING = 135
#: What takes longer than a moment to put in, in characters.
LONG = 200_000


def normal(text: str) -> str:
    """Return the text with the newline as its only line break."""
    for each in ("\r\n", "\r", "\u2029", "\u2028"):
        text = text.replace(each, "\n")
    return text


class SheetEdit(ColumnEdit):
    """Shows and keeps plain text.

    The text that comes out is the text that went in, character for character (no-break spaces too); line
    breaks of any kind become newlines. Only what Qt keeps for itself is lost: U+FDD0, U+FDD1, half a
    surrogate pair, and a byte-order mark in front.

    Signals:
        text_edited(): the user changed the text (typing, paste, undo, a command); never after ``load``.
        line_changed(int): the caret is in another line, counted from 1.
        sheet_changed(): another text is shown, in another document; cursors of the one before are worthless,
            and so are connections to it.
        contents_changed(int, int, int): as ``QTextDocument.contentsChange``, of whichever document is shown.
        inserted(int, int): a long text is being put in, so many characters of so many are; ``insert_ended``
            all of it, or (False) it was taken out again.
    """

    text_edited = Signal()
    line_changed = Signal(int)
    sheet_changed = Signal()
    contents_changed = Signal(int, int, int)
    inserted = Signal(int, int)
    insert_ended = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loading = False
        self._line = 1
        self._spacing = LINE_SPACING
        self._colors: HighlightColors | None = None
        self._insert: LongInsert | None = None
        self._sheets = Sheets(self)
        self._sheet = Sheet(self.document(), Tally(self.document()))
        self.layers = Layers(self)
        #: What somebody has remarked on: marked in the text and in its margin.
        self.passages = Passages(self, self.layers)
        self.setAcceptRichText(False)
        self.document().contentsChange.connect(self.contents_changed)
        self.contents_changed.connect(self._count)
        self.load("")
        self.textChanged.connect(self._tell_edited)
        self.cursorPositionChanged.connect(self._tell_line)

    # -- the text ---------------------------------------------------------------------------------------

    def text(self) -> str:
        """Return the text, with newlines between its lines."""
        # Not toPlainText(), which turns no-break spaces into plain ones.
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    @property
    def length(self) -> Length:
        """How long the text is; this reads nothing of it."""
        return self._sheet.tally.length

    @property
    def selected_length(self) -> Length:
        """How long what is selected is."""
        cursor = self.textCursor()
        return self._sheet.tally.part(cursor.selectionStart(), cursor.selectionEnd())

    def open(self, name: str, text: str) -> None:
        """Show the text of this name, without a word to ``text_edited``.

        If it was open before in this session, the caret is where it was, and so is all that can be undone;
        what became of the text elsewhere meanwhile is then one more step.
        """
        self.stop_inserting()
        sheet, new = self._sheets.take(name)
        if sheet is not self._sheet:
            self._show_sheet(sheet)
        self.load(text, keep_undo=not new)
        if not new:
            self._go_back()

    def load(self, text: str, *, keep_undo: bool = False) -> None:
        """Show ``text``, without a word to ``text_edited``, and put the caret at its beginning.

        What was typed before can be undone no longer; with ``keep_undo`` it can, and the load as well, in one
        step, and the caret stays where it is (for a text that was changed elsewhere meanwhile).
        """
        self._loading = True
        try:
            if keep_undo:
                self._replace_all(normal(text))
            else:
                self._fill(normal(text))
        finally:
            self._loading = False
        self._tell_line()

    def replace_text(self, text: str) -> None:
        """Put ``text`` in place of all there is, as the user's own change and one step to undo.

        Only what differs is touched, so caret and view stay where they are. What is only to be read stays.
        """
        if not self.isReadOnly():
            self._replace_all(normal(text))

    def insert(self, text: str) -> None:
        """Put a text (its line breaks newlines) in the place of what is selected, as one step to undo.

        A long one is put in by and by; until then the editor takes no keys but those that stop it.
        """
        if len(text) < LONG:
            self.textCursor().insertText(text)
            self.ensureCursorVisible()
            return
        self.stop_inserting()
        self._loading = True
        self._insert = insert = LongInsert(self.textCursor(), text, self)
        insert.progressed.connect(self.inserted)
        insert.ended.connect(self._end_insert)
        self.inserted.emit(0, len(text))

    @property
    def inserting(self) -> bool:
        """Whether a long text is being put in."""
        return self._insert is not None

    def stop_inserting(self) -> None:
        """Take out again what is in of a long text, if one is being put in."""
        if self._insert is not None:
            self._insert.stop()

    def undo(self) -> None:
        """Take back the last step, which may be one that is not finished yet."""
        if self._insert is not None:
            self._insert.stop()
        else:
            super().undo()

    def _end_insert(self, whole: bool) -> None:
        insert, self._insert = self._insert, None
        self._loading = False
        if insert is None:
            return
        if whole:
            cursor = self.textCursor()
            cursor.setPosition(insert.place)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            self.text_edited.emit()
        insert.deleteLater()
        self.insert_ended.emit(whole)

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

    def _show_sheet(self, sheet: Sheet) -> None:
        """Put another document into the editor, and leave the one that was as it is."""
        QGuiApplication.inputMethod().commit()
        caret, left = self.textCursor(), self._sheet
        left.caret, left.anchor = caret.position(), caret.anchor()
        left.top = self.verticalScrollBar().value()
        self.layers.clear()
        self.passages.place({})
        left.document.contentsChange.disconnect(self.contents_changed)
        self._sheet = sheet
        self._loading = True
        self.dress(sheet.document)
        self.setDocument(sheet.document)
        self._loading = False
        sheet.document.contentsChange.connect(self.contents_changed)
        self._space()
        self._colour()
        self.sheet_changed.emit()

    def _go_back(self) -> None:
        """Put the caret and the view where they were when this text was left."""
        last = self.document().characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(min(self._sheet.anchor, last))
        cursor.setPosition(min(self._sheet.caret, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._scroll_to(self._sheet.top)

    def _scroll_to(self, place: int) -> None:
        bar = self.verticalScrollBar()
        if place > bar.maximum():
            # A long text is laid out in slices, and until the last one the bar's range would end too early.
            height = self.document().documentLayout().documentSize().height()
            bar.setMaximum(max(bar.maximum(), round(height) - self.viewport().height()))
        bar.setValue(place)

    def _fill(self, text: str) -> None:
        document = self.document()
        self._sheet.spacing = self._spacing
        document.setUndoRedoEnabled(False)
        # Laid out once, at the end, and not again for every paragraph that is coloured.
        document.setLayoutEnabled(False)
        document.clear()
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            self._spacing,
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
        old = self.text()
        if old != text:
            self._replace(0, old, differences(old, text))

    def _replace(self, position: int, old: str, edits: Sequence[Edit], *, joined: bool = False) -> None:
        """Make changes in ``old``, which begins at ``position`` (UTF-16), in one step to undo."""
        places = offsets(old) or range(len(old) + 1)
        ends = ((each.at, each.at + each.gone, each.comes) for each in edits)
        changes = [(position + places[start], position + places[end], comes) for start, end, comes in ends]
        self.put(changes, joined=joined)

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

    def _count(self, place: int, _removed: int, added: int) -> None:
        self._sheet.tally.change(place, added)

    def _tell_edited(self) -> None:
        # What an input method shows while somebody composes is not in the text yet.
        composing = self.textCursor().block().layout().preeditAreaText()
        if not self._loading and not composing:
            self.text_edited.emit()

    def _tell_line(self) -> None:
        line = self.textCursor().blockNumber() + 1
        if line != self._line and not self._loading:
            self._line = line
            self.line_changed.emit(line)

    # -- how it looks -----------------------------------------------------------------------------------

    def set_line_spacing(self, percent: int) -> None:
        """Make lines so high, in percent of what their font takes, in this text and in others once shown."""
        self._spacing = percent
        self._space()

    def _space(self) -> None:
        """Give the lines of this text the height that holds now; what can be undone is kept."""
        sheet = self._sheet
        if sheet.spacing == self._spacing:
            return
        sheet.spacing = self._spacing
        sheet.caret, sheet.anchor = self.textCursor().position(), self.textCursor().anchor()
        sheet.top = self.verticalScrollBar().value()
        self._loading = True
        refill(self.document(), self._fill)
        self._loading = False
        self._go_back()

    def set_colors(self, colors: HighlightColors) -> None:
        """Colour the Markdown, from now on, in these colours; without them it is plain text."""
        self._colors = colors
        self._colour()

    def _colour(self) -> None:
        """Colour the text that is shown in the colours that hold now."""
        sheet = self._sheet
        if self._colors is None:
            return
        if sheet.highlighter is None:
            sheet.highlighter = MarkdownHighlighter(sheet.document, self._colors)
            return
        place = self.verticalScrollBar().value()
        # Qt says that a document changes when only its colours do.
        self._loading = True
        sheet.highlighter.set_colors(self._colors)
        self._loading = False
        self._scroll_to(place)

    def visible_blocks(self) -> Iterator[QTextBlock]:
        """Yield the paragraphs of which something is in view, from the top."""
        bottom = self.viewport().height()
        block = self.cursorForPosition(QPoint(0, 0)).block()
        layout = self.document().documentLayout()
        top = self.verticalScrollBar().value()
        while block.isValid() and layout.blockBoundingRect(block).top() - top < bottom:
            yield block
            block = block.next()

    # -- what Qt calls ----------------------------------------------------------------------------------

    def paintEvent(self, e: QPaintEvent) -> None:
        """Paint the text, and the margin beside it."""
        super().paintEvent(e)
        self.passages.paint_margin(e.rect())
