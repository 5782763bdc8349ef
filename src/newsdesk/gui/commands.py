"""Every action of the menu: who does it, and when it is grey."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from newsdesk.gui.command import Command, Need
from newsdesk.gui.workplace import Workplace

if TYPE_CHECKING:
    from newsdesk.gui.controllers.editor import EditorController

_WHY_NOT = {
    Need.WRITING: "this newsroom is open only to be looked at",
    Need.STORY: "no story is open",
    Need.TEXT: "the text can only be read now",
    Need.MARKED: "no story is marked",
}


class Commands(QObject):
    """Connects the window's actions with those who do them, and keeps those grey that cannot be done now.

    Signals: ``newsroom_wanted`` somebody wants to open another newsroom; ``paste_wanted`` a page is pasted
    where there is no field for text.
    """

    newsroom_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._window = window = place.window
        self._editor: EditorController | None = None
        self._newsroom = place.desk.newsroom
        self._commands: list[Command] = []
        self.add(self._own())
        window.panes.stories.selection_changed.connect(lambda _uids: self.refresh())
        place.announcer.changed.connect(lambda _changes, _asker: self.refresh())
        place.announcer.stopped.connect(self.refresh)

    def follow(self, editor: "EditorController") -> None:
        """Hear what is open from now on, and whether its text may be changed."""
        self._editor = editor
        editor.opened.connect(lambda _story: self.refresh())
        editor.renewed.connect(lambda _story: self.refresh())

    def add(self, commands: Sequence[Command]) -> None:
        """Let these actions be done from now on."""
        for command in commands:
            self._action(command).triggered.connect(lambda _checked=False, work=command.work: work())
        self._commands += commands
        self.refresh()

    def _own(self) -> tuple[Command, ...]:
        """Return what concerns the window, or whatever field has the keyboard."""
        ui = self._window.ui
        return (
            Command("open_newsroom", self.newsroom_wanted.emit),
            Command("quit", self._window.close),
            Command("undo", lambda: self._in_text("undo")),
            Command("redo", lambda: self._in_text("redo")),
            Command("cut", lambda: self._in_text("cut")),
            Command("copy", lambda: self._in_text("copy")),
            Command("paste", self._paste),
            Command("show_list", lambda: self._window.show_list(ui.show_list.isChecked())),
            Command("show_rates", lambda: self._window.show_rates(ui.show_rates.isChecked())),
            Command("show_ticker", lambda: ui.ticker.setVisible(ui.show_ticker.isChecked())),
            Command("stacked", lambda: self._window.stack(ui.stacked.isChecked())),
            Command("full_screen", self._window.turn_full_screen),
        )

    def _action(self, command: Command) -> QAction:
        action: QAction = getattr(self._window.ui, command.action)
        return action

    def refresh(self) -> None:
        """Grey out what cannot be done now."""
        there = self._there()
        for command in self._commands:
            self._action(command).setEnabled(command.needs in there and command.possible())

    def _there(self) -> Need:
        """Return what there is of that which commands need."""
        there = Need.NOTHING
        there |= Need.WRITING if self._newsroom.writable else Need.NOTHING
        if self._editor is not None:
            there |= Need.STORY if self._editor.story else Need.NOTHING
            there |= Need.NOTHING if self._window.panes.editor.body.isReadOnly() else Need.TEXT
        there |= Need.MARKED if self._window.panes.stories.selected() else Need.NOTHING
        return there

    def why_not(self, name: str) -> str:
        """Say why an action (its name) cannot be done now; "" if nobody knows."""
        there = self._there()
        for command in self._commands:
            if command.action == name:
                missing = "" if command.possible() else command.missing
                return next(
                    (why for need, why in _WHY_NOT.items() if need in command.needs & ~there), missing
                )
        return ""

    def _in_text(self, command: str) -> None:
        """Undo, redo, cut or copy in whatever field has the keyboard; from one to be read, only copy."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit) and (
            command == "copy" or not focus.isReadOnly()
        ):
            getattr(focus, command)()

    def _paste(self) -> None:
        """Paste into the field that has the keyboard; into the list, a copied page is taken in."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit):
            # Qt writes into a line that is only to be read, too.
            if not focus.isReadOnly():
                focus.paste()
        elif self._newsroom.writable:
            self.paste_wanted.emit()
