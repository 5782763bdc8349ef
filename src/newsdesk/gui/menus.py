"""The menus' actions, each with the way to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar


@dataclass(frozen=True, slots=True)
class Entry:
    """An action and the titles of the menus that lead to it, without their underlined letters."""

    action: QAction
    path: tuple[str, ...]

    @property
    def words(self) -> str:
        """What the menu says now."""
        return bare(self.action.text())

    @property
    def usual_words(self) -> str:
        """What the action is called, where the menu says more (what would be undone)."""
        return bare(self.action.iconText())


def bare(text: str) -> str:
    """Return a menu's or an action's text without the mark of its underlined letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def entries(bar: QMenuBar) -> Iterator[Entry]:
    """Yield every action of a menu bar, in the order of its menus."""
    for action in bar.actions():
        # PySide: a menu that an action has is an object here, and no QMenu to the type checker.
        if isinstance(menu := action.menu(), QMenu):
            yield from _entries(menu, ())


def _entries(menu: QMenu, above: tuple[str, ...]) -> Iterator[Entry]:
    path = (*above, bare(menu.title()))
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _entries(below, path)
        elif action.text() and not action.isSeparator():
            yield Entry(action, path)
