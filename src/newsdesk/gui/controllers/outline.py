"""The outline of the open story: follows the caret, goes to headings, moves sections."""

from PySide6.QtCore import QObject, Qt

from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.outline.panel import OutlinePanel
from newsdesk.gui.window import OUTLINE
from newsdesk.gui.workplace import Workplace
from newsdesk.widgets.utf16 import from_utf16
from newsdesk.widgets.writing.headings import Heading, Headings
from newsdesk.widgets.writing.sections import Move, move


class OutlineController(QObject):
    """Stands between the tab of headings and the text."""

    def __init__(self, place: Workplace, editor: EditorController) -> None:
        self._panel = panel = OutlinePanel()
        super().__init__(panel)
        self._window, self._messages, self._editor = place.window, place.messages, editor
        self._body = place.window.panes.editor.body
        self.headings = Headings(self._body)
        #: Somebody asked for the headings, and is to have the keyboard in them once they are known.
        self._keyboard = False
        place.window.put_right(OUTLINE, panel)
        panel.set_read_only(not place.desk.newsroom.writable)
        place.announcer.stopped.connect(lambda: panel.set_read_only(True))
        panel.heading_wanted.connect(self.go_to)
        panel.move_wanted.connect(lambda at, up: self._move(at, up=up))
        self.headings.changed.connect(self._show)
        self.headings.passed.connect(self._pass)
        self._body.settled.connect(self._give_keyboard)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        writing = Need.STORY | Need.WRITING | Need.TEXT
        return (
            Command("show_outline", self._turn),
            Command("section_up", lambda: self._move_at_caret(up=True), writing),
            Command("section_down", lambda: self._move_at_caret(up=False), writing),
        )

    def _turn(self) -> None:
        """Bring the headings to the front and the keyboard to them, or fold them away."""
        self._window.turn_right(self._panel)
        self._keyboard = self._panel.isVisible()
        self._give_keyboard()

    def _give_keyboard(self) -> None:
        """Take the keyboard to the headings, if it is wanted there, there are any, and all are read."""
        if not self._keyboard or self._body.settling:
            return
        self._keyboard = False
        # Those that were not read yet, because somebody types, are shown before they are returned.
        if self.headings.all and self._panel.ui.list.isVisible():
            self._panel.ui.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, at: int) -> None:
        """Go to a heading, by its place among them."""
        if at < len(self.headings.all):
            self.headings.go_to(at)
            self._body.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, headings: tuple[Heading, ...]) -> None:
        self._panel.show_headings(headings)

    def _pass(self, at: int) -> None:
        # Whoever goes through the list by key is not called back from it.
        if not self._panel.ui.list.hasFocus():
            self._panel.mark(at)

    def _move_at_caret(self, *, up: bool) -> None:
        in_list = self._panel.ui.list.hasFocus()
        self._move(self._panel.chosen if in_list else self.headings.at, up=up)

    def _move(self, at: int, *, up: bool) -> None:
        """Move a section past its neighbour, in one step to undo."""
        if self._body.isReadOnly():
            self._messages.tell("The text can only be read now.")
            return
        headings = [(each.line, each.level) for each in self.headings.all]
        if not 0 <= at < len(headings):
            self._messages.tell("The cursor is above the first heading: there is no section to move.")
            return
        text = self._body.text()
        done = move(text, headings, at, up=up)
        if done is None:
            self._messages.tell(f"This section is the {'first' if up else 'last'} of its level here.")
            return
        self._edit(text, headings[at][0], done)
        self._panel.mark(self.headings.at)

    def _edit(self, text: str, line: int, done: Move) -> None:
        """Make the edits; a caret in the section stays in its words."""
        begins = sum(len(each) + 1 for each in text.split("\n")[:line])
        caret = from_utf16(text, self._body.textCursor().position()) - begins
        first, second = sorted(done.edits, key=lambda each: each.at)
        moved = max(done.edits, key=lambda each: len(each.comes))
        shift = len(first.comes) - first.gone if moved is second else 0
        start = moved.at + shift + len(moved.comes) - len(moved.comes.lstrip("\n"))
        length = len(moved.comes.strip("\n"))
        place = start + (caret if 0 <= caret <= length else 0)
        self._body.edit([first, second], place, place)
