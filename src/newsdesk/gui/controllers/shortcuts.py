"""The keys of the window's actions: as the form has them, and as somebody wants them."""

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command
from newsdesk.gui.menus import Entry, bare, entries
from newsdesk.gui.shortcuts.dialog import Line, ShortcutsDialog
from newsdesk.gui.shortcuts.keymap import Keymap
from newsdesk.gui.shortcuts.sheet import IN_TEXT, Group, sheet, write_sheet
from newsdesk.gui.shortcuts.sheet_dialog import CheatSheetDialog
from newsdesk.gui.workplace import Workplace


class ShortcutsController(QObject):
    """Stands between the dialog and the actions. ``changed`` is what differs from the form's keys, by names.

    Make it once all actions are there. ``chosen`` brings the same when somebody has chosen other keys.
    """

    chosen = Signal(dict)

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place, self._bar = place, place.window.ui.menu_bar
        self._entries = tuple(each for each in entries(self._bar) if each.action.objectName())
        self._actions: dict[str, QAction] = {each.action.objectName(): each.action for each in self._entries}
        usual = {name: _keys(action) for name, action in self._actions.items()}
        self._keymap = Keymap(usual)

    @property
    def changed(self) -> dict[str, str]:
        """The keys that are other than usual, by the names of their actions."""
        return dict(self._keymap.changed)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("shortcuts", self.show_dialog), Command("cheat_sheet", self.show_sheet))

    def restore(self, changed: Mapping[str, str]) -> None:
        """Give the actions the keys that somebody chose before."""
        if changed:
            self.wear(self._keymap.with_changes(changed))

    def wear(self, keymap: Keymap) -> None:
        """Give the actions these keys."""
        self._keymap = keymap
        for name, action in self._actions.items():
            keys = keymap.keys(name)
            if keys != _keys(action):
                action.setShortcut(QKeySequence(keys))

    def _choose(self, keymap: Keymap) -> None:
        self.wear(keymap)
        self.chosen.emit(self.changed)

    def show_dialog(self) -> ShortcutsDialog:
        """Show all keys, to be looked up and changed."""
        lines = [
            Line(each.action.objectName(), each.usual_words, " › ".join(each.path)) for each in self._entries
        ]
        dialog = ShortcutsDialog(lines, self._keymap, self._menus(), self._place.window)
        dialog.chosen.connect(self._choose)
        dialog.sheet_wanted.connect(self.show_sheet)
        dialog.open()
        return dialog

    def _menus(self) -> dict[str, str]:
        """Return the titles of the menus by the keys that open them."""
        return {
            QKeySequence.mnemonic(each.text()).toString(): bare(each.text()) for each in self._bar.actions()
        }

    def show_sheet(self, keymap: Keymap | None = None) -> CheatSheetDialog:
        """Show a sheet of the keys that there are, or would be."""
        dialog = CheatSheetDialog(self.page(keymap or self._keymap), self._place.window)
        dialog.save_wanted.connect(lambda path: self._save(keymap or self._keymap, path))
        dialog.open()
        return dialog

    def page(self, keymap: Keymap) -> str:
        """Return the sheet as a page of HTML."""
        groups = [
            Group(menu, [line for each in found if (line := _line(each, keymap))[1]])
            for menu, found in groupby(self._entries, key=lambda each: each.path[0])
        ]
        return sheet("Newsdesk: keys", [*groups, Group("In the text", IN_TEXT)])

    def _save(self, keymap: Keymap, path: Path) -> None:
        page = self.page(keymap)
        self._place.background.run(
            Lane.WORLD,
            lambda: write_sheet(page, path),
            owner=self,
            then=lambda _nothing: self._place.messages.tell(f"The cheat sheet is in {path}."),
        )


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)


def _line(entry: Entry, keymap: Keymap) -> tuple[str, str]:
    """Return an action's words, after those of the menu within its menu, and its keys."""
    words = " › ".join((*entry.path[1:], entry.usual_words.removesuffix("…")))
    keys = QKeySequence(keymap.keys(entry.action.objectName()))
    return words, keys.toString(QKeySequence.SequenceFormat.NativeText)
