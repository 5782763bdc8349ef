"""Sentences that name the keys of the window's actions, whichever these are just now.

In a form such a sentence says the action's name where its keys go, and has in brackets what is left out
while it has none: "Choose a story, or start one[ with {new_story}]."
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QWidget

#: A part in brackets: what is before the name, the name, and what is behind it.
_PART = re.compile(r"\[([^\[\]{}]*)\{(\w+)\}([^\[\]{}]*)\]")


class KeyedWords(QObject):
    """Says a sentence, with ``say``, and again whenever an action that it names has other keys.

    ``ui`` has the actions by their names. It goes with ``owner``, to whom ``say`` belongs.
    """

    def __init__(self, owner: QObject, ui: object, words: str, say: Callable[[str], object]) -> None:
        super().__init__(owner)
        self._words, self._say = words, say
        self._actions: dict[str, QAction] = {name: getattr(ui, name) for _, name, _ in _PART.findall(words)}
        self._said = ""
        for action in self._actions.values():
            action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        # An action changes whenever it turns grey, too.
        words = _PART.sub(self._filled, self._words)
        if words != self._said:
            self._said = words
            self._say(words)

    def _filled(self, part: re.Match[str]) -> str:
        before, name, behind = part.groups()
        keys = self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return f"{before}{keys}{behind}" if keys else ""


def follow_keys(ui: object, *widgets: QWidget) -> None:
    """Let forms name keys: in what a label says, and in the tool tip of anything else."""
    for widget in widgets:
        if isinstance(widget, QLabel):
            KeyedWords(widget, ui, widget.text(), widget.setText)
        else:
            KeyedWords(widget, ui, widget.toolTip(), widget.setToolTip)
