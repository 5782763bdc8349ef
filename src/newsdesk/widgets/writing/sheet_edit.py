"""A text field for one of many texts at a time, each with its own history, colours and length."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPaintEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from newsdesk.domain.length import Length
from newsdesk.widgets.colors import HighlightColors
from newsdesk.widgets.writing.column import ColumnEdit
from newsdesk.widgets.writing.highlighter import MarkdownHighlighter
from newsdesk.widgets.writing.lines import normal
from newsdesk.widgets.writing.long_insert import broken
from newsdesk.widgets.writing.passages import Passages
from newsdesk.widgets.writing.replaying import refill
from newsdesk.widgets.writing.settling import Settling
from newsdesk.widgets.writing.sheets import Sheet, Sheets

#: The height of a line, in percent of its font's, until somebody says otherwise.
LINE_SPACING = 135
#: What takes longer than a moment to put in, in characters.
LONG = 200_000
#: Characters before the caret that take Qt longer to lay out than anybody should wait.
FAR = 1_500_000
#: Pixels of a document. Qt counts 64ths of them in 32 bits, keeps two of these for itself, and ends there.
HIGHEST = 2**23


class SheetEdit(ColumnEdit):
    """Shows and keeps plain text.

    The text that comes out is the text that went in, character for character (no-break spaces too); line
    breaks of any kind become newlines. Only what Qt keeps for itself is lost: U+FDD0, U+FDD1, half a
    surrogate pair, and a byte-order mark in front.

    Signals:
        line_changed(int): the caret is in another line, counted from 1.
        inserted(int, int): a long text is being put in, so many lines of so many are; ``insert_ended``
            all of it, or (False) it was taken out again.
        settled(): all of the text is coloured and counted, which takes a moment after a long one is shown.
    """

    line_changed = Signal(int)
    inserted = Signal(int, int)
    insert_ended = Signal(bool)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = 1
        self._spacing = LINE_SPACING
        self._colors: HighlightColors | None = None
        self._inserting, self._end_of_insert = False, QTextCursor()
        self._returning = False
        self._sheets = Sheets(self)
        # Whoever hears of a change finds the text as it is by then: so its tally hears of it first.
        self.document().contentsChange.disconnect(self.contents_changed)
        self._sheet = Sheet(self.document(), Settling(self.document()))
        self._listen(self._sheet)
        #: What somebody has remarked on: marked in the text and in its margin.
        self.passages = Passages(self, self.layers)
        self.load("")
        self.cursorPositionChanged.connect(self._tell_line)
        self.cursorPositionChanged.connect(self._stay)
        bar = self.verticalScrollBar()
        bar.actionTriggered.connect(self._stay)
        # Queued: it is told amid Qt's laying out.
        bar.rangeChanged.connect(self._look_whether_to_return, Qt.ConnectionType.QueuedConnection)

    # -- the text ---------------------------------------------------------------------------------------

    def text(self) -> str:
        """Return the text, with newlines between its lines."""
        return self._sheet.settling.tally.text

    @property
    def length(self) -> Length:
        """How long the text is, of one that is ``settling`` what is counted; this reads nothing of it."""
        return self._sheet.settling.tally.length

    @property
    def selected_length(self) -> Length:
        """How long what is selected is."""
        cursor = self.textCursor()
        return self._sheet.settling.tally.part(cursor.selectionStart(), cursor.selectionEnd())

    def open(self, name: str, text: str) -> None:
        """Show the text of this name, without a word to ``text_edited``.

        If it was open before in this session, the caret is where it was, and so is all that can be undone;
        what became of the text elsewhere meanwhile is then one more step. Far down in a long text the caret
        is back when Qt has come there, or at the next key; and not at all if somebody goes elsewhere first.
        """
        self.stop_inserting()
        sheet, new = self._sheets.take(name)
        if sheet is not self._sheet:
            self._show_sheet(sheet)
        left = self._left_at(sheet)
        self.load(text, keep_undo=not new)
        sheet.anchor, sheet.caret = left.anchor(), left.position()
        if not new and max(sheet.caret, sheet.anchor) > FAR:
            self._returning = True
        elif not new:
            self._go_back()

    def _left_at(self, sheet: Sheet) -> QTextCursor:
        """Return where somebody left off in a sheet; it goes along with the words there."""
        last = sheet.document.characterCount() - 1
        left = QTextCursor(sheet.document)
        self._loading = True
        # Within a step Qt does not look how far along its line a place is, and lays out nothing for it.
        left.beginEditBlock()
        left.setPosition(min(sheet.anchor, last))
        left.setPosition(min(sheet.caret, last), QTextCursor.MoveMode.KeepAnchor)
        left.endEditBlock()
        self._loading = False
        return left

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

    def insert(self, text: str) -> None:
        """Put a text (its line breaks newlines) in the place of what is selected, as one step to undo.

        The caret is behind a long one only when that has settled: to say where that is takes Qt so long.
        """
        if len(text) < LONG:
            self.put_at_caret(text)
            return
        self.stop_inserting()
        self._loading = True
        top, cursor = self.verticalScrollBar().value(), self.textCursor()
        self._put(cursor, broken(text))
        self._inserting, self._end_of_insert = True, cursor
        self._scroll_to(top)
        settling = self._sheet.settling
        settling.progressed.connect(self.inserted)
        if not settling.busy:
            self._end_insert(whole=True)

    def _put(self, cursor: QTextCursor, text: str) -> None:
        """Put in a text that is laid out afterwards, as far as it is in view; the caret is before it."""
        start, removed = cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart()
        document = self.document()
        document.setLayoutEnabled(False)
        # Those who colour are not to be asked about every line of it at once.
        document.blockSignals(True)
        cursor.insertText(text)
        document.blockSignals(False)
        added = cursor.position() - start
        self._sheet.settling.put_in(start, added)
        self.contents_changed.emit(start, removed, added)
        # Now: of a caret that moves on, Qt wants to know where it was, and lays out all that is before that.
        caret = self.textCursor()
        caret.setPosition(start)
        self.setTextCursor(caret)
        document.setLayoutEnabled(True)

    @property
    def inserting(self) -> bool:
        """Whether a long text is being put in."""
        return self._inserting

    @property
    def settling(self) -> bool:
        """Whether there are lines that are not coloured and counted yet."""
        return self._sheet.settling.busy

    @property
    def ends_beyond_sight(self) -> bool:
        """Whether the text, which has settled, is higher than Qt can lay out."""
        return self.document().size().height() >= HIGHEST

    def stop_inserting(self) -> None:
        """Take out again a long text, if one is being put in."""
        if self._inserting:
            super().undo()
            self._end_insert(whole=False)

    def undo(self) -> None:
        """Take back the last step, which may be one that is not finished yet."""
        if self._inserting:
            self.stop_inserting()
        else:
            super().undo()

    def _settle(self) -> None:
        if self._inserting:
            self._end_insert(whole=True)
        self.settled.emit()

    def _end_insert(self, *, whole: bool) -> None:
        self._sheet.settling.progressed.disconnect(self.inserted)
        self._loading = self._inserting = False
        if whole:
            self.setTextCursor(self._end_of_insert)
            self.ensureCursorVisible()
            self.text_edited.emit()
        self.insert_ended.emit(whole)

    def go_to_line(self, line: int) -> None:
        """Put the caret at the beginning of a line, counted from 1, if there is such a line."""
        block = self.document().findBlockByNumber(line - 1)
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.ensureCursorVisible()

    def _show_sheet(self, sheet: Sheet) -> None:
        """Put another document into the editor, and leave the one that was as it is."""
        QGuiApplication.inputMethod().commit()
        left = self._sheet
        self._note_place()
        self._returning = False
        self.layers.clear()
        self.passages.place({})
        left.document.contentsChange.disconnect(self.contents_changed)
        left.settling.settled.disconnect(self._settle)
        self._sheet = sheet
        self._loading = True
        self.dress(sheet.document)
        self.setDocument(sheet.document)
        if sheet.settling.busy:
            sheet.settling.begin_again()
        self._loading = False
        self._listen(sheet)
        self._space()
        self._colour()
        self.sheet_changed.emit()

    def _listen(self, sheet: Sheet) -> None:
        sheet.document.contentsChange.connect(self.contents_changed)
        sheet.settling.settled.connect(self._settle)

    def return_now(self) -> None:
        """Put the caret where it was in this text, if it is not there yet."""
        if self._returning:
            self._go_back()

    def _look_whether_to_return(self) -> None:
        place = max(self._sheet.caret, self._sheet.anchor)
        if self._returning and self.document().findBlock(place).layout().lineCount():
            self._go_back()

    def _stay(self) -> None:
        self._returning = False

    def _go_back(self) -> None:
        """Put the caret and the view where they were when this text was left."""
        self._returning = False
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
            bottom = QPointF(0, place + self.viewport().height())
            self.document().documentLayout().hitTest(bottom, Qt.HitTestAccuracy.FuzzyHit)
            bar.setMaximum(max(bar.maximum(), place))
        bar.setValue(place)

    def _fill(self, text: str) -> None:
        document = self.document()
        self._sheet.spacing = self._spacing
        document.setUndoRedoEnabled(False)
        document.clear()
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            self._spacing,
            QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
        )
        cursor = QTextCursor(document)
        cursor.setBlockFormat(spacing)
        self._put(cursor, text)
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self.verticalScrollBar().setValue(0)

    def _tell_line(self) -> None:
        line = self.textCursor().blockNumber() + 1
        if line != self._line and not self._loading:
            self._line = line
            self.line_changed.emit(line)

    # -- how it looks -----------------------------------------------------------------------------------

    def set_line_spacing(self, percent: int) -> None:
        """Make lines so high, in percent of what their font takes, in this text and in others once shown."""
        self._spacing = percent
        self._note_place()
        self._space()

    def _note_place(self) -> None:
        """Keep in mind where the caret and the view are in this text."""
        sheet, cursor = self._sheet, self.textCursor()
        if not self._returning:
            sheet.caret, sheet.anchor = cursor.position(), cursor.anchor()
            sheet.top = self.verticalScrollBar().value()

    def _space(self) -> None:
        """Give the lines of this text the height that holds now; what can be undone is kept."""
        if self._sheet.spacing == self._spacing:
            return
        self._sheet.spacing = self._spacing
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
        settling = self._sheet.settling
        if self._colors is None:
            return
        if settling.highlighter is None:
            settling.highlighter = MarkdownHighlighter(self.document(), self._colors)
            return
        place = self.verticalScrollBar().value()
        # Qt says that a document changes when only its colours do.
        self._loading = True
        settling.highlighter.set_colors(self._colors)
        self._loading = False
        self._scroll_to(place)

    # -- what Qt calls ----------------------------------------------------------------------------------

    def mousePressEvent(self, e: QMouseEvent) -> None:
        """Put the caret into the line that is clicked, or the one above a click between two."""
        self._stay()
        super().mousePressEvent(self._aimed(e) if self.settling else e)

    def _aimed(self, e: QMouseEvent) -> QMouseEvent:
        # Between two lines, Qt would put the caret at the end of a text that is not laid out to its end.
        line = self.document().documentLayout().blockBoundingRect(self.block_at(e.position().y()))
        line.translate(0, -self.verticalScrollBar().value())
        height = min(max(e.position().y(), line.top()), line.bottom() - 1)
        place = QPointF(e.position().x(), height)
        return QMouseEvent(
            e.type(), place, e.scenePosition(), e.globalPosition(), e.button(), e.buttons(), e.modifiers()
        )

    def paintEvent(self, e: QPaintEvent) -> None:
        """Paint the text, and the margin beside it."""
        super().paintEvent(e)
        self.passages.paint_margin(e.rect())
