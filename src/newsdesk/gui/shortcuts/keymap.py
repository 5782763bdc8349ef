"""Which keys an action has: those of the form, or those that somebody chose instead."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

#: Actions whose keys are the same in every field for text of every program.
FIXED = frozenset({"undo", "redo", "cut", "copy", "paste"})

_TEXT_KEYS = (
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.DeleteEndOfWord,
    QKeySequence.StandardKey.MoveToNextWord,
    QKeySequence.StandardKey.MoveToPreviousWord,
    QKeySequence.StandardKey.SelectNextWord,
    QKeySequence.StandardKey.SelectPreviousWord,
    QKeySequence.StandardKey.MoveToStartOfDocument,
    QKeySequence.StandardKey.MoveToEndOfDocument,
    QKeySequence.StandardKey.SelectStartOfDocument,
    QKeySequence.StandardKey.SelectEndOfDocument,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
)
_HELD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True, slots=True)
class Keymap:
    """Keys by the names of actions, as ``QKeySequence`` writes them everywhere ("Ctrl+B"), "" for none.

    ``usual`` are those of the form, ``changed`` those that somebody chose. What was chosen wins: an action
    whose usual keys another was given has none, until that one lets go of them.
    """

    usual: Mapping[str, str]
    changed: Mapping[str, str] = field(default_factory=dict)

    def keys(self, name: str) -> str:
        """Return the keys of an action; "" of one that there is not."""
        if name in self.changed:
            return self.changed[name]
        usual = self.usual.get(name, "")
        return "" if usual in self.changed.values() else usual

    def holder(self, keys: str) -> str:
        """Return the name of the action that has these keys, or ""."""
        return next((name for name in self.usual if keys and self.keys(name) == keys), "")

    def give(self, name: str, keys: str) -> "Keymap":
        """Return a map in which an action has these keys ("": none) and nobody else has them."""
        holder = self.holder(keys)
        changed = dict(self.changed)
        if holder not in {"", name}:
            changed[holder] = ""
        changed[name] = keys
        return self._tidy(changed)

    def with_changes(self, changed: Mapping[str, str]) -> "Keymap":
        """Return a map with these changes and no others; those of actions that there are not are left out."""
        return self._tidy({name: _named(keys) for name, keys in changed.items() if name in self.usual})

    def _tidy(self, changed: Mapping[str, str]) -> "Keymap":
        """Return a map without changes that change nothing, and with each key once."""
        kept: dict[str, str] = {}
        for name, keys in changed.items():
            if name not in FIXED and not (keys and keys in kept.values()):
                kept[name] = keys
        for name in [name for name, keys in kept.items() if keys == self.usual[name]]:
            del kept[name]
        # None, because another has its usual keys, is what it has by itself.
        given = set(kept.values())
        for name in [name for name, keys in kept.items() if not keys and self.usual[name] in given - {""}]:
            del kept[name]
        return replace(self, changed=kept)


def why_not(keys: str, keymap: Keymap, menus: Mapping[str, str]) -> str:
    """Say why these keys cannot be an action's, "" if they can.

    ``menus`` are the titles of the menus by the keys that open them ("Alt+F").
    """
    sequence = QKeySequence(keys)
    if sequence.isEmpty():
        return ""
    told = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    pressed = sequence[0]  # type: ignore[index] # PySide's stubs forget it
    if not pressed.keyboardModifiers() & _HELD and not _is_function(pressed.key()):
        return f"{told} is for writing. Hold Ctrl or Alt as well, or take a key from F1 to F35."
    if keys in menus:
        return f"{told} opens the menu {menus[keys]}."
    if any(keymap.keys(name) == keys for name in FIXED):
        return f"{told} does the same in every field for text, and stays."
    mine = set(keymap.usual.values())
    if keys not in mine and any(sequence in QKeySequence.keyBindings(each) for each in _TEXT_KEYS):
        return f"{told} goes through text, or changes it, in every field."
    return ""


def _is_function(key: Qt.Key) -> bool:
    return Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35


def _named(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
