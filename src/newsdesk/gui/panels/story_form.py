"""The form above a story's text: everything about it but the text itself."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QEvent, QObject, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from newsdesk._built.story_form import Ui_StoryForm
from newsdesk.domain.story import HOUSE_HEADLINE, StoryText
from newsdesk.gui.countries import country_choices
from newsdesk.widgets.token_edit import TokenEdit
from newsdesk.widgets.utf16 import to_utf16

#: From this part of the house limit on, a headline's length is shown.
NEAR = Fraction(5, 6)

STANDFIRST_LINES = 3

#: Below so many pixels the details stand one under another.
NARROW = 460


class StoryForm(QWidget):
    """Shows a story's fields and lets them be written; ``edited`` comes only from the user's hand.

    ``headline_limit`` is how many characters a headline may have in this house.
    """

    edited = Signal()

    def __init__(self, headline_limit: int = HOUSE_HEADLINE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline_limit = headline_limit
        self.ui = Ui_StoryForm()
        self.ui.setupUi(self)
        self._named = False
        self._shown = self._fields()
        self._fit_standfirst()
        self._say_length()
        self.ui.headline.installEventFilter(self)
        self.ui.headline.textChanged.connect(self._say_length)
        for line in self._lines():
            line.textEdited.connect(self.edited)
        self.ui.standfirst.textChanged.connect(self.edited)
        self.ui.standfirst.textChanged.connect(self._fit_standfirst)
        self.ui.countries.tokens_changed.connect(self.edited)
        self.ui.keywords.tokens_changed.connect(self.edited)
        self.ui.standfirst.viewport().installEventFilter(self)
        self.ui.fold.clicked.connect(self._turn_fold)
        self.set_folded(folded=False)
        self._narrow = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the details side by side where there is room, else one under another."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    def _arrange(self) -> None:
        ui, grid = self.ui, self.ui.details_grid
        columns = 3 if self._narrow else 1
        places = ((0, 0), (1, 0), (2, 0), (3, 0)) if self._narrow else ((0, 0), (0, 2), (1, 0), (1, 2))
        # A layout that is taken out stays the grid's child until it is told otherwise.
        grid.removeItem(ui.dateline_row)
        ui.dateline_row.setParent(None)
        labels = (ui.byline_label, ui.place_label, ui.countries_label, ui.keywords_label)
        for label, (row, column) in zip(labels, places, strict=True):
            grid.addWidget(label, row, column)
        fields = (ui.byline, None, ui.countries, ui.keywords)
        for field, (row, column) in zip(fields, places, strict=True):
            if field is None:
                grid.addLayout(ui.dateline_row, row, column + 1, 1, columns)
            else:
                grid.addWidget(field, row, column + 1, 1, columns)

    def show_text(self, text: StoryText) -> None:
        """Show a story's fields; a field that holds its text already keeps its caret."""
        lines = (text.headline, text.byline, text.place, text.source)
        for line, words in zip(self._lines(), lines, strict=True):
            if line.text() != words:
                line.setText(words)
                line.setCursorPosition(0)
        if self.ui.standfirst.toPlainText() != text.standfirst:
            with QSignalBlocker(self.ui.standfirst):
                self.ui.standfirst.setPlainText(text.standfirst)
            self._fit_standfirst()
        if not self._named:
            self._named = True
            # Not before: a form that shows no story needs no names.
            self.ui.countries.set_choices(country_choices())
        self.ui.countries.set_tokens(text.countries)
        self.ui.keywords.set_tokens(text.keywords)
        self._shown = self._fields()

    def apply_to(self, text: StoryText) -> StoryText:
        """Return a text with the fields that were written in since ``show_text``.

        The others stay as they are in ``text``, even where the form could not have shown them to the letter.
        """
        written = {name: value for name, value in self._fields().items() if value != self._shown[name]}
        return text.with_(**written)

    def go_to(self, field: str, start: int, end: int) -> None:
        """Put the keyboard into a field, by its name in a story's text, and mark what stands there."""
        widget: QWidget = getattr(self.ui, field)
        if self.ui.details.isAncestorOf(widget):
            self.set_folded(folded=False)
        if isinstance(widget, QLineEdit):
            text = widget.text()
            first, last = to_utf16(text, min(start, len(text))), to_utf16(text, min(end, len(text)))
            widget.setSelection(first, last - first)
        elif isinstance(widget, QPlainTextEdit):
            text = widget.toPlainText()
            cursor = widget.textCursor()
            cursor.setPosition(to_utf16(text, min(start, len(text))))
            cursor.setPosition(to_utf16(text, min(end, len(text))), QTextCursor.MoveMode.KeepAnchor)
            widget.setTextCursor(cursor)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self, field: str, words: Sequence[str]) -> None:
        """Write into a field, by its name in a story's text, as the user's own change and one step to undo.

        ``words`` are its tags, or else the one text that is to stand in it.
        """
        widget: QWidget = getattr(self.ui, field)
        if isinstance(widget, QLineEdit) and widget.text() != words[0]:
            widget.selectAll()
            widget.insert(words[0])
        elif isinstance(widget, QPlainTextEdit) and widget.toPlainText() != words[0]:
            cursor = widget.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(words[0])
        elif isinstance(widget, TokenEdit) and widget.tokens() != tuple(words):
            widget.set_tokens(tuple(words))
            self.edited.emit()

    def set_read_only(self, read_only: bool) -> None:
        """Let the fields be read and copied, but not changed."""
        for line in self._lines():
            line.setReadOnly(read_only)
        self.ui.standfirst.setReadOnly(read_only)
        self.ui.countries.setEnabled(not read_only)
        self.ui.keywords.setEnabled(not read_only)

    def _turn_fold(self) -> None:
        self.set_folded(not self.ui.details.isHidden())

    def set_folded(self, folded: bool) -> None:
        """Leave only headline and standfirst on the screen, or show all fields."""
        self.ui.details.setHidden(folded)
        self.ui.fold.setArrowType(Qt.ArrowType.DownArrow if folded else Qt.ArrowType.UpArrow)
        words = (
            "Show byline, dateline, countries and tags"
            if folded
            else "Hide byline, dateline, countries and tags"
        )
        self.ui.fold.setToolTip(words)
        self.ui.fold.setAccessibleName(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from headline to standfirst on Return; let the standfirst's height follow its width."""
        if watched is self.ui.standfirst.viewport() and event.type() == QEvent.Type.Resize:
            self._fit_standfirst()
        if watched is self.ui.headline and isinstance(event, QKeyEvent):
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and event.type() == QEvent.Type.KeyPress:
                self.ui.standfirst.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the standfirst anew in another font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_standfirst()

    def _lines(self) -> tuple[QLineEdit, ...]:
        return (self.ui.headline, self.ui.byline, self.ui.place, self.ui.source)

    def _fields(self) -> dict[str, str | tuple[str, ...]]:
        return {
            "headline": self.ui.headline.text(),
            "standfirst": self.ui.standfirst.toPlainText(),
            "byline": self.ui.byline.text(),
            "place": self.ui.place.text(),
            "source": self.ui.source.text(),
            "countries": self.ui.countries.tokens(),
            "keywords": self.ui.keywords.tokens(),
        }

    def _say_length(self) -> None:
        """Say how long the headline is once that matters."""
        length = len(self.ui.headline.text())
        limit = self._headline_limit
        words = f"{length} of {limit}" if length <= limit else f"{length} of {limit}: too long"
        self.ui.headline_length.setText(words if length >= NEAR * limit else "")

    def _fit_standfirst(self) -> None:
        """Be as high as the text, from one line to three."""
        edit, metrics = self.ui.standfirst, self.ui.standfirst.fontMetrics()
        margin = int(edit.document().documentMargin())
        room = QRect(0, 0, edit.viewport().width() - 2 * margin, 0)
        wanted = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, edit.toPlainText() or " ").height()
        text = min(wanted, STANDFIRST_LINES * metrics.lineSpacing())
        frame = edit.contentsMargins()
        # One pixel more, or Qt thinks that the last line is cut off and shows a scroll bar.
        edit.setFixedHeight(text + 2 * margin + 1 + frame.top() + frame.bottom())
