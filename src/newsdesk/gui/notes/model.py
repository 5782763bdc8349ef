"""Notes as Qt wants them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from newsdesk.domain.clock import Clock
from newsdesk.domain.notes import Note
from newsdesk.gui.phrases import ago, local_moment
from newsdesk.widgets.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex

#: What stands under a note's words: the passage it is about, and who left it when; text, "" for nothing.
QUOTE = Qt.ItemDataRole.UserRole + 1
FACTS = Qt.ItemDataRole.UserRole + 2
#: Over them, in a list of several stories: the story's headline.
HEADLINE = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note as a list shows it. ``headline`` is given in a list of several stories.

    ``gone``: what it is about is not in the text any more.
    """

    note: Note
    headline: str = ""
    gone: bool = False


class NotesModel(QAbstractListModel):
    """Notes in the order given. ``UserRole`` gives the ``NoteLine`` itself."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._lines: tuple[NoteLine, ...] = ()

    def set_lines(self, lines: Sequence[NoteLine]) -> None:
        """Show these notes."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    @property
    def lines(self) -> tuple[NoteLine, ...]:
        """The notes shown."""
        return self._lines

    def row_of(self, uid: str) -> int:
        """Return the row of a note, or -1."""
        return next((row for row, each in enumerate(self._lines) if each.note.uid == uid), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many notes there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a note's words, what stands around them, or all of it in one sentence to be heard."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.note.text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._tip(line.note))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._heard(line)
            case Qt.ItemDataRole.UserRole:
                return line
        # Roles of our own are plain numbers, which a pattern would take for names to fill.
        own = {QUOTE: quoted(line), FACTS: self._facts(line.note), HEADLINE: line.headline}
        return own.get(role)

    def _facts(self, note: Note) -> str:
        left = f"{note.who}, {ago(note.at, self._clock.now())}" + ("; goes along" if note.travels else "")
        if note.resolved is None:
            return left
        return f"{left}; resolved by {note.resolved_by}, {ago(note.resolved, self._clock.now())}"

    def _tip(self, note: Note) -> str:
        tip = f"{note.text}\nLeft by {note.who}, {local_moment(note.at)}"
        if note.travels:
            tip += "\nGoes with the story to other desks"
        if note.resolved is None:
            return tip
        return f"{tip}\nResolved by {note.resolved_by}, {local_moment(note.resolved)}"

    def _heard(self, line: NoteLine) -> str:
        parts = (line.headline, line.note.text, quoted(line), self._facts(line.note))
        return ". ".join(part for part in parts if part)


def quoted(line: NoteLine) -> str:
    """Return the passage a note is about, in quotation marks and on one line; or that it is gone."""
    passage = " ".join(line.note.anchor.passage.split())
    if not passage:
        return ""
    return f"Its passage is gone: “{passage}”" if line.gone else f"“{passage}”"
