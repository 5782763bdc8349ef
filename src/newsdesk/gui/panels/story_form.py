"""The form above a story's text: everything about it but the text itself."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from newsdesk._built.story_form import Ui_StoryForm
from newsdesk.domain.story import HOUSE_HEADLINE, StoryText
from newsdesk.gui.countries import country_choices
from newsdesk.widgets.token_edit import TokenEdit
from newsdesk.widgets.utf16 import to_utf16
from newsdesk.widgets.writing.field import FieldEdit
from newsdesk.widgets.writing.lines import normal

#: From this part of the house limit on, a headline's length is shown.
NEAR = Fraction(5, 6)

#: So many lines are in view at most; more can be scrolled to.
HEADLINE_LINES, STANDFIRST_LINES = 4, 6

#: Below so many pixels the details stand one under another, and the headline's letters are smaller.
NARROW = 460


class StoryForm(QWidget):
    """Shows a story's fields and lets them be written.

    ``headline_limit`` is how many characters a headline may have in this house.

    Signals: ``edited`` only by the user's hand; ``language_changed`` the story is in another language now, by
    any hand (its tag, BCP 47).
    """

    edited = Signal()
    language_changed = Signal(str)

    def __init__(self, headline_limit: int = HOUSE_HEADLINE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline_limit = headline_limit
        self.ui = Ui_StoryForm()
        self.ui.setupUi(self)
        self._named = False
        self._shown = self.fields()
        self.ui.headline.row_changed.connect(self._stand_beside_first_line)
        self.ui.headline.limit(HEADLINE_LINES, one_paragraph=True)
        self.ui.standfirst.limit(STANDFIRST_LINES)
        self._say_length()
        self.ui.headline.textChanged.connect(self._say_length)
        self.ui.headline.passed.connect(self.ui.standfirst.setFocus)
        for line in self._lines():
            line.textEdited.connect(self.edited)
        for field in self.prose():
            field.text_edited.connect(self.edited)
        self.ui.countries.tokens_changed.connect(self.edited)
        self.ui.keywords.tokens_changed.connect(self.edited)
        self.ui.language.chosen.connect(self.language_changed)
        self.ui.language.chosen.connect(self.edited)
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
            self._dress_headline()

    def _dress_headline(self) -> None:
        headline = self.ui.headline
        headline.setProperty("role", "headline-narrow" if self._narrow else "headline")
        # Or the style sheet would not look at it again.
        headline.style().unpolish(headline)
        headline.style().polish(headline)

    def _stand_beside_first_line(self, height: int) -> None:
        """Let the buttons beside the headline stand at its first line, however many there are."""
        for button in (self.ui.language, self.ui.fold):
            button.setFixedHeight(height)

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

    def open_text(self, text: StoryText) -> None:
        """Show another story's fields: what was typed in those of the one before can be undone no longer."""
        for line in self._lines():
            line.setText("")
        for field in self.prose():
            field.load("")
        self.show_text(text)

    def show_text(self, text: StoryText) -> None:
        """Show a story's fields; a field that holds its text already keeps its caret."""
        lines = (text.byline, text.place, text.source)
        for line, words in zip(self._lines(), lines, strict=True):
            if line.text() != words:
                line.setText(words)
                line.setCursorPosition(0)
        for field, words in zip(self.prose(), (text.headline, text.standfirst), strict=True):
            if field.text() != normal(words):
                field.load(words)
        if not self._named:
            self._named = True
            # Not before: a form that shows no story needs no names.
            self.ui.countries.set_choices(country_choices())
        if self.ui.language.language != text.language:
            self.ui.language.set_language(text.language)
            self.language_changed.emit(text.language)
        self.ui.countries.set_tokens(text.countries)
        self.ui.keywords.set_tokens(text.keywords)
        self._shown = self.fields()

    def apply_to(self, text: StoryText) -> StoryText:
        """Return a text with the fields that were written in since ``show_text``.

        The others stay as they are in ``text``, even where the form could not have shown them to the letter.
        """
        written = {name: value for name, value in self.fields().items() if value != self._shown[name]}
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
        elif isinstance(widget, FieldEdit):
            widget.mark(start, end)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self, field: str, words: Sequence[str]) -> None:
        """Write into a field, by its name in a story's text, as the user's own change and one step to undo.

        ``words`` are its tags, or else the one text that is to stand in it.
        """
        widget: QWidget = getattr(self.ui, field)
        if isinstance(widget, QLineEdit) and widget.text() != words[0]:
            widget.selectAll()
            widget.insert(words[0])
        elif isinstance(widget, FieldEdit):
            widget.replace_text(words[0])
        elif isinstance(widget, TokenEdit) and widget.tokens() != tuple(words):
            widget.set_tokens(tuple(words))
            self.edited.emit()

    def step(self, field: str, value: str | tuple[str, ...], *, back: bool) -> None:
        """Go ``back`` a step in a field's history, or on, to where this stood in it."""
        widget: QWidget = getattr(self.ui, field)
        if isinstance(widget, QLineEdit | FieldEdit):
            widget.undo() if back else widget.redo()
        self.write(field, (value,) if isinstance(value, str) else value)

    def can_redo(self, field: str) -> bool:
        """Whether something was taken back in a field that can be done again."""
        widget: QWidget = getattr(self.ui, field)
        if isinstance(widget, FieldEdit):
            return widget.document().isRedoAvailable()
        return isinstance(widget, QLineEdit) and widget.isRedoAvailable()

    def set_read_only(self, read_only: bool) -> None:
        """Let the fields be read and copied, but not changed."""
        for line in self._lines():
            line.setReadOnly(read_only)
        for field in self.prose():
            field.setReadOnly(read_only)
        self.ui.language.setEnabled(not read_only)
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

    def prose(self) -> tuple[FieldEdit, FieldEdit]:
        """Return the fields that readers read as they read the text: headline and standfirst."""
        return self.ui.headline, self.ui.standfirst

    def _lines(self) -> tuple[QLineEdit, ...]:
        return (self.ui.byline, self.ui.place, self.ui.source)

    def fields(self) -> dict[str, str | tuple[str, ...]]:
        """Return what stands in the fields, by their names in a story's text."""
        return {
            "headline": self.ui.headline.text(),
            "standfirst": self.ui.standfirst.text(),
            "byline": self.ui.byline.text(),
            "place": self.ui.place.text(),
            "source": self.ui.source.text(),
            "countries": self.ui.countries.tokens(),
            "keywords": self.ui.keywords.tokens(),
            "language": self.ui.language.language,
        }

    def _say_length(self) -> None:
        """Say how long the headline is once that matters."""
        length = len(self.ui.headline.text())
        limit = self._headline_limit
        words = f"{length} of {limit}" if length <= limit else f"{length} of {limit}: too long"
        self.ui.headline_length.setText(words if length >= NEAR * limit else "")
        self.ui.headline_length.setVisible(length >= NEAR * limit)
