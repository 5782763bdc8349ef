"""A sheet for each text that was written on in this session: its document, with all that can be undone in it.

So that undo goes on where it was when a text is shown again, and never from one text into another.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

from newsdesk.widgets.writing.settling import Settling

#: How many texts are kept at the ready, and how many characters in all of them.
SHEETS, CHARACTERS = 20, 4_000_000


@dataclass(slots=True)
class Sheet:
    """One text: its document, who takes over changes, where the writer was (UTF-16; pixels from the top)."""

    document: QTextDocument
    settling: Settling
    caret: int = 0
    anchor: int = 0
    top: int = 0
    #: The height of its lines, in percent of their font's; 0: it was never filled.
    spacing: int = 0


class Sheets:
    """The sheets of one editor by their texts' names, the one that was used last at the end."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._sheets: dict[str, Sheet] = {}

    def take(self, name: str) -> tuple[Sheet, bool]:
        """Return the sheet of this name, and whether it is a new one; those unused for long are let go.

        The sheet that was taken before is never among them: it is still shown when this is asked.
        """
        sheet = self._sheets.pop(name, None)
        new = sheet is None
        if sheet is None:
            document = QTextDocument(self._owner)
            sheet = Sheet(document, Settling(document))
        self._sheets[name] = sheet
        self._let_go()
        return sheet, new

    def _let_go(self) -> None:
        names = list(self._sheets)
        room = CHARACTERS
        for rank, name in enumerate(reversed(names)):
            room -= self._sheets[name].document.characterCount()
            if rank > 1 and (rank >= SHEETS or room < 0):
                self._sheets.pop(name).document.deleteLater()
