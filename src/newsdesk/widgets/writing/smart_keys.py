"""Puts what a language prints for a key into a text: quotation marks, dashes, dots and apostrophes.

What a key means is decided by ``smart`` and ``pairs``, which know no Qt.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from newsdesk.widgets.utf16 import from_utf16
from newsdesk.widgets.writing import pairs, smart
from newsdesk.widgets.writing.lines import Passage
from newsdesk.widgets.writing.plain import PlainEdit
from newsdesk.widgets.writing.switches import Switches

_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True, slots=True)
class _Swap:
    """What was put for a key: Backspace right after it, at this place and revision, brings back the key."""

    revision: int
    position: int
    made: str
    behind: str
    typed: str


class SmartKeys:
    """Works in one editor. ``language`` (BCP 47) is that of the text: its quotation marks are used.

    ``insert`` types a character at the caret, ``settle`` is called whenever the text was changed.
    """

    def __init__(
        self, edit: PlainEdit, insert: Callable[[str], None], settle: Callable[[], None] = lambda: None
    ) -> None:
        self._edit, self._insert, self._settle = edit, insert, settle
        self._swap: _Swap | None = None
        self.switches = Switches()
        self.language = "en"

    def better(self, before: str, key: str) -> tuple[int, str] | None:
        """Say what is to stand for a key behind ``before``, as ``smart.better``; None: the key."""
        wanted = self.switches
        if not (wanted.smart_quotes or wanted.smart_dashes):
            return None
        return smart.better(
            before, key, self.language, quotes=wanted.smart_quotes, dashes=wanted.smart_dashes
        )

    def quotes(self) -> smart.Marks | None:
        """Return the quotation marks to be used; None: those of the keyboard."""
        return smart.marks_of(self.language) if self.switches.smart_quotes else None

    def put(self, line: str, at: int, key: str, swap: tuple[int, str]) -> None:
        """Put the key, and in a step of its own what it stands for; or go over a mark that is there.

        ``line`` is the caret's, ``at`` its place in it, ``swap`` what ``better`` said.
        """
        gone, made = swap
        marks = smart.marks_of(self.language)
        behind = ""
        if self.switches.close_pairs and key == '"' and marks is not None:
            here = Passage(line, at, at)
            if line[:at].endswith(marks.open) and line.startswith(marks.close, at):
                made = marks.close
            if made in {marks.close, marks.inner_close} and (over := pairs.closes_quote(here, made)):
                self._edit.change(lambda _passage: over)
                return
            closing = {marks.inner_open: marks.inner_close, marks.open: marks.close}.get(made, "")
            behind = closing if closing and pairs.quoted(here, made, closing) else ""
        typed = line[at - gone : at] + key
        if self._swap is not None and self._is_fresh(self._swap) and typed.startswith(self._swap.made):
            typed = self._swap.typed + typed.removeprefix(self._swap.made)
        self._insert(key)
        self._exchange(gone + 1, made + behind, len(behind))
        self._settle()
        self.remember(made, typed, behind)

    def remember(self, made: str, typed: str, behind: str = "") -> None:
        """Let Backspace bring back what was typed, for what stands before the caret now (and behind it)."""
        self._swap = _Swap(*self._edit.writing_at, made, behind, typed)

    def take_back(self) -> bool:
        """Bring back what was typed, if it was the last thing that became something else."""
        swap, self._swap = self._swap, None
        if swap is None or not self._is_fresh(swap):
            return False

        def literal(passage: Passage) -> Passage:
            head = passage.text[: passage.start - len(swap.made)] + swap.typed
            text = head + passage.text[passage.end + len(swap.behind) :]
            return Passage(text, len(head), len(head))

        self._edit.change(literal)
        self._settle()
        return True

    def _exchange(self, gone: int, made: str, behind: int) -> None:
        """Put ``made`` in place of so many characters before the caret, and that so many before its end."""

        def exchanged(passage: Passage) -> Passage:
            head = passage.text[: passage.start - gone] + made
            place = len(head) - behind
            return Passage(head + passage.text[passage.end :], place, place)

        self._edit.change(exchanged)

    def _is_fresh(self, swap: _Swap) -> bool:
        cursor = self._edit.textCursor()
        return not cursor.hasSelection() and self._edit.writing_at == (swap.revision, swap.position)


class FieldKeys:
    """Stands by in a short field of plain words, where nothing but these keys needs help."""

    def __init__(self, edit: PlainEdit) -> None:
        self._edit = edit
        self.keys = SmartKeys(edit, lambda key: edit.textCursor().insertText(key))
        edit.add_help(self)

    def press(self, event: QKeyEvent) -> bool:
        """Deal with a key that a language prints another way, and with Backspace right after it."""
        cursor = self._edit.textCursor()
        if cursor.hasSelection():
            return False
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers():
            return self.keys.take_back()
        key = typed_by(event)
        line = cursor.block().text()
        at = from_utf16(line, cursor.positionInBlock())
        swap = self.keys.better(line[:at], key) if key else None
        if swap is not None:
            self.keys.put(line, at, key, swap)
        return swap is not None


def typed_by(event: QKeyEvent) -> str:
    """Return the one character that a key types, or ""."""
    commanding = event.modifiers() & _COMMANDING and event.modifiers() & _ALT_GR != _ALT_GR
    text = event.text()
    return "" if commanding or len(text) != 1 or not text.isprintable() else text
