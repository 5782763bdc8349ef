"""A short field of plain words: it wraps, and is as high as what stands in it."""

from collections.abc import Iterator
from itertools import islice
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from newsdesk.widgets.writing.lines import normal
from newsdesk.widgets.writing.plain import PlainEdit


class FieldEdit(PlainEdit):
    """Edits a headline, or a few sentences; Tab leaves it.

    Signals: ``passed`` Return was pressed in a field of one paragraph, as in any field of a form;
    ``row_changed`` it is so high with one line in it, in pixels.
    """

    passed = Signal()
    row_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = 1
        self._one_paragraph = False
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    def limit(self, lines: int, *, one_paragraph: bool = False) -> None:
        """Grow up to so many lines, then scroll; ``one_paragraph`` allows no line break."""
        self._most, self._one_paragraph = lines, one_paragraph
        self._fit()

    def load(self, text: str) -> None:
        """Show a text, with the caret at its beginning; what was typed before can be undone no longer."""
        self._loading = True
        self.setPlainText(text)
        self._loading = False

    def _fit(self) -> None:
        """Be as high as the text; only what is longer than the limit scrolls."""
        margins = 2 * self.document().documentMargin()
        wanted = self.document().size().height() - margins
        # As they are laid out: that is a little higher or lower than their font says.
        lines = list(islice(self._line_heights(), self._most + 1))
        longer = len(lines) > self._most
        high = sum(lines[: self._most]) if longer else wanted
        policies = Qt.ScrollBarPolicy
        # A bar that only comes until the field has grown would take room from the words.
        policy = policies.ScrollBarAsNeeded if longer else policies.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        frame = self.contentsMargins()
        around = margins + frame.top() + frame.bottom()
        self.setFixedHeight(ceil(high + around))
        self.row_changed.emit(ceil(self.fontMetrics().lineSpacing() + around))

    def _line_heights(self) -> Iterator[float]:
        """Yield the height of each line of the text, in pixels."""
        block = self.document().begin()
        while block.isValid():
            layout = block.layout()
            yield from (layout.lineAt(number).height() for number in range(layout.lineCount()))
            block = block.next()

    # -- what Qt calls ------------------------------------------------------------------------------------

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Handle the keys that mean something else here than in any text field."""
        breaks = e.matches(QKeySequence.StandardKey.InsertParagraphSeparator)
        if self.is_helped(e):
            e.accept()
        elif breaks or e.matches(QKeySequence.StandardKey.InsertLineSeparator):
            if self._one_paragraph:
                self.passed.emit()
            elif not self.isReadOnly():
                # Qt would put U+2028 for Shift+Return, which no other program takes for a line break.
                self.textCursor().insertText("\n")
                self.ensureCursorVisible()
        else:
            super().keyPressEvent(e)

    def changeEvent(self, e: QEvent) -> None:
        """Be as high as the text in another font."""
        super().changeEvent(e)
        if e.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop words; line breaks are spaces where none may be."""
        if self.isReadOnly():
            return
        text = normal(source.text())
        self.put_at_caret(" ".join(text.split("\n")) if self._one_paragraph else text)
