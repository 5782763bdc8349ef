"""A text editor for writing prose in Markdown."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from newsdesk.widgets.writing import lists
from newsdesk.widgets.writing.lines import Edit, Passage, edited, normal
from newsdesk.widgets.writing.sheet_edit import SheetEdit

_TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
#: Keys that only say how others are meant.
_HELD = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}


class Paster(Protocol):
    """Knows what to do with more than plain text on the clipboard, or dropped."""

    def wants(self, source: QMimeData) -> bool:
        """Whether this is something for it, and not for the editor."""

    def take(self, source: QMimeData) -> None:
        """Put it into the text, in place of the selection, now or later."""


class MarkdownEdit(SheetEdit):
    """Edits Markdown, which is plain text, in one calm column. Tab leaves the editor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: Takes what is pasted or dropped and is more than plain text.
        self.paster: Paster | None = None
        #: Is asked about plain text that is pasted, and does something else with it; False leaves it here.
        self.text_paster: Callable[[str], bool] | None = None
        #: What was typed since a long text is being put in.
        self._typed_ahead: list[QEvent] = []
        self.insert_ended.connect(self._catch_up)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Text"))

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

    def undo(self) -> None:
        """Take back the last step: what was typed since a long text is being put in, or else that."""
        if self._typed_ahead:
            self._typed_ahead.clear()
        else:
            super().undo()

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
            return self.is_helped(e) or super().event(e)
        return super().event(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Handle the keys that mean something else here than in any text field."""
        self.return_now()
        if self.inserting:
            self._press_meanwhile(e)
        elif self.is_helped(e):
            e.accept()
        elif e.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            self.change(lists.continue_line, above=1)
        elif e.matches(QKeySequence.StandardKey.InsertLineSeparator):
            # Qt would put U+2028 there, which no other program takes for a line break.
            self.change(lists.break_line)
        else:
            super().keyPressEvent(e)

    def _press_meanwhile(self, e: QKeyEvent) -> None:
        """While a long text is being put in, keep a key for when it is in, or take it out again."""
        if e.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif e.key() == Qt.Key.Key_Escape:
            self.stop_inserting()
        elif e.key() not in _HELD:
            self._typed_ahead.append(
                QKeyEvent(e.type(), e.key(), e.modifiers(), e.text(), e.isAutoRepeat(), e.count())
            )

    def inputMethodEvent(self, e: QInputMethodEvent) -> None:
        """Take what an input method has to say, or keep it for when a long text is in."""
        self.return_now()
        if self.inserting:
            self._typed_ahead.append(QInputMethodEvent(e))
        else:
            super().inputMethodEvent(e)

    def _catch_up(self, whole: bool) -> None:
        """Do what was typed while a long text was put in: behind it, or where it is not to be after all."""
        if not whole:
            cursor = self.textCursor()
            cursor.setPosition(cursor.selectionEnd())
            self.setTextCursor(cursor)
        while self._typed_ahead and not self.inserting:
            QCoreApplication.sendEvent(self, self._typed_ahead.pop(0))

    def is_helped(self, event: QKeyEvent) -> bool:
        """Let those who stand by deal with a key, unless a long text is being put in."""
        return not self.inserting and super().is_helped(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; leave files to whoever knows what to do with them."""
        known = self.paster is not None and self.paster.wants(source)
        return known or super().canInsertFromMimeData(source)

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
