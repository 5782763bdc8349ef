"""Pastes formatted text as clean Markdown, says what was left out, and pastes plainly on request."""

import re
from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from newsdesk.domain.capture import Pasted, Removed
from newsdesk.domain.errors import WorldError
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command
from newsdesk.gui.controllers.pictures import PictureController
from newsdesk.gui.dialogs.left_out import LeftOutDialog
from newsdesk.gui.workplace import Workplace
from newsdesk.text.english import counted, listed
from newsdesk.widgets.utf16 import from_utf16
from newsdesk.widgets.writing import grid, reach
from newsdesk.widgets.writing.field import FieldEdit
from newsdesk.widgets.writing.handed import handed_down
from newsdesk.widgets.writing.lines import Passage, normal
from newsdesk.widgets.writing.marks import is_address
from newsdesk.widgets.writing.pasting import KeptPlace
from newsdesk.widgets.writing.prose import is_prose

#: What can be counted of what was left out, and what several are called.
_COUNTED = {
    "address mark that counts visitors": "address marks that count visitors",
    "button": "buttons",
    "comment": "comments",
    "embedded object": "embedded objects",
    "film": "films",
    "form": "forms",
    "frame": "frames",
    "picture": "pictures",
    "sidebar": "sidebars",
}
#: How many kinds of what was left out a sentence names.
_NAMED = 4
#: How programmers' editors mark what was copied: it is text, letter by letter.
_CODE_FORMATS = ("vscode-editor-data", "application/vnd.code.copymetadata")
_CODE = re.compile(r"<(?:div|pre)[^>]*\bfont-family:[^>]*\bmonospace\b[^>]*>", re.IGNORECASE)


class PasteController(QObject):
    """Takes what is pasted into the text or dropped on it, where that is more than plain text."""

    def __init__(self, place: Workplace, pictures: PictureController) -> None:
        super().__init__(place.window)
        self._desk, self._background, self._messages = place.desk, place.background, place.messages
        self._window, self._choices = place.window, place.choices
        self._body = place.window.panes.editor.body
        self._pictures = pictures
        self._body.paster = self
        #: What was said of the last paste, and how many steps could be undone before it.
        self._told, self._before = "", 0
        self._body.text_edited.connect(self._follow_undo)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("paste_plain", self.paste_plain),)

    def wants(self, source: QMimeData) -> bool:
        """Say whether this is formatted text, or pictures, for a place where they can be."""
        if self._body.isReadOnly():
            return False
        if is_address(source.text()):
            # Only then can it hold a tracker, and only then is a look at it worth what that imports.
            return "?" in source.text() and self._is_prose()
        return self._pictures.wants(source) or (
            source.hasHtml()
            and not _is_code(source)
            and not any(url.isLocalFile() for url in source.urls())
            and self._is_prose()
        )

    def take(self, source: QMimeData) -> None:
        """Paste it: at once what is small, the rest when it has been read."""
        if is_address(source.text()):
            self._paste_address(source.text())
            return
        if self._pictures.wants(source):
            self._pictures.take(source)
            return
        html, plain, place = source.html(), normal(source.text()), KeptPlace(self._body)
        desk = self._desk.pasting
        if desk.is_small(html):
            self._put(desk.read(html), plain, place)
            return
        self._messages.hint(self.tr("Reading what is pasted…"))
        self._background.run(
            Lane.WORLD,
            lambda: desk.read(html),
            owner=self,
            then=lambda pasted: self._put(pasted, plain, place),
            failed=self._say,
        )

    def _paste_address(self, text: str) -> None:
        """Paste an address as the editor does any other, but without its trackers."""
        pasted = self._desk.pasting.read_address(text.strip())
        self._before = self._body.document().availableUndoSteps()
        helped = self._body.text_paster is not None and self._body.text_paster(pasted.markdown)
        if not helped:
            self._body.insert(pasted.markdown)
        if pasted.removed:
            self._tell("Pasted", pasted.removed)

    def paste_plain(self) -> None:
        """Paste what is on the clipboard letter by letter, into whatever field has the keyboard."""
        focus = QApplication.focusWidget()
        text = QGuiApplication.clipboard().text()
        if not isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit) or focus.isReadOnly():
            return
        if isinstance(focus, QLineEdit):
            focus.insert(text)
        elif isinstance(focus, QPlainTextEdit):
            focus.insertPlainText(text)
        elif isinstance(focus, FieldEdit):
            focus.paste()
        elif focus is self._body:
            self._body.insert(normal(text))

    def _is_prose(self) -> bool:
        block = self._body.textCursor().block()
        at = from_utf16(block.text(), self._body.textCursor().position() - block.position())
        return is_prose(block.text(), at, handed_down(block.previous()))

    def _put(self, pasted: Pasted, plain: str, place: KeptPlace) -> None:
        self._messages.hint("")
        if not place.is_there:
            self._messages.trouble("Another story is open by now, so nothing was pasted. Paste it again.")
            return
        if not pasted.blocks and not plain.strip():
            self._tell("Nothing was pasted", pasted.removed)
            return
        self._before = self._body.document().availableUndoSteps()
        place.put([self._in_line(each) for each in pasted.blocks] or [plain], pasted.notes)
        if pasted.removed:
            self._tell("Pasted", pasted.removed)

    def _in_line(self, block: str) -> str:
        """Return a block; a table with its columns in line, as it would be once somebody types in it."""
        if not self._choices.now.align_tables:
            return block
        return grid.fitted(grid.in_line(Passage(block, 0, 0)), reach.room(self._body)).text

    def _follow_undo(self) -> None:
        """Say no more what was left out once the paste is taken back."""
        if self._told and self._body.document().availableUndoSteps() <= self._before:
            if self._messages.offered.text == self._told:
                self._messages.offered.hide()
            self._told = ""

    def _tell(self, done: str, removed: Sequence[Removed]) -> None:
        sentence = f"{done} without {left_out(removed)}." if removed else f"{done}: there is no text in it."
        if removed:
            self._messages.offer(sentence, "Details…", lambda: LeftOutDialog(removed, self._window).open())
            self._told = sentence
        else:
            self._messages.tell(sentence)

    def _say(self, error: WorldError) -> None:
        self._messages.hint("")
        self._messages.trouble(str(error), "Paste as plain text", self.paste_plain)


def left_out(removed: Sequence[Removed]) -> str:
    """Say what was left out: "3 pictures, a sidebar and hidden text"."""
    times: Counter[str] = Counter()
    for each in removed:
        times[each.why] += each.count
    said = [
        counted(number, why, _COUNTED[why]) if why in _COUNTED else why for why, number in times.most_common()
    ]
    return listed(said if len(said) <= _NAMED else [*said[: _NAMED - 1], "more"])


def _is_code(source: QMimeData) -> bool:
    return any(map(source.hasFormat, _CODE_FORMATS)) or bool(_CODE.search(source.html()[:2000]))
