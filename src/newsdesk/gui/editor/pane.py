"""The story that is open: its form above, its text below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QVBoxLayout, QWidget

from newsdesk._built.editor import Ui_Editor
from newsdesk.domain.story import StoryText
from newsdesk.gui.editor.pins import SessionPins
from newsdesk.gui.panels.story_form import StoryForm
from newsdesk.widgets.utf16 import Units
from newsdesk.widgets.writing.edit import MarkdownEdit


class EditorPane(QWidget):
    """Shows one story to be written, or a sentence while none is open.

    Signals: ``edited`` the user changed the form or the text; ``line_changed`` the caret's line, from 1.
    """

    edited = Signal()
    line_changed = Signal(int)

    def __init__(self, form: StoryForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_Editor()
        self.ui.setupUi(self)
        self.form = form
        place = QVBoxLayout(self.ui.form_place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(form)
        self._base = StoryText()
        #: At which rates amounts in the text were converted.
        self.pins = SessionPins()
        form.edited.connect(self.edited)
        self.ui.text.text_edited.connect(self.edited)
        self.ui.text.line_changed.connect(self.line_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab lead from the form to the text and then on, not back to the headline to be typed over.

        Only here: a widget that is given another parent forgets the order.
        """
        super().showEvent(event)
        self.setTabOrder(self.form.ui.fold, self.ui.text)

    @property
    def body(self) -> MarkdownEdit:
        """The text's own editor."""
        return self.ui.text

    def add_tools(self, actions: Sequence[QAction]) -> None:
        """Put actions into the row above the text."""
        self.ui.tools.addActions(list(actions))

    def add_choice(self, action: QAction, menu: QMenu) -> None:
        """Let the button of an action that is there open a menu as well, of others of its kind."""
        button = self.ui.tools.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def add_band(self, band: QWidget) -> None:
        """Put a band of its own above the form."""
        self.ui.writing_column.insertWidget(0, band)

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar right above the text."""
        column = self.ui.writing_column
        column.insertWidget(column.indexOf(self.ui.text), bar)

    def begin(self) -> None:
        """Put the keyboard where a new story begins: into its headline."""
        self.form.ui.headline.setFocus()

    def go_to(self, field: str, start: int, end: int) -> None:
        """Put the keyboard into a field of the story, and mark what stands there (code points)."""
        if field == "body":
            self.body.mark(start, end)
            self.body.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.go_to(field, start, end)

    def mend(self, field: str, start: int, end: int, words: str) -> None:
        """Let other words stand in a field of prose, from one place to another (code points), as one step."""
        if field == "body":
            units = Units(self.body.text())
            self.body.put([(units.to(start), units.to(end), words)])
        else:
            text = str(self.form.fields()[field])
            self.form.write(field, [f"{text[:start]}{words}{text[end:]}"])

    def show_story(self, text: StoryText, uid: str = "") -> None:
        """Open a story by its uid: what was done to its text in this session can be undone still."""
        self._base = text
        self.pins.open(uid, text.pins)
        self.form.open_text(text)
        self.body.open(uid, text.body)
        self.ui.pages.setCurrentWidget(self.ui.writing)
        # The row of tools knows its height once it is shown; the text is not to move down for it later.
        self.ui.writing_column.activate()

    def expect_story(self) -> None:
        """Say nothing: a story is about to be opened."""
        self.ui.nothing_words.hide()

    def show_nothing(self) -> None:
        """Close the story; a sentence says how to open another."""
        self.ui.nothing_words.show()
        self.ui.pages.setCurrentWidget(self.ui.nothing)

    def take_over(self, text: StoryText) -> None:
        """Show what became of the open story elsewhere; caret and undo stay."""
        if text != self.text():
            self._base = text
            self.pins.learn(text.pins)
            self.form.show_text(text)
            self.body.load(text.body, keep_undo=True)

    def text(self) -> StoryText:
        """Return everything as it stands in the fields."""
        body = self.body.text()
        return self.form.apply_to(self._base).with_(body=body, pins=self.pins.standing(body))

    def finish_entry(self) -> None:
        """Take what is half typed in a field of the form, such as a tag without its comma.

        What is half pasted goes: it is on the clipboard still.
        """
        self.body.stop_inserting()
        focus = QApplication.focusWidget()
        if focus is not None and self.form.isAncestorOf(focus):
            focus.clearFocus()

    def set_read_only(self, read_only: bool) -> None:
        """Let the story be read but not changed."""
        self.form.set_read_only(read_only)
        self.body.setReadOnly(read_only)
        self.ui.tools.setEnabled(not read_only)
